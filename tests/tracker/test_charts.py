"""The charts of the overview: what is open by who leads it, and by the month it is due."""

from datetime import date, timedelta

import pytest

from tests.builders import a_directive, a_party
from tests.pages import marked, page, words
from tracker.actions import AssignmentDraft
from tracker.figures.charts.bars import Bar, Chart
from tracker.figures.charts.months import periods
from tracker.figures.tallies import Figure

pytestmark = pytest.mark.django_db

ON = date(2026, 9, 15)
DAY = timedelta(days=1)


def test_a_month_counts_what_is_due_in_it_and_tells_apart_what_is_overdue(supervisor):
    for day in (date(2026, 9, 14), ON, date(2026, 9, 30), date(2026, 10, 1), date(2026, 8, 31)):
        a_directive(due_on=day)
    a_directive(due_on=ON, closed_on=ON)
    a_directive()

    bars = {str(bar.name): (bar.open.count, bar.overdue.count) for bar in chart(supervisor, "months").bars}
    assert {name: counts for name, counts in bars.items() if counts != (0, 0)} == {
        "August 2026": (1, 1),
        "September 2026": (3, 1),
        "October 2026": (1, 0),
    }


def test_a_rule_is_overdue_in_no_month_however_long_the_day_it_names_is_over(supervisor):
    a_directive(due_on=ON - 40 * DAY, kind="accountability")
    a_directive(due_on=ON - 40 * DAY)
    for bar in chart(supervisor, "months").bars:
        for figure in (bar.open, bar.overdue):
            assert supervisor.get(figure.address).context["paginator"].count == figure.count, figure.address
    assert sum(bar.overdue.count for bar in chart(supervisor, "months").bars) == 1


def test_months_reach_from_three_back_to_nine_ahead_and_leave_no_day_out(supervisor):
    those = periods(ON)

    assert [those[1].first, those[-2].last] == [date(2026, 6, 1), date(2027, 6, 30)]
    assert [before.last + DAY for before in those[:-1]] == [after.first for after in those[1:]]


@pytest.mark.parametrize("on", ["1949-01-01", "1949-05-05", "2199-12-31", "2199-02-28"])
def test_at_the_ends_of_the_calendar_every_month_can_still_be_opened(supervisor, on):
    for bar in chart(supervisor, "months", on).bars:
        assert supervisor.get(bar.open.address).status_code == 200, bar.open.address


def test_twelve_parties_are_shown_those_with_most_first_and_the_others_counted(supervisor):
    busy = a_party("县水利局")
    for number in range(14):
        a_directive(owner=a_party(f"第{number:02}局"))
        a_directive(owner=busy, due_on=ON)

    shown = chart(supervisor, "parties")
    assert [str(bar.name) for bar in shown.bars] == ["县水利局", *(f"第{number:02}局" for number in range(11))]
    assert shown.bars[0].open.count == 14
    assert "3 more parties" in words(in_english(supervisor))


def test_a_unit_counts_what_it_leads_and_not_what_its_office_leads_or_it_supports(supervisor):
    bureau = a_party("县水利局")
    office = a_party("县水利局办公室", parent=bureau)
    a_directive(owner=bureau, assignments=(AssignmentDraft("县水利局办公室", "lead", office),))
    a_directive(owner=office, assignments=(AssignmentDraft("县水利局", "support", bureau),))

    shown = {str(bar.name): bar.open for bar in chart(supervisor, "parties").bars}
    assert {name: figure.count for name, figure in shown.items()} == {"县水利局": 1, "县水利局办公室": 2}
    for figure in shown.values():
        assert supervisor.get(figure.address).context["paginator"].count == figure.count


def test_a_long_name_is_cut_in_the_drawing_and_whole_in_its_title_and_in_the_table(supervisor):
    name = "县农村生活污水治理和黑臭水体整治工作领导小组办公室"
    a_directive(owner=a_party(name))

    root = page(in_english(supervisor))
    [drawn] = [text.text for text in marked(root, "bar-name") if "污水" in text.text]
    assert drawn == "县农村生活污水治理和黑…"
    assert any(name in title.text_content() for title in root.iter("title"))
    assert [cell.text for cell in root.iter("th") if cell.text == name]


def test_overdue_is_told_in_words_beside_the_hatching(supervisor):
    a_directive(owner=a_party("县水利局"), due_on=ON - DAY)

    root = page(in_english(supervisor))
    assert {text.text_content() for text in marked(root, "bar-late")} == {"1 overdue"}
    assert len(marked(root, "bar-overdue")) == 2, "one in each chart"


def test_an_empty_ledger_says_what_would_fill_it_and_draws_nothing(supervisor):
    shown = in_english(supervisor)

    assert "The ledger is still empty." in words(shown)
    assert not marked(page(shown), "bars")


def test_however_little_a_bar_counts_it_is_seen():
    chart = Chart("x", "", "", [a_bar_of(1, 0), a_bar_of(50_000, 49_999), a_bar_of(0, 0)])

    assert [(drawn.overdue, drawn.rest) for drawn in chart.drawn()] == [(0, 2), (266, 0), (0, 0)]


@pytest.mark.parametrize("rows", [3, 30])
def test_the_overview_asks_as_much_of_thirty_directives_as_of_three(supervisor, rows, django_assert_max_num_queries):
    for number in range(rows):
        a_directive(owner=a_party(), due_on=ON + number * DAY)

    with django_assert_max_num_queries(10):
        supervisor.get("/", {"on": ON})


def chart(client, key: str, on=ON) -> Chart:
    """One of the charts of the overview, in English."""
    [found] = [chart for chart in in_english(client, on).context["charts"] if chart.key == key]
    return found


def in_english(client, on=ON):
    """The overview as an English reader sees it on a day."""
    return client.get("/", {"on": on}, headers={"accept-language": "en"})


def a_bar_of(count: int, overdue: int) -> Bar:
    """A bar of so many, so many of them overdue."""
    return Bar("", Figure("open", count, ""), Figure("overdue", overdue, ""))
