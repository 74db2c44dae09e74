"""The first, the third, the last working day of each month, week or year: days of the official calendar.

No rule of RFC 5545 knows the days off, hence single days, as far as somebody would look ahead.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extraction.reader.numerals import LONGEST, is_masked, whole
from extraction.reader.times.calendar import DAY, OfficialCalendar, monday_of, official_calendar, shift_months
from extraction.reader.times.provisional import working_days_by
from extraction.reader.times.values import Anchor, Repeat, Slots, TimeValue
from extraction.reader.times.wording import some_days

WEEK = timedelta(weeks=1)
FEWEST = 6  # days that are told ahead, however far the calendar goes
MOST = 120  # of what began long ago only the last ones
# How many months the units are whose working days can be counted.
MONTHS = {"FREQ=MONTHLY": 1, "FREQ=MONTHLY;INTERVAL=3": 3, "FREQ=MONTHLY;INTERVAL=6": 6, "FREQ=YEARLY": 12}


class _Unit(NamedTuple):
    """What comes again: so many months, of which one may be meant (1 is the first); weeks where there are none."""

    months: int = 0
    month: int = 0


def repeat_nth_workday(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月第一个工作日, 每季度最后一个工作日, 每月前3个工作日: of the first ones the last counts."""
    rhythm = slots.get("u", "月")
    if is_masked(slots.get("n", "") + slots.get("m", "")):
        return Repeat("", f"每{rhythm}的工作日，序数被遮盖", masked=True)
    nth = whole(slots["n"]) if "n" in slots else anchor.lexicons["nth"][slots["nth"]]
    unit = _unit(anchor.lexicons["repeat_unit"][rhythm], slots, anchor)
    if not nth or nth > LONGEST or unit is None:
        return None
    if anchor.held_on is None:
        return Repeat("", "会议日不明")
    calendar = official_calendar(anchor.lexicons)
    known = _last_known(calendar, anchor.held_on.year)
    days = tuple(_days(calendar, anchor.held_on, unit, nth, max(known, anchor.held_on.year + 1)))[-MOST:]
    if not days:
        return None
    source, flags = working_days_by(calendar, anchor.held_on, days[-1])
    return Repeat("", f"逐次推算，{some_days(days)}，{source}", days=days, flags=flags)


def _unit(rule: str, slots: Slots, anchor: Anchor) -> _Unit | None:
    """The unit of a rule; None where its working days cannot be counted or it has no such month."""
    if rule == "FREQ=WEEKLY":
        return _Unit() if not {"m", "month"} & slots.keys() else None
    months = MONTHS.get(rule)
    if months is None:
        return None
    named: int = anchor.lexicons["month_of_unit"].get(slots.get("month", ""), 0)
    month = whole(slots["m"]) or LONGEST if "m" in slots else named
    if month > months:
        return None
    return _Unit(months, months if month < 0 else month)


def _last_known(calendar: OfficialCalendar, year: int) -> int:
    """The last year whose days off are known, from the one before this on."""
    while calendar.knows(year):
        year += 1
    return year - 1


def _days(calendar: OfficialCalendar, held_on: date, unit: _Unit, nth: int, last_year: int) -> Iterator[date]:
    """The day of each unit from the meeting on: to the end of a year, and `FEWEST` at least."""
    found = 0
    for first, last in _units(held_on, unit):
        if first.year > last_year and found >= FEWEST:
            return
        day = _working_day(calendar, first, last, nth)
        if day is None and first > held_on:
            return  # 每周第8个工作日: no unit has so many
        if day and day >= held_on:
            found += 1
            yield day


def _units(held_on: date, unit: _Unit) -> Iterator[tuple[date, date]]:
    """First and last day of each unit, or of the month of it that is meant, from that of the meeting on."""
    months = unit.months
    first = date(held_on.year, (held_on.month - 1) // months * months + 1, 1) if months else monday_of(held_on)
    while True:
        following = shift_months(first, months) if months else first + WEEK
        if unit.month:
            begins = shift_months(first, unit.month - 1)
            yield begins, shift_months(begins, 1) - DAY
        else:
            yield first, following - DAY
        first = following


def _working_day(calendar: OfficialCalendar, first: date, last: date, nth: int) -> date | None:
    """The nth working day from ``first`` on, of the last ones counted back from ``last``; None outside the two."""
    day, step = (first, DAY) if nth > 0 else (last, -DAY)
    left = abs(nth)
    while first <= day <= last:
        left -= calendar.is_working_day(day)
        if not left:
            return day
        day += step
    return None
