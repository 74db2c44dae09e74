"""Times that are one: from the one to the other, in a frame, in brackets, or side by side."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extraction.reader.rulebook import Match
from extraction.reader.times.after_periods import counted_after
from extraction.reader.times.calendar import DAY
from extraction.reader.times.clock import hour_end
from extraction.reader.times.context import Context
from extraction.reader.times.counting import counted_from
from extraction.reader.times.joining import cover, join
from extraction.reader.times.values import ALONE, Event, Length, Period, Repeat, TimeValue
from extraction.reader.times.weekdays import against

SAME_DAY = "same-day"


class TimeMatch(NamedTuple):
    """A time value and the words that name it, from ``start`` to ``end``; ``matches`` are what it was found by."""

    value: TimeValue
    start: int
    end: int
    rule: str
    matches: tuple[Match, ...] = ()


def end_of(value: TimeValue, end: int, folded: str) -> int:
    """Where a time value ends; a day and a repetition take the hour behind them (9月30日17:00, 每天下午五点)."""
    if isinstance(value, Repeat) and folded.startswith("的", end):
        hour = hour_end(folded, end + 1)  # 每天的|下午5点
        return hour if hour > end + 1 else end
    takes_hour = isinstance(value, Repeat) or (isinstance(value, Period) and value.is_day)
    return hour_end(folded, end) if takes_hour else end


def put_together(found: Iterator[TimeMatch], context: Context) -> Iterator[TimeMatch]:
    """The times of a text, those that are one as one."""
    held: TimeMatch | None = None
    for this in found:
        both = _run(held, this, context) if held else None
        if held and not both:
            this = _leaning(held, this, context)
            yield held
        held = both or this
    if held:
        yield held


def _leaning(first: TimeMatch, last: TimeMatch, context: Context) -> TimeMatch:
    """国庆假期结束后，县水利局要在|3个工作日内: the second leans on the first, whose words stand apart.

    群众诉求|3天内 leans on each case instead.
    """
    if not isinstance(first.value, Period) or not isinstance(last.value, Length):
        return last
    is_over = context.is_over_before(first.end, last.start, at_once=_ends_at_once(first))
    if not is_over or counted_from(context, last.start):
        return last
    value = counted_after(first.value, last.value, context.lexicons)
    return last._replace(value=value) if value else last


def _run(first: TimeMatch, last: TimeMatch, context: Context) -> TimeMatch | None:
    """Two times that are one: from the one to the other, in a frame, in brackets, or side by side."""
    if isinstance(first.value, Period) and isinstance(last.value, Period):
        both = _two_periods(first, last, first.value, last.value, context)
        if both:
            return both
    if isinstance(first.value, Period) and context.is_over(first.end, last.start, at_once=_ends_at_once(first)):
        # 国庆假期结束后|3个工作日内, 6月30日后|一周内
        return _from_to(first, last, counted_after(first.value, last.value, context.lexicons))
    if isinstance(first.value, Period) and context.in_brackets(first.end, last.start, last.end):
        return first._replace(end=end_of(first.value, last.end + 1, context.folded))  # 下周五|（3月13日）|17:00
    return _side_by_side(first, last, context.folded) if first.end == last.start else None


def _two_periods(first: TimeMatch, last: TimeMatch, one: Period, other: Period, context: Context) -> TimeMatch | None:
    if _is_its_day(first, last, context):
        return last._replace(start=first.start)
    if context.joined(first.end, last.start) or context.runs_until(first.end, last.start, last.end):
        return _from_to(first, last, join(one, _to_weekday(one, last) or other))
    if context.share_a_frame(first.end, last.start, last.end):
        return _from_to(first, last, cover(one, other))
    if _is_turn(one, other) and context.may_be_either(first.end, last.start):
        return _from_to(first, last, join(one, other))  # 今年底明年初
    if again := _names_again(first, last, context):
        return again
    are_holidays = one.rests_until and other.rests_until
    if are_holidays and context.end_together(first.end, last.start, last.end):
        return _from_to(first, last, cover(one, other))
    return None


def _from_to(first: TimeMatch, last: TimeMatch, value: TimeValue | None) -> TimeMatch | None:
    return TimeMatch(value, first.start, last.end, last.rule, first.matches + last.matches) if value else None


def _ends_at_once(first: TimeMatch) -> bool:
    """Whether 后 alone says that it has ended; 今年后|三个月内 may as well mean the last three of it."""
    value = first.value
    return isinstance(value, Period) and bool(value.is_day or value.point or value.rests_until)


def _is_its_day(first: TimeMatch, last: TimeMatch, context: Context) -> bool:
    """6月（20日前）, 6月·20日: a month, and with nothing but a sign between its day."""
    month, day = first.value, last.value
    if not (isinstance(month, Period) and isinstance(day, Period) and last.rule == "day-alone"):
        return False
    return month.month_named and not month.is_day and context.is_sign(first.end, last.start) and month.holds(day)


def _names_again(first: TimeMatch, last: TimeMatch, context: Context) -> TimeMatch | None:
    """6月12日，星期五; 下周五（6月12日）: a day and its weekday, in whatever order.

    The day holds where they do not agree.  With 、 between two that do not agree, or with a week that is named, they
    are two.
    """
    between = context.folded[first.end : last.start].strip()
    is_weekday = [context.follows("week_names", each.start) or each.rule == "week" for each in (first, last)]
    if between not in (",", "、", "", "(") or is_weekday.count(True) != 1:
        return None
    day, weekday = (last, first) if is_weekday[0] else (first, last)
    bracket = between == "("
    if bracket and not context.in_brackets(first.end, last.start, last.end):
        return None
    # 5月15日，下周三前 names two days where they do not agree.
    is_list = between == "、" or (between == "," and "rw" in weekday.matches[0].slots)
    value = _agreed(day.value, weekday.value, is_list=is_list)
    end = end_of(value, last.end + bracket, context.folded) if value else 0
    return day._replace(value=value, start=first.start, end=end) if value else None


def _agreed(day: TimeValue, weekday: TimeValue, *, is_list: bool) -> Period | None:
    if not (isinstance(day, Period) and isinstance(weekday, Period) and day.is_day and weekday.is_day):
        return None
    if not (day.first and weekday.first and day.month_named):
        return None
    if is_list and day.first.weekday() != weekday.first.weekday():
        return None
    return against(day, weekday.first.weekday())


def _said_again(first: TimeMatch, last: TimeMatch, period: Period, folded: str) -> TimeMatch | None:
    """The period alone, where what stands behind it only says it again."""
    if last.rule == SAME_DAY and period.first:
        day = _on_the_day(period)
        return first._replace(value=day, end=end_of(day, last.end, folded))
    if isinstance(last.value, Length) and last.value.bare:
        return first  # 5月份|一个月时间
    return first._replace(end=last.end) if period.run and _says_again(last) else None


def _says_again(last: TimeMatch) -> bool:
    """2026—2028年|三年内, 4月8日至4月10日|周五: how long a run is, or the weekday on which it ends."""
    return _is_weekday_alone(last) or (isinstance(last.value, Length) and last.value.since is None)


def _is_weekday_alone(found: TimeMatch) -> bool:
    """周五, without a week."""
    return found.rule == "week" and found.matches[0].slots.keys() == {"d"}


def _on_the_day(period: Period) -> Period:
    """国庆|当天: its first day, and one that counts by itself."""
    return replace(period, last=period.first, edtf=str(period.first), counts=ALONE, open_before=False, point=False)


def _is_turn(first: Period, last: Period) -> bool:
    """今年底明年初, 3月底或4月初: an end and the beginning that follows are one stretch."""
    follows = first.last and last.first and last.first - first.last == DAY
    return bool(follows and first.point and not last.point and not last.is_day)


def _to_weekday(first: Period, last: TimeMatch) -> Period | None:
    """4月8日至|周五: the next such day from the first on."""
    day = last.value.first if isinstance(last.value, Period) else None
    if not _is_weekday_alone(last) or not first.first or not day:
        return None
    on = first.first + (day.weekday() - first.first.weekday()) % 7 * DAY
    return replace(last.value, first=on, last=on, edtf=str(on)) if isinstance(last.value, Period) else None


def _side_by_side(first: TimeMatch, last: TimeMatch, folded: str) -> TimeMatch | None:
    """今年|汛期前, 5月20日|周三, 本周|周五, 4月20日|当天: the one only places the other."""
    if isinstance(first.value, Period) and (same := _said_again(first, last, first.value, folded)):
        return same
    if isinstance(last.value, Length) and last.value.bare:
        return None
    if not isinstance(last.value, Period | Event):
        return None
    if isinstance(first.value, Event) and isinstance(last.value, Event):
        return last._replace(start=first.start)  # 腊月二十三|小年前
    if not isinstance(first.value, Period):
        return None
    if isinstance(last.value, Period) and last.value.open_before and first.value.first == last.value.first is not None:
        return first._replace(value=replace(first.value, open_before=True), end=last.end)  # 10月1日|国庆节前
    if first.value.is_day and not isinstance(last.value, Event):
        return first._replace(end=last.end)
    if first.value.is_day:
        return first._replace(value=replace(first.value, point=True), end=last.end)  # 9月1日|开学前
    holds = isinstance(last.value, Event) or first.value.holds(last.value)
    return last._replace(start=first.start) if holds else None
