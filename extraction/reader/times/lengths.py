"""Lengths: value functions for rules that count from a day (3个工作日内, 三天后, 不过夜)."""

from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import is_masked
from extraction.reader.rulebook import Lexicons
from extraction.reader.times.amounts import HOURS_A_DAY, MINUTES, amount_of, sized
from extraction.reader.times.calendar import official_calendar, shift_months
from extraction.reader.times.provisional import working_days_by
from extraction.reader.times.values import Amount, Anchor, Length, Slots, TimeValue
from extraction.reader.times.wording import said

A_DAY = HOURS_A_DAY * MINUTES


def length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """3天内, 两周之内, 24小时内, 5个工作日内, 两个半月内, 一年零三个月内: counted from the meeting's day."""
    if is_masked(slots["n"]):
        return Length("", None, "时长被遮盖", masked=True)
    amount = amount_of(slots, anchor.lexicons)
    if amount is None:
        return None
    return _counted(amount.name, anchor, amount, after_meeting="after_meeting" in slots)


def bare_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """三天, 两个月: a length that limits only what is to be reached in it."""
    found = length(slots, anchor)
    return replace(found, bare=True) if isinstance(found, Length) else None


def half_length(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """半天, 半个月, 半年之内."""
    duration, unit, number = anchor.lexicons["half_length"][slots["u"]]
    kind = {"M": "months", "D": "days"}.get(unit, "minutes")
    counted = {"months": f"“{slots['u']}”按{number}个月计", "days": f"“{slots['u']}”按{number}天计"}.get(kind, "")
    return _counted(duration, anchor, sized(kind, number * (MINUTES if unit == "H" else 1), counted))


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
    if length.amount is None:
        return None
    due_on, how, flags = _due(since, length.amount, how, lexicons)
    return replace(length, due_on=due_on, how=how, flags=flags, since=since, bare=False) if due_on else None


def _counted(duration: str, anchor: Anchor, amount: Amount, *, after_meeting: bool = False) -> Length:
    """The length with the day so long after the meeting; less than a day is counted from what happens."""
    if 0 < amount.minutes < A_DAY and not after_meeting:
        return Length(duration, None, "，".join(filter(None, ("自事情发生起算", amount.how))))
    held_on = anchor.held_on
    if held_on is None:
        return Length(duration, None, "会议日不明，无法推算", amount=amount)
    due_on, how, flags = _due(held_on, amount, f"自会议日{said(held_on)}起算", anchor.lexicons)
    return Length(duration, due_on, how, flags=flags, amount=amount)


def _due(since: date, amount: Amount, how: str, lexicons: Lexicons) -> tuple[date | None, str, tuple[str, ...]]:
    """The day so long after another, how it was counted, and the flags that go with it."""
    try:
        due_on = _after(since, amount, lexicons)
    except (OverflowError, ValueError):
        return None, "超出日历范围", ()
    how = "，".join(filter(None, (how, amount.how)))
    if not amount.working_days:
        return due_on, how, ()
    source, flags = working_days_by(official_calendar(lexicons), since, due_on)
    return due_on, f"{how}，{source}", flags


def _after(since: date, amount: Amount, lexicons: Lexicons) -> date:
    if amount.working_days:
        return official_calendar(lexicons).after_working_days(since, amount.working_days)
    begun = -(-amount.minutes // A_DAY) if amount.minutes >= A_DAY else 0
    return shift_months(since, amount.months) + timedelta(amount.days + begun)
