"""What is counted from the end of a period: 国庆假期结束后3个工作日内, 春节后第三个工作日, 6月30日后一周内.

After a holiday is after its days off, by the notice of the State Council, whether 节, 假期 or neither is said.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import LONGEST, whole
from extraction.reader.rulebook import Lexicons
from extraction.reader.times.calendar import official_calendar
from extraction.reader.times.lengths import counted_since, half_length, length
from extraction.reader.times.provisional import PROVISIONAL, days_off_by, working_days_by
from extraction.reader.times.values import Anchor, Length, Nth, Period, Slots, TimeValue
from extraction.reader.times.wording import held, said

# 节后 without a holiday's name means the next one only where that is near, and no other is.
_NEAR = timedelta(days=20)
_LONG_GONE = timedelta(days=14)


def nth(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """第三个工作日, 第三天, which count from what stands before them; 会后第三个工作日 from the meeting."""
    number = whole(slots["n"]) if "n" in slots else 1
    if not number or number > LONGEST:
        return None
    found = Nth(number, anchor.lexicons["nth_unit"][slots["u"]])
    if "after_meeting" not in slots or anchor.held_on is None:
        return found
    return counted_after(_ending(anchor.held_on, held(anchor.held_on)), found, anchor.lexicons)


def after_holidays(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """节后一周内, 节后首个工作日: after the holiday named before in the line, else after the one that is near."""
    last, how = _holiday(anchor)
    if "u" not in slots and "half" not in slots:
        number = (whole(slots["n"]) if "n" in slots else 1) or 1
        return working_day_after(_ending(last, how), number, anchor.lexicons) if last else None
    found = half_length({"u": slots["half"]}, anchor) if "half" in slots else length(slots, anchor)
    if not isinstance(found, Length) or last is None:
        return replace(found, due_on=None, how=how, flags=()) if isinstance(found, Length) else None
    return counted_after(replace(_ending(last, how), rests_until=last), found, anchor.lexicons)


def counted_after(period: Period, following: TimeValue, lexicons: Lexicons) -> TimeValue | None:
    """The day that is so long after the end of a period, or None where that cannot be counted."""
    if not period.last or not isinstance(following, Length | Nth):
        return None
    if isinstance(following, Nth):
        counted = working_day_after if following.unit == "workday" else _day_after
        return counted(period, following.number, lexicons)
    since, how = _end_of(period)
    source, flags = days_off_by(official_calendar(lexicons), period.last, since)
    found = counted_since(following, since, f"{how}，自次日起算", lexicons)
    if found and flags and PROVISIONAL not in found.flags:
        found = replace(found, how=f"{found.how}，{source}", flags=flags)
    return found and replace(found, flags=(*period.flags, *found.flags))


def working_day_after(period: Period, number: int, lexicons: Lexicons) -> Period:
    """The ``number``-th working day after a period; the period itself where its end is not known."""
    if not period.last:
        return period
    since, how = _end_of(period)
    calendar = official_calendar(lexicons)
    on = calendar.after_working_days(since, number)
    source, flags = working_days_by(calendar, since, on)
    nth = "首个" if number == 1 else f"第{number}个"
    found = _ending(on, f"{how}，此后{nth}工作日，{source}")
    return replace(found, named=period.named, flags=(*period.flags, *flags))


def _day_after(period: Period, number: int, lexicons: Lexicons) -> Period:
    assert period.last
    since, how = _end_of(period)
    on = since + timedelta(number)
    source, flags = days_off_by(official_calendar(lexicons), period.last, since)
    how = f"{how}，此后第{number}天" + (f"，{source}" if source else "")
    return replace(_ending(on, how), named=period.named, flags=(*period.flags, *flags))


def _ending(on: date, how: str) -> Period:
    return Period(on, on, str(on), how)


def _end_of(period: Period) -> tuple[date, str]:
    """The last day of a period, or of the days off it brings, and how it was found."""
    assert period.last
    if period.rests_until:
        return period.rests_until, f"{period.how}，放假至{said(period.rests_until)}"
    return period.last, period.how if period.is_day else f"{period.how}，至{said(period.last)}止"


def _holiday(anchor: Anchor) -> tuple[date | None, str]:
    """The last day off of the holiday that 节 means, and how it was found."""
    if anchor.holiday:
        return anchor.holiday, "随前文所指节日"
    near = set(_holidays_near(anchor))
    if len(near) == 1:
        return near.pop(), f"{held(anchor.held_on)}，取临近的节日"
    return None, "未指明哪个节日，无法推算"


def _holidays_near(anchor: Anchor) -> Iterator[date]:
    calendar, held_on = official_calendar(anchor.lexicons), anchor.held_on
    if held_on is None:
        return
    for day in calendar.holidays_between(held_on - _LONG_GONE, held_on + _NEAR):
        last = calendar.rests_until(day)
        if last and last >= held_on:
            yield last
