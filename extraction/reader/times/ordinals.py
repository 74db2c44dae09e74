"""Which one of its kind in a period: the second week of June, its last Friday, the first month of a quarter.

Slots: nth, or n for a number behind 第; d a weekday; those of a month, a half, a quarter or a year.
"""

from dataclasses import replace
from datetime import date, timedelta

from extraction.reader.numerals import whole
from extraction.reader.times.calendar import DAY, last_of_month, monday_of, official_calendar
from extraction.reader.times.dates import known, month, unclear
from extraction.reader.times.named import half, quarter, relative_quarter, year
from extraction.reader.times.provisional import working_days_by
from extraction.reader.times.values import Anchor, Period, Slots, TimeValue
from extraction.reader.times.years import Year

_THURSDAY = 3
_BY_MOST_DAYS = "周一至周日为一周，跨月的一周算在多数天所在的月"


def month_week(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """6月第二周, and a weekday in it: as in GB/T 7408 a week belongs where its Thursday lies."""
    found = month(slots, anchor)
    if not isinstance(found, Period) or not (found.first and found.last):
        return found
    thursday = _nth_weekday(found, _THURSDAY, _nth(slots, anchor))
    if thursday is None:
        return _none_such(found)
    monday = monday_of(thursday)
    if "d" in slots:
        on = monday + anchor.lexicons["weekday"][slots["d"]] * DAY
        return _within(found, on, on, _BY_MOST_DAYS)
    return _within(found, monday, monday + 6 * DAY, _BY_MOST_DAYS, open_before=True)


def month_weekday(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """6月的第一个星期五, 4月最后一个周五."""
    found = month(slots, anchor)
    if not isinstance(found, Period) or not (found.first and found.last):
        return found
    on = _nth_weekday(found, anchor.lexicons["weekday"][slots["d"]], _nth(slots, anchor))
    return _within(found, on, on) if on else _none_such(found)


def month_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """6月最后一天, 本月第一个工作日."""
    found = month(slots, anchor)
    if not isinstance(found, Period) or not (found.first and found.last):
        return found
    calendar = official_calendar(anchor.lexicons) if slots["what"] == "工作日" else None
    days = [on for on in _days_of(found) if calendar is None or calendar.is_working_day(on)]
    on = _pick(days, _nth(slots, anchor))
    if on is None:
        return _none_such(found)
    how, flags = working_days_by(calendar, found.first, on) if calendar else ("", ())
    day = _within(found, on, on, how)
    return replace(day, flags=(*day.flags, *flags))


def nth_month(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """明年第二个月, 下半年第一个月, 三季度末月."""
    found = _longer_period(slots, anchor)
    if not isinstance(found, Period) or not (found.first and found.last):
        return found
    months = [date(found.first.year, number, 1) for number in range(found.first.month, found.last.month + 1)]
    first = _pick(months, _nth(slots, anchor))
    if first is None:
        return _none_such(found)
    last = last_of_month(first.year, first.month)
    if "d" in slots:
        on = first + timedelta((whole(slots["d"]) or 0) - 1)
        return _within(found, on, on) if first <= on <= last else _none_such(found)
    return _within(found, last if "part" in slots else first, last, point="part" in slots)


def _longer_period(slots: Slots, anchor: Anchor) -> TimeValue | None:
    rest = {name: words for name, words in slots.items() if name != "part"}
    for name, value in (("h", half), ("q", quarter), ("rq", relative_quarter)):
        if name in slots:
            return value(rest, anchor)
    return year(rest, anchor)


def _nth(slots: Slots, anchor: Anchor) -> int:
    """Which one: counted from one on, or -1 for the last."""
    number: int | None = anchor.lexicons["nth"].get(slots.get("nth", ""))
    return number or whole(slots.get("n", "")) or 0


def _pick(those: list[date], nth: int) -> date | None:
    return those[-1] if nth < 0 else those[nth - 1] if 0 < nth <= len(those) else None


def _nth_weekday(found: Period, weekday: int, nth: int) -> date | None:
    return _pick([on for on in _days_of(found) if on.weekday() == weekday], nth)


def _days_of(found: Period) -> list[date]:
    assert found.first
    assert found.last
    return [found.first + number * DAY for number in range((found.last - found.first).days + 1)]


def _within(found: Period, first: date, last: date, how: str = "", **more: bool) -> Period:
    """A stretch of the period, named as it was."""
    how = "，".join(filter(None, (found.how, how)))
    said = Year(last.year, str(last.year), how, named=found.named, flags=found.flags)
    return known(said, first, last, month_named=True, **more)


def _none_such(found: Period) -> Period:
    return unclear(f"{found.how}，其中没有这一个", found.edtf)
