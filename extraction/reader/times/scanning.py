"""The moments of a text in order: what the rules found, understood, with runs (4月至6月) put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extraction.reader.rulebook import Match
from extraction.reader.times import surroundings
from extraction.reader.times.clock import hour_end
from extraction.reader.times.joining import cover, join
from extraction.reader.times.moments import ALONE, LIMITED, OPENING, Anchor, Event, Length, Moment, Past, Period, Repeat
from extraction.reader.times.vetoes import limits_nothing

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# A unit that follows a number, 几 or 每 belongs to them: 三年底 is no year's end.
_UNITS = tuple("年月周日季旬星礼")
_COUNTERS = tuple("0123456789〇零一二两三四五六七八九十百几多数每X某半整个")
_CLOCK = re.compile("[时点:]")


class Found(NamedTuple):
    """A moment and the words that name it, from ``start`` to ``end``."""

    moment: Moment
    start: int
    end: int
    rule: str


def moments(matches: Iterable[Match], folded: str, held_on: date | None) -> list[Found]:
    """All moments but those of the past; none that merely place the next one (今年汛期前)."""
    found = _joined(_single(matches, folded, held_on), folded)
    return [this for this in found if not (isinstance(this.moment, Period) and this.moment.counts == OPENING)]


def _single(matches: Iterable[Match], folded: str, held_on: date | None) -> Iterator[Found]:
    anchor, last = Anchor(held_on), 0
    for match in matches:
        if _SENTENCE_END.search(folded, last, match.start):
            anchor = Anchor(held_on)
        last = match.end
        moment = None if _is_cut(match, folded) else _meaning(match, anchor)
        if moment and not isinstance(moment, Past) and not _is_idle(moment, match.end, folded):
            anchor = _carried(moment, anchor)
            end = _end(moment, match.end, folded)
            yield Found(_settled(moment, folded[match.end : end]), match.start, end, match.rule.id)


def _meaning(match: Match, anchor: Anchor) -> Moment | None:
    return match.rule.meaning(match.slots, anchor) if match.rule.meaning else None


def _settled(moment: Moment, hour: str) -> Moment:
    """12号下午5点 counts where 12号 alone would not; 12号夜里 does not."""
    if isinstance(moment, Period) and moment.counts == LIMITED and _CLOCK.search(hour):
        return replace(moment, counts=ALONE)
    return moment


def _is_idle(moment: Moment, end: int, folded: str) -> bool:
    return isinstance(moment, Length) and limits_nothing(moment, folded, end)


def _end(moment: Moment, end: int, folded: str) -> int:
    """Where a moment ends; a day and a repetition take the hour behind them (9月30日17:00, 每天下午五点)."""
    takes_hour = isinstance(moment, Repeat) or (isinstance(moment, Period) and moment.is_day)
    return hour_end(folded, end) if takes_hour else end


def _is_cut(match: Match, folded: str) -> bool:
    """Whether the match is a piece of a longer word: 三年|底, 3天内|容."""
    before = folded[max(0, match.start - 1) : match.start]
    return (folded[match.start] in _UNITS and before in _COUNTERS) or surroundings.runs_on(folded, match.end)


def _carried(moment: Moment, anchor: Anchor) -> Anchor:
    """The anchor for what follows in the sentence: a year said with a month or quarter holds for the next ones."""
    if not isinstance(moment, Period) or not moment.last or not moment.first:
        return anchor
    month = moment.last.month if moment.month_named else anchor.month
    behind = anchor.held_on and moment.last.year < anchor.held_on.year
    if not (moment.named or anchor.year) or behind or moment.is_long:
        return replace(anchor, month=month)
    return replace(anchor, year=moment.last.year, month=month)


def _joined(found: Iterator[Found], folded: str) -> Iterator[Found]:
    held: Found | None = None
    for this in found:
        both = _run(held, this, folded) if held else None
        if held and not both:
            yield held
        held = both or this
    if held:
        yield held


def _run(first: Found, last: Found, folded: str) -> Found | None:
    """Two times that are one: from the one to the other, in a frame, in brackets, or side by side."""
    if isinstance(first.moment, Period) and isinstance(last.moment, Period):
        if surroundings.joined(folded, first.end, last.start):
            return _from_to(first, last, join(first.moment, last.moment))
        if surroundings.share_a_frame(folded, first.end, last.start, last.end):
            return _from_to(first, last, cover(first.moment, last.moment))
    if isinstance(first.moment, Period) and surroundings.in_brackets(folded, first.end, last.start, last.end):
        return first._replace(end=_end(first.moment, last.end + 1, folded))  # 下周五|（3月13日）|17:00
    return _side_by_side(first, last) if first.end == last.start else None


def _from_to(first: Found, last: Found, period: Period | None) -> Found | None:
    return Found(period, first.start, last.end, last.rule) if period else None


def _side_by_side(first: Found, last: Found) -> Found | None:
    """每年|清明节前, 今年|汛期前, 5月20日|周三, 本周|周五: the one only places the other."""
    if isinstance(last.moment, Length) and last.moment.bare:
        return first if isinstance(first.moment, Period) else None  # 5月份|一个月时间
    if not isinstance(last.moment, Period | Event):
        return None
    if isinstance(first.moment, Repeat):
        return first._replace(end=last.end)
    if not isinstance(first.moment, Period):
        return None
    if first.moment.is_day and not isinstance(last.moment, Event):
        return first._replace(end=last.end)
    if first.moment.is_day:
        return first._replace(moment=replace(first.moment, point=True), end=last.end)  # 9月1日|开学前
    holds = isinstance(last.moment, Event) or first.moment.holds(last.moment)
    return last._replace(start=first.start) if holds else None
