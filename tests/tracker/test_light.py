"""The light of a directive: red, yellow, green or grey, and always with its words."""

from datetime import date, timedelta

import pytest

from tests.builders import a_directive
from tracker.rows import ledger
from tracker.rows.ledger import LedgerRow, Light, light

pytestmark = pytest.mark.django_db

ON = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, Light.RED), (0, Light.YELLOW), (7, Light.YELLOW), (8, Light.GREEN), (None, Light.GREY)]
)
def test_it_turns_yellow_a_week_before_and_red_the_day_after(days, shown):
    directive = a_directive(due_on=None if days is None else ON + timedelta(days=days))

    assert light(directive, ON) == shown
    assert shown.label


def test_an_office_sets_how_many_days_before_it_turns_yellow(monkeypatch):
    monkeypatch.setattr(ledger, "DUE_SOON_DAYS", 10)

    assert light(a_directive(due_on=ON + timedelta(days=10)), ON) == Light.YELLOW
    assert light(a_directive(due_on=ON + timedelta(days=11)), ON) == Light.GREEN


def test_what_is_closed_is_neither_late_nor_in_time():
    assert light(a_directive(due_on=ON, closed_on=ON), ON + timedelta(days=1)) == Light.OUT


@pytest.mark.parametrize("kind", ["prohibition", "accountability"])
@pytest.mark.parametrize("due_on", [None, ON - timedelta(days=2160), ON, ON + timedelta(days=3)])
def test_what_holds_has_no_light_of_time_and_counts_no_days(kind, due_on):
    row = LedgerRow(a_directive(due_on=due_on, kind=kind), ON)

    assert row.light() == Light.HOLDS
    assert (row.days_in_words(), row.days_left(), row.days_overdue()) == ("", None, None)


def test_a_rule_that_is_closed_is_closed():
    assert light(a_directive(kind="accountability", closed_on=ON), ON) == Light.OUT
