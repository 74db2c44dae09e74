"""Lengths: value functions for rules that count from a day (3个工作日内, 三天后, 不过夜)."""

from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import LONGEST, at_most, is_masked
from extraction.reader.rulebook import Lexicons
from extraction.reader.times.calendar import official_calendar, shift_months
from extraction.reader.times.provisional import working_days_by
from extraction.reader.times.values import Anchor, Length, Slots, TimeValue
from extraction.reader.times.wording import said

HOURS_A_DAY = 24  # less is counted from what happens, not from the meeting
_DAYS = {"D": 1, "W": 7}
_DURATIONS = {"minute": "PT{}M", "H": "PT{}H", "workday": "P{}D"}


def length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """3天内, 两周之内, 24小时内, 5个工作日内: counted from the meeting's day."""
    unit = anchor.lexicons["length_unit"][slots["u"]]
    if is_masked(slots["n"]):
        return Length("", None, "时长被遮盖", masked=True)
    number = at_most(slots["n"])
    if not number or number > LONGEST:
        return None
    if unit == "quarter":
        number, unit = 3 * number, "M"
    duration = _DURATIONS.get(unit, f"P{{}}{unit}").format(number)
    if unit == "H" and number < HOURS_A_DAY and "after_meeting" not in slots:
        unit = "minute"
    return _counted(duration, anchor, number, unit)


def bare_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """三天, 两个月: a length that limits only what is to be reached in it."""
    found = length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半天, 半个月, 半年之内."""
    duration, unit, number = anchor.lexicons["half_length"][slots["u"]]
    return _counted(duration, anchor, number, unit)


def bare_half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半年: like `bare_length`."""
    found = half_length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def same_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """当天, 不过夜: one day, and the day is the one on which the matter comes up."""
    return Length("P1D", None, "事发当日，自事情发生起算")


def counted_since(length: Length, since: date, how: str, lexicons: Lexicons) -> Length | None:
    """The length counted from another day than the meeting's; None where the day cannot be known.

    ``how`` says which day that is.
    """
    if length.count is None:
        return None
    due_on, how, flags = _due(since, *length.count, how, lexicons)
    return replace(length, due_on=due_on, how=how, flags=flags, since=since, bare=False) if due_on else None


def _counted(duration: str, anchor: Anchor, number: int, unit: str) -> Length:
    """The length with the day so long after the meeting, and how it was counted."""
    if unit == "minute":
        return Length(duration, None, "自事情发生起算")
    held_on, count = anchor.held_on, (number, unit)
    if held_on is None:
        return Length(duration, None, "会议日不明，无法推算", count=count)
    due_on, how, flags = _due(held_on, number, unit, f"自会议日{said(held_on)}起算", anchor.lexicons)
    return Length(duration, due_on, how, flags=flags, count=count)


def _due(since: date, number: int, unit: str, how: str, lexicons: Lexicons) -> tuple[date | None, str, tuple[str, ...]]:
    """The day so long after another, how it was counted, and the flags that go with it."""
    try:
        due_on = _after(since, number, unit, lexicons)
    except (OverflowError, ValueError):
        return None, "超出日历范围", ()
    if unit != "workday":
        return due_on, how, ()
    source, flags = working_days_by(official_calendar(lexicons), since, due_on)
    return due_on, f"{how}，{source}", flags


def _after(since: date, number: int, unit: str, lexicons: Lexicons) -> date:
    if unit == "workday":
        return official_calendar(lexicons).after_working_days(since, number)
    if unit in "MY":
        return shift_months(since, number * (12 if unit == "Y" else 1))
    return since + timedelta(number * _DAYS.get(unit, 0) if unit != "H" else -(-number // 24) * (number >= 24))
