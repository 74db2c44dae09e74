"""The time values of a text in order: what the rules found, understood, with runs (4月至6月) put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extraction.reader.rulebook import Match
from extraction.reader.times.clock import hour_end
from extraction.reader.times.context import REACH, Context
from extraction.reader.times.joining import cover, join
from extraction.reader.times.unclear import read_whole
from extraction.reader.times.value_functions import VALUE_FUNCTIONS
from extraction.reader.times.values import (
    ALONE,
    LIMITED,
    OPENING,
    Anchor,
    Event,
    Length,
    Past,
    Period,
    Repeat,
    TimeValue,
)
from extraction.reader.times.vetoes import limits_nothing

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# A unit that follows a number, 几 or 每 belongs to them: 三年底 is no year's end.
_UNITS = tuple("年月周日季旬星礼")
_COUNTERS = tuple("0123456789〇零一二两三四五六七八九十百几多数每X某半整个")
# Before the rest of a date whose year or month was left open (2026年 月底, 月15日), or of a figure (一点|五小时).
_LEFT_OPEN = re.compile("(?:年[ _]{1,6}|月[ _]{0,6})$")
_POINT = re.compile("[一二三四五六七八九零十]点$")
_MONTH_SAID = re.compile("[0-9X]{4}-(0[1-9]|1[0-2])")
_ABOUT = re.compile("[个十百几][来把余]$")  # 一个来|月内, 个把|月内
_CLOCK = re.compile("[时点:]")


class TimeMatch(NamedTuple):
    """A time value and the words that name it, from ``start`` to ``end``."""

    value: TimeValue
    start: int
    end: int
    rule: str


def time_values(matches: Iterable[Match], context: Context, held_on: date | None) -> list[TimeMatch]:
    """All time values but those of the past; none that merely place the next one (今年汛期前)."""
    found = _joined(_single(matches, context, held_on), context)
    return [this for this in found if not (isinstance(this.value, Period) and this.value.counts == OPENING)]


def _single(matches: Iterable[Match], context: Context, held_on: date | None) -> Iterator[TimeMatch]:
    anchor, last, folded = Anchor(context.lexicons, held_on), 0, context.folded
    before: TimeValue | None = None
    gone: Match | None = None
    for match in matches:
        if match.start < last:
            continue  # it lies in a date that was not understood
        if _SENTENCE_END.search(folded, last, match.start):
            anchor, before = Anchor(context.lexicons, held_on), None
        leaning = anchor
        if before and context.joined(last, match.start):
            leaning = _in_run(before, anchor)
            if gone and isinstance(before, Past) and before.year:
                yield from _gone_by(gone, before.year, leaning)
        gone = match
        value = None if _is_cut(match, context) else VALUE_FUNCTIONS[match.rule.value](match.slots, leaning)
        before, (value, end) = value, read_whole(value, context, match.end)
        last = end
        if before and value and not isinstance(value, Past) and not _is_idle(value, end, context):
            anchor = _carried(before, anchor, context, match.start, end)
            last = _end(value, end, folded)
            yield TimeMatch(_settled(value, folded[end:last]), match.start, last, match.rule.id)


def _settled(value: TimeValue, hour: str) -> TimeValue:
    """12号下午5点 counts where 12号 alone would not; 12号夜里 does not."""
    if isinstance(value, Period) and value.counts == LIMITED and _CLOCK.search(hour):
        return replace(value, counts=ALONE)
    return value


def _is_idle(value: TimeValue, end: int, context: Context) -> bool:
    return isinstance(value, Length) and limits_nothing(value, context, end)


def _end(value: TimeValue, end: int, folded: str) -> int:
    """Where a time value ends; a day and a repetition take the hour behind them (9月30日17:00, 每天下午五点)."""
    takes_hour = isinstance(value, Repeat) or (isinstance(value, Period) and value.is_day)
    return hour_end(folded, end) if takes_hour else end


def _is_cut(match: Match, context: Context) -> bool:
    """Whether the match is a piece of longer words: 三年|底, 历年|中期, 月|底数, 3天内|容."""
    before = context.folded[max(0, match.start - 1) : match.start]
    is_unit, is_day_alone = context.folded[match.start] in _UNITS, match.rule.id == "day-alone"
    if context.folded[match.start] in _COUNTERS and _POINT.search(context.folded, max(0, match.start - 2), match.start):
        return True
    about = _ABOUT.search(context.folded, max(0, match.start - 2), match.start)
    if is_unit and (before in _COUNTERS or about or context.ends_word("ends_in_unit", match.start + 1)):
        return True
    if _LEFT_OPEN.search(context.folded, max(0, match.start - REACH), match.start) and (is_unit or is_day_alone):
        return True
    return context.runs_on(match.end) or context.follows("begins_in_part", match.end - 1)


def _carried(value: TimeValue, anchor: Anchor, context: Context, start: int, end: int) -> Anchor:
    """The anchor for what follows in the sentence: a year said with a month or quarter holds for the next ones.

    A whole year does where it stands at their head (2027年，; 明年的工作这样安排：), not with a verb of its own.
    """
    if not isinstance(value, Period):
        return anchor
    if not value.last or not value.first:
        said = _MONTH_SAID.match(value.edtf)
        return replace(anchor, month=int(said[1])) if said and not value.masked else anchor
    month = value.last.month if value.month_named else anchor.month
    behind = anchor.held_on and value.last.year < anchor.held_on.year
    is_bare = value.is_long and (value.first.year != value.last.year or not context.heads(start, end))
    if not (value.named or anchor.year) or behind or is_bare:
        return replace(anchor, month=month)
    return replace(anchor, year=value.last.year, month=month)


def _in_run(before: TimeValue, anchor: Anchor) -> Anchor:
    """The anchor for the end of a run: its beginning's year and month, also where that year has gone by."""
    if isinstance(before, Past):
        return replace(anchor, year=before.year) if before.year else anchor
    if not isinstance(before, Period) or not before.last or not before.named:
        return anchor
    return replace(anchor, year=before.last.year, month=before.last.month if before.month_named else anchor.month)


