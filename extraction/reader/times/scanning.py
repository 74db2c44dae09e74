"""The time values of a text in order: what the rules found, understood, with runs (4月至6月) put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from extraction.reader.rulebook import Match
from extraction.reader.times.calendar import monday_of
from extraction.reader.times.context import Context
from extraction.reader.times.pieces import is_cut
from extraction.reader.times.together import TimeMatch, end_of, put_together
from extraction.reader.times.unclear import read_whole
from extraction.reader.times.value_functions import VALUE_FUNCTIONS
from extraction.reader.times.values import ALONE, LIMITED, OPENING, Anchor, Length, Nth, Past, Period, TimeValue
from extraction.reader.times.vetoes import limits_nothing
from extraction.reader.times.weekdays import checked

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_MONTH_SAID = re.compile("[0-9X]{4}-(0[1-9]|1[0-2])")
WEEK = "week"
_CLOCK = re.compile("[时点:]")


def time_values(matches: Iterable[Match], context: Context, held_on: date | None) -> list[TimeMatch]:
    """All time values but those of the past; none that merely place the next one (今年汛期前) or lean on one."""
    found = put_together(_single(matches, context, held_on), context)
    return [this for this in found if not (_is_opening(this.value) or isinstance(this.value, Nth))]


def _is_opening(value: TimeValue) -> bool:
    return isinstance(value, Period) and value.counts == OPENING


def _single(matches: Iterable[Match], context: Context, held_on: date | None) -> Iterator[TimeMatch]:
    anchor, last, folded = Anchor(context.lexicons, held_on), 0, context.folded
    day_ends = 0
    before: TimeValue | None = None
    gone: Match | None = None
    for match in matches:
        if match.start < last:
            continue  # it lies in a date that was not understood
        if _SENTENCE_END.search(folded, last, match.start):
            anchor, before = Anchor(context.lexicons, held_on, holiday=anchor.holiday), None
        leaning = anchor
        if before and context.joined(last, match.start):
            leaning = _in_run(before, anchor)
            if gone and isinstance(before, Past) and before.year:
                yield from _gone_by(gone, before.year, leaning)
        gone = match
        value = None if is_cut(match, context) else VALUE_FUNCTIONS[match.rule.value](match.slots, leaning)
        before, (value, end) = value, read_whole(value, context, match.end)
        last = end
        value = _in_list(value, day_ends, context, match.start)
        if isinstance(value, Period):
            value = checked(value, context, end)
        if before and value and not isinstance(value, Past) and not _is_idle(value, end, context):
            anchor = _carried(before, anchor, context, match.start, end)
            last = end_of(value, end, folded)
            day_ends = last if _is_list_day(value) else 0
            if match.rule.value == WEEK and "rw" in match.slots and isinstance(value, Period) and value.first:
                anchor = replace(anchor, week=monday_of(value.first))
            yield TimeMatch(_settled(value, folded[end:last]), match.start, last, match.rule.id, (match,))


def _settled(value: TimeValue, hour: str) -> TimeValue:
    """12号下午5点 counts where 12号 alone would not; 12号夜里 does not."""
    if isinstance(value, Period) and value.counts == LIMITED and _CLOCK.search(hour):
        return replace(value, counts=ALONE)
    return value


def _is_list_day(value: TimeValue) -> bool:
    return isinstance(value, Period) and value.is_day and value.counts == ALONE and value.month_named


def _in_list(value: TimeValue | None, day_ends: int, context: Context, start: int) -> TimeValue | None:
    """本月15日和|25日: in a list with a day that counts by itself another one does as well."""
    if not day_ends or not isinstance(value, Period) or not value.is_day or not context.listed(day_ends, start):
        return value
    return replace(value, counts=ALONE)


def _is_idle(value: TimeValue, end: int, context: Context) -> bool:
    return isinstance(value, Length) and limits_nothing(value, context, end)


def _carried(value: TimeValue, anchor: Anchor, context: Context, start: int, end: int) -> Anchor:
    """The anchor for what follows in the sentence: a year said with a month or quarter holds for the next ones.

    A whole year does where it stands at their head (2027年，; 明年的工作这样安排：), not with a verb of its own.
    """
    if not isinstance(value, Period):
        return anchor
    anchor = replace(anchor, holiday=value.rests_until or anchor.holiday)
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


def _gone_by(match: Match, year: int, anchor: Anchor) -> Iterator[TimeMatch]:
    """A time of a year gone by with which a run begins: 去年11月1日|至12月31日."""
    slots = {**{name: words for name, words in match.slots.items() if name != "ry"}, "y": f"{year:04}"}
    value = VALUE_FUNCTIONS[match.rule.value](slots, anchor)
    if isinstance(value, Period):
        yield TimeMatch(value, match.start, match.end, match.rule.id, (match,))
