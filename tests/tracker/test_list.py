"""The list: rows as of a day, in pages, at the same cost whatever their number."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_directive, a_meeting, a_party, a_speech, a_supervisor
from tracker.actions import AssignmentDraft, DeadlineDraft
from tracker.ledger import Light, light
from tracker.models import Directive

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def supervisor(client):
    """A logged-in browser of somebody without special permissions."""
    client.force_login(a_supervisor())
    return client


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


def test_an_empty_list_says_so(supervisor):
    assert "No directive answers to these filters." in shown(supervisor, "/directives/")


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
