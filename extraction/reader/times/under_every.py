"""What stands under 每: the words behind a repetition that say on which day it falls (每年|春节前, 每年的|国庆节前).

A list or a run under 每 is all of it again and again; none of it is a day once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from extraction.reader.times.after_periods import counted_after
from extraction.reader.times.apart import (
    BY_AN_EVENT,
    NO_DAY,
    begun,
    is_listed,
    is_urged,
    on_its_day,
    to_its_day,
    with_listed,
)
from extraction.reader.times.context import Context
from extraction.reader.times.every_year import YEARLY, asked_each_year, with_word
from extraction.reader.times.together import TimeMatch
from extraction.reader.times.value_functions import VALUE_FUNCTIONS
from extraction.reader.times.values import Anchor, Event, Length, Period, Repeat

FESTIVAL = "festival"


def under_every(found: Iterable[TimeMatch], context: Context, held_on: date | None) -> list[TimeMatch]:
    """The time values with those under a repetition put to it; without 每逢 that has nothing under it."""
    placed = _placed(found, context, Anchor(context.lexicons, held_on))
    return [
        _in_season(this, context)
        for this in begun(placed, context)
        if not (isinstance(this.value, Repeat) and this.value.opening)
    ]


def _in_season(this: TimeMatch, context: Context) -> TimeMatch:
    """每年|汛期, 每年|春秋两季: every year, on days that nobody knows yet."""
    is_bare = isinstance(this.value, Repeat) and this.value.rrule == YEARLY and not this.value.each_year
    end = context.lexicons.word_at("time_of_year", context.folded, this.end, len(context.folded)) if is_bare else 0
    return this._replace(value=Repeat("", BY_AN_EVENT), end=end) if end > this.end else this


def _placed(found: Iterable[TimeMatch], context: Context, anchor: Anchor) -> Iterator[TimeMatch]:
    held: TimeMatch | None = None
    for this in found:
        both = _under(held, this, context, anchor) if held else None
        if held and not both:
            yield held
        held = both or this
    if held:
        yield held


def _under(first: TimeMatch, last: TimeMatch, context: Context, anchor: Anchor) -> TimeMatch | None:
    if isinstance(first.value, Repeat) and is_listed(first, last, context):
        return with_listed(first, last, first.value, anchor)
    if not isinstance(first.value, Repeat) or not (isinstance(last.value, Period | Event) or _is_counted(last)):
        return None
    periods = _each_year(last, anchor) if first.value.rrule == YEARLY else ()
    if periods and _belongs(first, last, context):
        bracket = context.folded[last.start - 1 : last.start] == "("
        return first._replace(value=with_word(first.value, periods), end=last.end + bracket)
    if context.joined(first.end, last.start):
        return to_its_day(first, last, first.value, anchor)  # 每月25日至|月底
    if is_urged(context, first.end, last.start):
        return on_its_day(first, last, first.value, anchor)
    adjoins = first.end == last.start and not isinstance(last.value, Length)
    if adjoins and isinstance(last.value, Event):
        return first._replace(value=Repeat("", BY_AN_EVENT), end=last.end)  # 每年|汛期前
    if adjoins and isinstance(last.value, Period) and first.value.rrule.startswith(f"{YEARLY};INTERVAL"):
        return first._replace(value=Repeat("", NO_DAY), end=last.end)  # 每两年|6月底前
    return first._replace(end=last.end) if adjoins and not first.value.each_year else None


def _is_counted(found: TimeMatch) -> bool:
    """Whether it is a length from the end of a period that was named (春节后3个工作日内)."""
    return isinstance(found.value, Length) and len(found.matches) > 1


def _belongs(first: TimeMatch, last: TimeMatch, context: Context) -> bool:
    """Whether the second is what the first falls on, or stands in a list with what it falls on (春节前、国庆节前)."""
    assert isinstance(first.value, Repeat)
    if first.value.each_year:
        return context.listed(context.closing(first.end, last.start).end, last.start)
    between = context.folded[first.end : last.start]
    return between in ("", "的") or is_urged(context, first.end, last.start) or _explains(between, last.end, context)


def _explains(between: str, end: int, context: Context) -> bool:
    """Whether the days stand in brackets, perhaps behind the season they are those of: 每年汛期（6月1日至9月30日）."""
    season, bracket, rest = between.partition("(")
    known = not season or season in context.lexicons["season"] or season in context.lexicons["event"]
    return bool(bracket) and not rest and known and context.folded[end : end + 1] == ")"


def _each_year(found: TimeMatch, anchor: Anchor) -> tuple[Period, ...]:
    """What the words mean in each year; of a run that was put together, its own days."""
    if isinstance(found.value, Length):
        return tuple(_counted(found, anchor)) if _is_counted(found) else ()
    if not isinstance(found.value, Period) or not found.value.first:
        return ()
    each = [asked_each_year(VALUE_FUNCTIONS[one.rule.value], one.slots, anchor) for one in found.matches]
    if len(each) == 1:
        return each[0]
    if all(one.rule.value == FESTIVAL for one in found.matches):  # 国庆、中秋期间
        return tuple(map(_over, zip(*each, strict=False)))
    return (found.value,) if found.value.run else ()


def _counted(found: TimeMatch, anchor: Anchor) -> Iterator[Period]:
    """The day in each year that is so long after the end of the period."""
    period, length = found.matches[0], found.matches[-1]
    for each in asked_each_year(VALUE_FUNCTIONS[period.rule.value], period.slots, anchor):
        following = VALUE_FUNCTIONS[length.rule.value](length.slots, replace(anchor, held_on=each.last))
        day = counted_after(each, following, anchor.lexicons) if following else None
        if isinstance(day, Period):
            yield day
        elif isinstance(day, Length) and day.due_on:
            yield Period(day.due_on, day.due_on, str(day.due_on), day.how, flags=day.flags)


def _over(festivals: tuple[Period, ...]) -> Period:
    """The one of several that is over last."""
    return max(festivals, key=lambda festival: festival.last or date.min)
