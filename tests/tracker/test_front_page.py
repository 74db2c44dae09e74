"""The overview: every figure opens a list of exactly that many rows, as of the day it names."""

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from tests.builders import a_directive, a_liaison, a_party, a_proposal, a_reviewer
from tracker.actions import AssignmentDraft, DeadlineDraft
from tracker.models import ResponsibleParty

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def ledger():
    """Something for each card and each of its parts."""
    unit, collective = a_party(), a_party(kind="collective")
    for days in (0, 5, 20, 300):
        a_directive(due_on=DUE + days * DAY, owner=unit)
    a_directive(due_on=DUE, owner=unit, closed_on=DUE)
    a_directive(owner=unit)
    a_directive(owner=unit, deadlines=(DeadlineDraft("by", words="X月底前", masked=True),))
    a_directive(owner=unit, deadlines=(DeadlineDraft("event", words="汛期前"),))
    a_directive(owner=unit, deadlines=(DeadlineDraft("continuous", words="长期坚持"),))
    a_directive(owner=unit, deadlines=(DeadlineDraft("phase", starts_on=DUE),))
    a_directive(due_on=DUE)
    a_directive(due_on=DUE, owner=collective)
    a_directive(due_on=DUE, assignments=(AssignmentDraft("县某局"),))
    a_directive(due_on=DUE, assignments=(AssignmentDraft("县某局", "support"),))


class Links(HTMLParser):
    """Collects the addresses of links that hold a count, with that count."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}
        self._address = self._counting = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Remember the link, and whether a count begins."""
        attributes = dict(attrs)
        if tag == "a":
            self._address = attributes["href"]
        self._counting = attributes.get("class") == "count"

    def handle_data(self, data):
        """Note the count of the link it stands in."""
        if self._counting and data.strip():
            self.counts[self._address] = int(data)
            self._counting = False


@pytest.mark.parametrize("on", [DUE - DAY, DUE, DUE + DAY])
def test_every_count_opens_a_list_of_exactly_that_many_rows(supervisor, ledger, on):
    page = supervisor.get("/", {"on": on})
    counts = Links(page.content.decode()).counts

    cards, totals, causes, months, parties = 5, 2, 4 + 5, 15, 2
    assert len(counts) == cards + totals + causes + 2 * months + 2 * parties
    for address, count in counts.items():
        assert supervisor.get(address).context["paginator"].count == count, address


def test_every_card_and_part_counts_something_on_some_day(supervisor, ledger):
    page = supervisor.get("/", {"on": DUE + DAY})
    counts = Links(page.content.decode()).counts
    assert all(count for address, count in counts.items() if "due_" not in address)
    assert sum(count for address, count in counts.items() if "due_" in address), "the chart of months"


def test_a_liaison_officer_counts_and_opens_only_what_is_theirs(client, ledger):
    client.force_login(a_liaison(ResponsibleParty.objects.get(kind="unit")))

    counts = Links(client.get("/", {"on": DUE + DAY}).content.decode()).counts
    assert counts[f"/directives/?state=open&on={DUE + DAY}"] == 9
    for address, count in counts.items():
        assert client.get(address).context["paginator"].count == count, address


def test_parts_add_up_to_their_card(supervisor, ledger):
    split = [card for card in cards_on(supervisor, DUE).values() if card.parts]

    assert [card.key for card in split] == ["unowned", "undated"]
    for card in split:
        assert card.count == sum(part.count for part in card.parts)


@pytest.mark.parametrize(
    ("on", "overdue", "due_in_7", "due_in_30"),
    [
        (DUE - 8 * DAY, 0, 0, 1),
        (DUE - 7 * DAY, 0, 1, 1),
        (DUE - DAY, 0, 1, 1),
        (DUE, 0, 1, 1),
        (DUE + DAY, 1, 0, 0),
    ],
)
def test_due_today_is_due_soon_and_overdue_only_tomorrow(supervisor, on, overdue, due_in_7, due_in_30):
    a_directive(due_on=DUE)

    cards = cards_on(supervisor, on)
    assert (cards["overdue"].count, cards["due-7"].count, cards["due-30"].count) == (overdue, due_in_7, due_in_30)


def test_today_is_the_day_in_shanghai_not_in_greenwich(supervisor, monkeypatch):
    a_directive(due_on=DUE)
    half_past_midnight_in_shanghai = datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: half_past_midnight_in_shanghai)

    page = supervisor.get("/")
    assert page.context["on"] == DUE + DAY
    assert {card.key: card.count for card in page.context["cards"]}["overdue"] == 1
    assert supervisor.get("/directives/", {"state": "overdue"}).context["paginator"].count == 1


def test_the_day_it_speaks_for_is_shown(supervisor):
    assert "As of Wednesday, 2026-09-30." in in_english(supervisor, "/?on=2026-09-30")


def test_a_day_that_does_not_exist_is_named_and_nothing_is_counted(supervisor, ledger):
    page = supervisor.get("/", {"on": "2026-02-30"})

    assert page.status_code == 400
    assert "2026-02-30" in page.content.decode()
    assert "cards" not in page.context


def test_reviewers_see_how_many_proposals_wait_and_open_the_list_of_their_speeches(client):
    client.force_login(a_reviewer())
    a_proposal()
    a_proposal(state="rejected")

    card = cards_on(client, DUE)["pending"]
    assert card.count == 1
    assert client.get(card.address).context["proposals"] == 1


def test_who_may_not_open_the_proposals_sees_no_card_of_them(supervisor):
    a_proposal()
    assert "pending" not in cards_on(supervisor, DUE)


def cards_on(client, on: date) -> dict:
    """The cards of the front page by their keys."""
    return {card.key: card for card in client.get("/", {"on": on}).context["cards"]}


def in_english(client, address: str) -> str:
    """The page as an English reader sees it."""
    return client.get(address, headers={"accept-language": "en"}).content.decode()
