"""The time values of a text in order: what the rules found, understood, with runs (4月至6月) put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extraction.reader.rulebook import Match
from extraction.reader.times.after_periods import counted_after
from extraction.reader.times.clock import hour_end
from extraction.reader.times.context import Context
from extraction.reader.times.counting import counted_from
from extraction.reader.times.joining import cover, join
from extraction.reader.times.value_functions import VALUE_FUNCTIONS
from extraction.reader.times.values import (
    ALONE,
    LIMITED,
    OPENING,
    Anchor,
    Event,
    Length,
    Nth,
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
_CLOCK = re.compile("[时点:]")


class TimeMatch(NamedTuple):
    """A time value and the words that name it, from ``start`` to ``end``; ``matches`` are what it was found by."""

    value: TimeValue
    start: int
    end: int
    rule: str
    matches: tuple[Match, ...] = ()


def time_values(matches: Iterable[Match], context: Context, held_on: date | None) -> list[TimeMatch]:
    """All time values but those of the past; none that merely place the next one (今年汛期前) or lean on one."""
    found = _joined(_single(matches, context, held_on), context)
    return [this for this in found if not (_is_opening(this.value) or isinstance(this.value, Nth))]


def _is_opening(value: TimeValue) -> bool:
    return isinstance(value, Period) and value.counts == OPENING


def _single(matches: Iterable[Match], context: Context, held_on: date | None) -> Iterator[TimeMatch]:
    anchor, last, folded = Anchor(context.lexicons, held_on), 0, context.folded
    for match in matches:
        if _SENTENCE_END.search(folded, last, match.start):
            anchor = Anchor(context.lexicons, held_on, holiday=anchor.holiday)
        last = match.end
        value = None if _is_cut(match, context) else VALUE_FUNCTIONS[match.rule.value](match.slots, anchor)
        if value and not isinstance(value, Past) and not _is_idle(value, match.end, context):
            anchor = _carried(value, anchor)
            end = _end(value, match.end, folded)
            yield TimeMatch(_settled(value, folded[match.end : end]), match.start, end, match.rule.id, (match,))


def _settled(value: TimeValue, hour: str) -> TimeValue:
    """12号下午5点 counts where 12号 alone would not; 12号夜里 does not."""
    if isinstance(value, Period) and value.counts == LIMITED and _CLOCK.search(hour):
        return replace(value, counts=ALONE)
    return value


def _is_idle(value: TimeValue, end: int, context: Context) -> bool:
    return isinstance(value, Length) and limits_nothing(value, context, end)


def _end(value: TimeValue, end: int, folded: str) -> int:
    """Where a time value ends; a day and a repetition take the hour behind them (9月30日17:00, 每天下午五点)."""
    if isinstance(value, Repeat) and folded.startswith("的", end):
        hour = hour_end(folded, end + 1)  # 每天的|下午5点
        return hour if hour > end + 1 else end
    takes_hour = isinstance(value, Repeat) or (isinstance(value, Period) and value.is_day)
    return hour_end(folded, end) if takes_hour else end


def _is_cut(match: Match, context: Context) -> bool:
    """Whether the match is a piece of a longer word: 三年|底, 3天内|容."""
    before = context.folded[max(0, match.start - 1) : match.start]
    return (context.folded[match.start] in _UNITS and before in _COUNTERS) or context.runs_on(match.end)


def _carried(value: TimeValue, anchor: Anchor) -> Anchor:
    """The anchor for what follows in the sentence: a year said with a month or quarter holds for the next ones."""
    if not isinstance(value, Period) or not value.last or not value.first:
        return anchor
    anchor = replace(anchor, holiday=value.rests_until or anchor.holiday)
    month = value.last.month if value.month_named else anchor.month
    behind = anchor.held_on and value.last.year < anchor.held_on.year
    if not (value.named or anchor.year) or behind or value.is_long:
        return replace(anchor, month=month)
    return replace(anchor, year=value.last.year, month=month)


def _joined(found: Iterator[TimeMatch], context: Context) -> Iterator[TimeMatch]:
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
        if context.joined(first.end, last.start):
            return _from_to(first, last, join(first.value, last.value))
        if context.share_a_frame(first.end, last.start, last.end):
            return _from_to(first, last, cover(first.value, last.value))
        are_holidays = first.value.rests_until and last.value.rests_until
        if are_holidays and context.end_together(first.end, last.start, last.end):
            return _from_to(first, last, cover(first.value, last.value))
    if isinstance(first.value, Period) and context.is_over(first.end, last.start, at_once=_ends_at_once(first)):
        # 国庆假期结束后|3个工作日内, 6月30日后|一周内
        return _from_to(first, last, counted_after(first.value, last.value, context.lexicons))
    if isinstance(first.value, Period) and context.in_brackets(first.end, last.start, last.end):
        return first._replace(end=_end(first.value, last.end + 1, context.folded))  # 下周五|（3月13日）|17:00
    return _side_by_side(first, last) if first.end == last.start else None


def _from_to(first: TimeMatch, last: TimeMatch, value: TimeValue | None) -> TimeMatch | None:
    return TimeMatch(value, first.start, last.end, last.rule, first.matches + last.matches) if value else None


def _ends_at_once(first: TimeMatch) -> bool:
    """Whether 后 alone says that it has ended; 今年后|三个月内 may as well mean the last three of it."""
    value = first.value
    return isinstance(value, Period) and bool(value.is_day or value.point or value.rests_until)


def _side_by_side(first: TimeMatch, last: TimeMatch) -> TimeMatch | None:
    """今年|汛期前, 5月20日|周三, 本周|周五: the one only places the other."""
    if isinstance(last.value, Length) and last.value.bare:
        return first if isinstance(first.value, Period) else None  # 5月份|一个月时间
    if not isinstance(last.value, Period | Event):
        return None
    if not isinstance(first.value, Period):
        return None
    if first.value.is_day and not isinstance(last.value, Event):
        return first._replace(end=last.end)
    if first.value.is_day:
        return first._replace(value=replace(first.value, point=True), end=last.end)  # 9月1日|开学前
    holds = isinstance(last.value, Event) or first.value.holds(last.value)
    return last._replace(start=first.start) if holds else None
