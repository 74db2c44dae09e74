"""On which days a repeating duty stands in a calendar."""

from datetime import date

import pytest

from tracker.rows.repeating import repetition


@pytest.mark.parametrize(
    ("rule", "first", "parts"),
    [
        ("FREQ=MONTHLY", date(2026, 3, 31), {"BYMONTHDAY": ["-1"]}),
        ("FREQ=MONTHLY;INTERVAL=3", date(2026, 3, 31), {"INTERVAL": ["3"], "BYMONTHDAY": ["-1"]}),
        ("FREQ=MONTHLY;INTERVAL=6", date(2026, 6, 30), {"INTERVAL": ["6"], "BYMONTHDAY": ["-1"]}),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", date(2026, 3, 15), {"BYMONTHDAY": ["15", "-1"]}),
        ("FREQ=MONTHLY;BYMONTH=2,4", date(2026, 4, 30), {"BYMONTH": ["2", "4"], "BYMONTHDAY": ["-1"]}),
        ("FREQ=WEEKLY", date(2026, 3, 6), {"BYDAY": ["FR"]}),
        ("FREQ=WEEKLY;BYDAY=MO,TU", date(2026, 3, 3), {"BYDAY": ["MO", "TU"]}),
        ("FREQ=YEARLY", date(2026, 12, 31), {"BYMONTH": ["12"], "BYMONTHDAY": ["-1"]}),
        ("FREQ=MINUTELY;INTERVAL=30", date(2026, 3, 3), {}),
    ],
)
def test_what_repeats_begins_where_its_first_period_ends(rule, first, parts):
    found = repetition(rule, date(2026, 3, 3))

    assert found.first == first
    assert {name: values for name, values in found.parts.items() if name != "FREQ"} == parts


def test_what_repeats_until_a_day_ends_there_or_is_not_at_all():
    until_june = repetition("FREQ=MONTHLY", date(2026, 3, 3), until=date(2026, 6, 30))
    assert [str(day) for day in until_june.from_day(date(2026, 4, 1))] == ["2026-04-30", "2026-05-31", "2026-06-30"]
    assert repetition("FREQ=MONTHLY", date(2026, 3, 3), until=date(2026, 3, 30)) is None


@pytest.mark.parametrize("rule", ["", "每月", "FREQ=SOMETIMES", "FREQ=MONTHLY;BYMONTHDAY=x", "FREQ=MONTHLY;INTERVAL=x"])
def test_what_is_no_rule_has_no_day(rule):
    assert repetition(rule, date(2026, 3, 3)) is None
