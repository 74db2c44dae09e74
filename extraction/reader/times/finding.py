"""Finding the deadlines of a text: rules give time values, the words around them say how they limit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from extraction.reader.results import DeadlineMention
from extraction.reader.rulebook import Match, Rulebook
from extraction.reader.rulebook.masks import fold
from extraction.reader.times.context import Closing, Context, Opening
from extraction.reader.times.counting import counted_from
from extraction.reader.times.every_year import settled
from extraction.reader.times.limits import Words, counted, limited
from extraction.reader.times.scanning import time_values
from extraction.reader.times.together import TimeMatch
from extraction.reader.times.under_every import under_every
from extraction.reader.times.values import Length, Period, Repeat, TimeValue
from extraction.reader.times.vetoes import (
    is_a_habit,
    is_in_a_title,
    is_in_the_object,
    is_no_deadline,
    is_no_rhythm,
    names_an_arrangement,
    tells_how_things_stand,
)
from extraction.reader.times.years import FIRST_YEAR, LAST_YEAR

ENDS = ("before", "before_begin", "by")
AROUND = ("before", "within")


def find(
    text: str,
    start: int = 0,
    end: int | None = None,
    held_on: date | None = None,
    *,
    rulebook: Rulebook,
    folded: str | None = None,
    matches: Iterable[Match] | None = None,
) -> list[DeadlineMention]:
    """The deadlines in ``text[start:end]``, in order, with spans in ``text``; none overlap.

    Relative words are resolved against ``held_on``, the meeting's day; without it, or with one outside the years 1900
    to 2199, such mentions are ``vague``.
    Call it once for a long stretch: sentence marks inside are respected.  ``folded`` is ``fold(text)``, and ``matches``
    are those of the rules of time in this stretch, if at hand.
    """
    part = text[start:end]
    context = Context(fold(part) if folded is None else folded[start:end], rulebook.lexicons)
    if held_on and not FIRST_YEAR <= held_on.year <= LAST_YEAR:
        held_on = None
    if matches is None:
        matches = rulebook.family("time").scan(part, folded=context.folded)
    else:
        matches = (match._replace(start=match.start - start, end=match.end - start) for match in matches)
    return [
        _mention(this, Words(part[begin:end], begin + start, end + start, this.rule, held_on), limit, context, begin)
        for this, limit, begin, end in _limited(
            under_every(time_values(matches, context, held_on), context, held_on), context, held_on
        )
    ]


def _limited(
    found: list[TimeMatch], context: Context, held_on: date | None
) -> Iterator[tuple[TimeMatch, str, int, int]]:
    """The time values that limit something, each with what limits it and where its words begin and end."""
    floor = 0
    for this, after in zip(found, _closings(found, context), strict=True):
        before = context.opening(this.start, floor)
        limit = _limit(this.value, before, after)
        if limit == "before_begin":
            this, limit = _before_it_begins(this), "before"
        if limit is None or _vetoed(this, context, held_on, limit, before, after):
            continue
        floor = after.end if after.kind or isinstance(this.value, Period) else this.end
        begin = before.start if limit or _is_from_to(this.value, before) else this.start
        yield this, limit, begin, floor


def _before_it_begins(this: TimeMatch) -> TimeMatch:
    """下半年开始前: not its end, which 下半年前 may mean."""
    return this._replace(value=replace(this.value, open_before=True)) if isinstance(this.value, Period) else this


def _closings(found: list[TimeMatch], context: Context) -> list[Closing]:
    """The closing word of each; in a list (6月底、12月底前) the last one's closes all, without lengthening them."""
    closings: list[Closing] = []
    stop = len(context.folded)
    for this in reversed(found):
        after = context.closing(this.end, stop)
        if not after.kind and closings and closings[-1].kind in ENDS and context.listed(this.end, stop):
            after = after._replace(kind=closings[-1].kind)
        closings.append(after)
        stop = this.start
    return closings[::-1]


def _limit(value: TimeValue, before: Opening, after: Closing) -> str | None:
    """What the words around a time value say; None that it is no deadline."""
    # 压到3天以内 is a measure to reach, not a time to reach it in; 分解到每个月 is a place in a list.
    if "never" in (before.kind, after.kind) or (isinstance(value, Length | Repeat) and before.kind == "by"):
        return None
    if after.kind:
        return after.kind
    return before.kind if before.kind == "by" else ""


def _is_from_to(value: TimeValue, before: Opening) -> bool:
    return before.kind == "from" and isinstance(value, Period) and value.run


def _vetoed(
    this: TimeMatch, context: Context, held_on: date | None, limit: str, before: Opening, after: Closing
) -> bool:
    if is_in_a_title(context, this.start) or tells_how_things_stand(this.value, context, this.end, before, held_on):
        return True
    if isinstance(this.value, Repeat):
        is_named = this.rule == "rhythm" and names_an_arrangement(context, this.start, this.end)
        is_named = is_named or (this.rule == "every" and is_a_habit(context, this.start, this.end))
        return is_named or is_no_rhythm(context, this.start, this.end)
    if limit not in ENDS and is_in_the_object(this.value, context, before.start, after.end):
        return True
    if limit in AROUND and context.folded.startswith("的", after.end):
        return isinstance(this.value, Period)  # 国庆期间的活动, 年底前的任务
    if limit or not isinstance(this.value, Period):
        return False
    return is_no_deadline(this.value, context, this.start, this.end, held_on)


def _mention(found: TimeMatch, words: Words, limit: str, context: Context, begin: int) -> DeadlineMention:
    value = found.value
    if isinstance(value, Repeat) and value.each_year:
        value = replace(settled(value, limit, words.held_on), starts_on=value.starts_on)
    if isinstance(value, Period):
        return limited(value, words, limit)
    if isinstance(value, Length) and value.since is None:
        other = counted_from(context, begin, by_hours=value.duration.startswith("PT"))
        value = replace(value, due_on=None, how=other, flags=()) if other and not value.masked else value
    return counted(value, words)
