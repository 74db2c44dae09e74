"""Lengths: value functions for rules that count from a day (3个工作日内, 三天后, 不过夜)."""

from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import is_masked
from extraction.reader.times.amounts import HOURS_A_DAY, MINUTES, Amount, amount_of, sized
from extraction.reader.times.calendar import official_calendar, shift_months
from extraction.reader.times.values import Anchor, Length, Slots, TimeValue
from extraction.reader.times.wording import said

A_DAY = HOURS_A_DAY * MINUTES


def length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """3天内, 两周之内, 24小时内, 5个工作日内, 两个半月内, 一年零三个月内: counted from the meeting's day."""
    if is_masked(slots["n"]):
        return Length("", None, "时长被遮盖", masked=True)
    amount = amount_of(slots, anchor.lexicons)
    if amount is None:
        return None
    due_on, how = _counted(anchor, amount, after_meeting="after_meeting" in slots)
    return Length(amount.name, due_on, "，".join(filter(None, (how, amount.how))))


def bare_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """三天, 两个月: a length that limits only what is to be reached in it."""
    found = length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半天, 半个月, 半年之内."""
    duration, unit, number = anchor.lexicons["half_length"][slots["u"]]
    kind = {"M": "months", "D": "days"}.get(unit, "minutes")
    due_on, how = _counted(anchor, sized(kind, number * (MINUTES if unit == "H" else 1)))
    counted = {"months": f"“{slots['u']}”按{number}个月计", "days": f"“{slots['u']}”按{number}天计"}.get(kind, "")
    return Length(duration, due_on, "，".join(filter(None, (how, counted))))


def bare_half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半年: like `bare_length`."""
    found = half_length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def same_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """当天, 不过夜: one day, and the day is the one on which the matter comes up."""
    return Length("P1D", None, "事发当日，自事情发生起算")


def _counted(anchor: Anchor, amount: Amount, *, after_meeting: bool = False) -> tuple[date | None, str]:
    """The day so long after the meeting, and how it was counted; less than a day is counted from what happens."""
    if 0 < amount.minutes < A_DAY and not after_meeting:
        return None, "自事情发生起算"
    held_on = anchor.held_on
    if held_on is None:
        return None, "会议日不明，无法推算"
    how = f"自会议日{said(held_on)}起算"
    try:
        due_on = _after(held_on, amount, anchor)
    except (OverflowError, ValueError):
        return None, "超出日历范围"
    if amount.working_days:
        known = official_calendar(anchor.lexicons).knows(due_on.year)
        source = "按国务院放假安排" if known else "无当年放假安排，按周一至周五"
        how += f"，{source}"
    return due_on, how


def _after(held_on: date, amount: Amount, anchor: Anchor) -> date:
    if amount.working_days:
        return official_calendar(anchor.lexicons).after_working_days(held_on, amount.working_days)
    begun = -(-amount.minutes // A_DAY) if amount.minutes >= A_DAY else 0
    return shift_months(held_on, amount.months) + timedelta(amount.days + begun)
