"""Lengths: value functions for rules that count from a day (3个工作日内, 三天后, 不过夜)."""

from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import LONGEST, at_most, is_masked
from extraction.reader.times.calendar import official_calendar, shift_months
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
    return Length(duration, *_counted(anchor, number, unit))


def bare_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """三天, 两个月: a length that limits only what is to be reached in it."""
    found = length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半天, 半个月, 半年之内."""
    duration, unit, number = anchor.lexicons["half_length"][slots["u"]]
    return Length(duration, *_counted(anchor, number, unit))


def bare_half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半年: like `bare_length`."""
    found = half_length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def same_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """当天, 不过夜: one day, and the day is the one on which the matter comes up."""
    return Length("P1D", None, "事发当日，自事情发生起算")


def _counted(anchor: Anchor, number: int, unit: str) -> tuple[date | None, str]:
    """The day so long after the meeting, and how it was counted."""
    if unit == "minute":
        return None, "自事情发生起算"
    held_on = anchor.held_on
    if held_on is None:
        return None, "会议日不明，无法推算"
    how = f"自会议日{said(held_on)}起算"
    try:
        due_on = _after(held_on, number, unit, anchor)
    except (OverflowError, ValueError):
        return None, "超出日历范围"
    if unit == "workday":
        known = official_calendar(anchor.lexicons).knows(due_on.year)
        source = "按国务院放假安排" if known else "无当年放假安排，按周一至周五"
        how += f"，{source}"
    return due_on, how


def _after(held_on: date, number: int, unit: str, anchor: Anchor) -> date:
    if unit == "workday":
        return official_calendar(anchor.lexicons).after_working_days(held_on, number)
    if unit in "MY":
        return shift_months(held_on, number * (12 if unit == "Y" else 1))
    return held_on + timedelta(number * _DAYS.get(unit, 0) if unit != "H" else -(-number // 24) * (number >= 24))
