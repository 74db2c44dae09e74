"""The list: rows as of a day, in pages, at the same cost whatever their number."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_directive, a_meeting, a_party, a_speech
from tests.pages import page as page_of
from tracker.actions import AssignmentDraft, DeadlineDraft
from tracker.models import Directive
from tracker.rows.ledger import Light, light

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


def texts(page) -> list[str]:
    """What the rows of a page say is to be done, in their order."""
    return [row.directive.text for row in page.context["rows"]]


def shown(client, address: str) -> str:
    """The page as an English reader sees it."""
    return client.get(address, headers={"accept-language": "en"}).content.decode()


def test_without_filters_everything_is_listed_soonest_due_first_and_undated_last(supervisor):
    a_directive("无时限")
    a_directive("后到期", due_on=DUE + DAY)
    a_directive("先到期", due_on=DUE)

    assert texts(supervisor.get("/directives/")) == ["先到期", "后到期", "无时限"]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (DUE - 8 * DAY, ["green: in time", "8 days left"]),
        (DUE - 7 * DAY, ["yellow: due soon", "7 days left"]),
        (DUE - DAY, ["yellow: due soon", "1 day left"]),
        (DUE, ["yellow: due soon", "due today"]),
        (DUE + DAY, ["red: overdue", "1 day overdue"]),
        (DUE + 40 * DAY, ["red: overdue", "40 days overdue"]),
    ],
)
def test_a_row_says_in_words_how_it_stands(supervisor, on, words):
    a_directive(due_on=DUE)

    page = shown(supervisor, f"/directives/?on={on}")
    for word in words:
        assert word in page


def test_what_is_closed_counts_no_days(supervisor):
    a_directive(due_on=DUE, closed_on=DUE)

    page = shown(supervisor, f"/directives/?on={DUE + DAY}")
    assert "light-out" in page
    assert "overdue</span>" not in page


def test_the_light_has_one_colour_for_each_standing():
    unit = a_party()
    recurring = DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY")

    assert light(a_directive(due_on=DUE), DUE + DAY) == Light.RED
    assert light(a_directive(due_on=DUE), DUE) == Light.YELLOW
    assert light(a_directive(due_on=DUE), DUE - 8 * DAY) == Light.GREEN
    assert light(a_directive(deadlines=(recurring,)), DUE) == Light.GREEN
    assert light(a_directive(owner=unit), DUE) == Light.GREY
    assert light(a_directive(due_on=DUE, closed_on=DUE), DUE + DAY) == Light.OUT


def test_a_row_names_who_by_when_and_where_it_was_said(supervisor):
    speech = a_speech(meeting=a_meeting(title="防汛工作会议"))
    a_directive(
        speech=speech,
        due_on=DUE,
        owner=a_party("县水利局"),
        assignments=(
            AssignmentDraft("财政局", "support", a_party("县财政局")),
            AssignmentDraft("某专班", "supervisor"),
        ),
    )

    page = shown(supervisor, "/directives/")
    for word in ("县水利局", "县财政局", "某专班", "2026-09-30", "防汛工作会议", "县长 林某"):
        assert word in page


def test_a_row_without_owner_or_day_says_why(supervisor):
    a_directive(deadlines=(DeadlineDraft("by", words="X月底前", masked=True),))

    page = shown(supervisor, "/directives/")
    assert "unowned: nobody named" in page
    assert "the day is masked" in page
    assert "X月底前" in page


def test_what_the_list_was_narrowed_to_stands_above_it_in_words_each_with_the_way_back(supervisor):
    bureau = a_party("县水利局")
    a_party("县水利局水库站", parent=bureau)
    a_directive(owner=bureau, due_on=DUE)

    query = {"state": "overdue", "party": "县水利局", "role": "lead", "on": DUE + DAY}
    answer = supervisor.get("/directives/", query, headers={"accept-language": "en"})
    found = {str(one.words): one.without for one in answer.context["chosen"]}
    assert list(found) == ["overdue", "县水利局 and its sub-units", "lead", "as of 2026-10-01"]
    assert parse_qs(found["overdue"]) == {"party": ["县水利局"], "role": ["lead"], "on": ["2026-10-01"]}
    removing = page_of(answer).xpath("//ul[@class='chosen']//a")
    assert [link.get("aria-label") for link in removing][0] == "Remove the filter overdue"
    assert all(supervisor.get(link.get("href")).status_code == 200 for link in removing)


def test_a_party_taken_back_takes_its_sub_units_with_it(supervisor):
    a_party("县水利局")
    [one] = supervisor.get("/directives/?party=县水利局&units=without").context["chosen"]
    assert one.without == ""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("state=unowned-generic", "unowned: only a collective named"),
        ("state=undated", "undated"),
        ("words=堤防 加固", "“堤防 加固”"),
        ("due_from=2026-09-01", "due from 2026-09-01"),
        ("party=县水利局&units=without", "县水利局, without its sub-units"),
        ("kind=prohibition", "prohibition"),
        ("strength=must", "must"),
        ("level=city", "city"),
        ("meeting=防汛", "Meeting: 防汛"),
        ("speaker=林某", "Speaker: 林某"),
    ],
)
def test_every_filter_has_its_words(supervisor, query, words):
    a_directive(owner=a_party("县水利局"), speech=a_speech(meeting=a_meeting(title="防汛工作会议")))
    answer = supervisor.get(f"/directives/?{query}", headers={"accept-language": "en"})
    assert [str(one.words) for one in answer.context["chosen"]] == [words]


def test_empty_fields_of_the_form_do_not_stay_in_the_address(supervisor):
    answer = supervisor.get("/directives/?words=&state=overdue&due_from=&page=2")
    assert answer.status_code == 302
    assert answer["Location"] == "/directives/?state=overdue"


def test_a_meeting_by_its_key_is_named_in_words(supervisor):
    meeting = a_meeting(title="防汛工作会议", held_on=DUE)
    [one] = supervisor.get("/directives/", {"meeting": meeting.public_id}).context["chosen"]
    assert "防汛工作会议 (2026-09-30)" in one.words


def test_fifty_rows_make_a_page_and_none_is_shown_twice(supervisor):
    speech = a_speech()
    for number in range(120):
        a_directive(f"第{number}项", speech=speech, due_on=DUE if number % 2 else None)

    pages = [texts(supervisor.get("/directives/", {"page": page})) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len(set(sum(pages, []))) == 120


def test_turning_the_page_keeps_the_filters(supervisor):
    speech = a_speech()
    for number in range(60):
        a_directive(f"第{number}项", speech=speech, due_on=DUE)
    a_directive("无时限", speech=speech)

    page = shown(supervisor, f"/directives/?state=overdue&on={DUE + DAY}")
    assert f'href="?state=overdue&amp;on={DUE + DAY}&amp;page=2"' in page
    assert len(texts(supervisor.get("/directives/", {"state": "overdue", "on": DUE + DAY, "page": 2}))) == 10


@pytest.mark.parametrize("page", ["0", "-1", "2", "999999", "x"])
def test_a_page_that_does_not_exist_is_not_found(supervisor, page):
    a_directive()
    assert supervisor.get("/directives/", {"page": page}).status_code == 404


def test_an_empty_list_says_whether_its_filters_are_why(supervisor):
    assert "The ledger is still empty." in shown(supervisor, "/directives/")
    assert "No directive matches these filters." in shown(supervisor, "/directives/?state=overdue")


@pytest.mark.parametrize("query", ["", "?state=overdue&on=2026-10-01", "?state=unowned-generic", "?words=项&role=lead"])
def test_a_page_costs_the_same_number_of_queries_for_one_row_and_for_fifty(supervisor, query):
    collective, helper = a_party(kind="collective"), a_party()

    def a_full_row() -> Directive:
        roles = (AssignmentDraft(helper.name, "support", helper), AssignmentDraft("某专班", "supervisor"))
        stage = DeadlineDraft("by", words="年底前", due_on=DUE + 90 * DAY)
        return a_directive("一项", due_on=DUE, owner=collective, assignments=roles, deadlines=(stage,))

    a_full_row()
    with CaptureQueriesContext(connection) as for_one:
        assert len(texts(supervisor.get(f"/directives/{query}"))) == 1
    for _ in range(49):
        a_full_row()
    with CaptureQueriesContext(connection) as for_fifty:
        assert len(texts(supervisor.get(f"/directives/{query}"))) == 50

    assert len(for_fifty) == len(for_one)


@pytest.mark.parametrize(("first", "last"), [(0, 2), (1, 4), (3, 5), (4, 6), (0, 6), (2, 99)])
@pytest.mark.parametrize("ledger", [0, 50_000], ids=["along the index", "sorted"])
def test_a_part_of_the_list_by_due_day_is_the_same_taken_alone(monkeypatch, ledger, first, last):
    monkeypatch.setattr("tracker.questions.order.LARGE_LEDGER", ledger)
    for days in (2, None, 1, 0, 1, *[None] * 15):
        a_directive(due_on=None if days is None else DUE + days * DAY)
    whole = [row.pk for row in Directive.objects.by_due_day()]
    assert Directive.objects.all().soonest(slice(first, last)) == whole[first:last]


@pytest.mark.parametrize("first", range(8))
@pytest.mark.parametrize("narrowed", [Directive.objects.all, lambda: Directive.objects.in_state("overdue", DUE + DAY)])
def test_a_part_far_behind_is_the_same_taken_from_either_end(monkeypatch, first, narrowed):
    monkeypatch.setattr("tracker.questions.order.LARGE_LEDGER", 0)
    for days in (2, None, 1, None, 0, 1, 0, None):
        a_directive(due_on=None if days is None else DUE + days * DAY)
    whole = [row.pk for row in narrowed().by_due_day()]
    assert narrowed().soonest(slice(first, first + 3)) == whole[first : first + 3]


def test_a_long_list_begins_with_the_soonest_due_too(supervisor, monkeypatch):
    monkeypatch.setattr("tracker.questions.order.LARGE_LEDGER", 0)
    a_directive("无时限")
    a_directive("后到期", due_on=DUE + DAY)
    a_directive("先到期", due_on=DUE)

    assert texts(supervisor.get("/directives/")) == ["先到期", "后到期", "无时限"]
    assert texts(supervisor.get("/directives/?state=undated")) == ["无时限"]