def _joined(found: Iterator[TimeMatch], context: Context) -> Iterator[TimeMatch]:
    held: TimeMatch | None = None
    for this in found:
        both = _run(held, this, context) if held else None
        if held and not both:
            yield held
        held = both or this
    if held:
        yield held


def _run(first: TimeMatch, last: TimeMatch, context: Context) -> TimeMatch | None:
    """Two times that are one: from the one to the other, in a frame, in brackets, or side by side."""
    if isinstance(first.value, Period) and isinstance(last.value, Period):
        if _is_its_day(first, last, context):
            return last._replace(start=first.start)
        if context.joined(first.end, last.start):
            return _from_to(first, last, join(first.value, last.value))
        if context.share_a_frame(first.end, last.start, last.end):
            return _from_to(first, last, cover(first.value, last.value))
        if again := _names_again(first, last, context):
            return again
    if isinstance(first.value, Period) and context.in_brackets(first.end, last.start, last.end):
        return first._replace(end=_end(first.value, last.end + 1, context.folded))  # 下周五|（3月13日）|17:00
    return _side_by_side(first, last) if first.end == last.start else None


def _from_to(first: TimeMatch, last: TimeMatch, period: Period | None) -> TimeMatch | None:
    return TimeMatch(period, first.start, last.end, last.rule) if period else None


def _is_its_day(first: TimeMatch, last: TimeMatch, context: Context) -> bool:
    """6月（20日前）, 6月·20日: a month, and with nothing but a sign between its day."""
    month, day = first.value, last.value
    if not (isinstance(month, Period) and isinstance(day, Period) and last.rule == "day-alone"):
        return False
    return month.month_named and not month.is_day and context.is_sign(first.end, last.start) and month.holds(day)


def _gone_by(match: Match, year: int, anchor: Anchor) -> Iterator[TimeMatch]:
    """A time of a year gone by with which a run begins: 去年11月1日|至12月31日."""
    slots = {**{name: words for name, words in match.slots.items() if name != "ry"}, "y": f"{year:04}"}
    value = VALUE_FUNCTIONS[match.rule.value](slots, anchor)
    if isinstance(value, Period):
        yield TimeMatch(value, match.start, match.end, match.rule.id)


def _names_again(first: TimeMatch, last: TimeMatch, context: Context) -> TimeMatch | None:
    """6月12日，星期五: a day and its weekday, in whatever order; two days that do not agree stay two."""
    if context.folded[first.end : last.start].strip() not in (",", "、"):
        return None
    is_weekday = [context.follows("week_names", each.start) for each in (first, last)]
    days = [each.value.first for each in (first, last) if isinstance(each.value, Period) and each.value.is_day]
    if is_weekday.count(True) != 1 or None in days or len({day.weekday() for day in days if day}) != 1 or len(days) < 2:
        return None
    day = last if is_weekday[0] else first
    return day._replace(start=first.start, end=last.end)


def _side_by_side(first: TimeMatch, last: TimeMatch) -> TimeMatch | None:
    """每年|清明节前, 今年|汛期前, 5月20日|周三, 本周|周五: the one only places the other."""
    if isinstance(last.value, Length) and last.value.bare:
        return first if isinstance(first.value, Period) else None  # 5月份|一个月时间
    if not isinstance(last.value, Period | Event):
        return None
    if isinstance(first.value, Repeat):
        return first._replace(end=last.end)
    if isinstance(first.value, Event) and isinstance(last.value, Event):
        return last._replace(start=first.start)  # 腊月二十三|小年前
    if not isinstance(first.value, Period):
        return None
    if isinstance(last.value, Period) and last.value.open_before and first.value.first == last.value.first:
        return first._replace(value=replace(first.value, open_before=True), end=last.end)  # 10月1日|国庆节前
    if first.value.is_day and not isinstance(last.value, Event):
        return first._replace(end=last.end)
    if first.value.is_day:
        return first._replace(value=replace(first.value, point=True), end=last.end)  # 9月1日|开学前
    holds = isinstance(last.value, Event) or first.value.holds(last.value)
    return last._replace(start=first.start) if holds else None
