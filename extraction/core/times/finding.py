"""Finding the deadlines of a text: rules give moments, the words around them say how they limit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from extraction.core.masks import fold
from extraction.core.results import DeadlineMention
from extraction.core.rulebook import Match, Rulebook
from extraction.core.times import surroundings
from extraction.core.times.dates import join
from extraction.core.times.limits import Words, counted, limited
from extraction.core.times.moments import Anchor, Event, Moment, Past, Period
from extraction.core.times.surroundings import Closing, Opening

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# A unit that follows a number, 几 or 每 belongs to them: 三年底 is no year's end.
_UNITS = tuple("年月周日季旬星礼")
_COUNTERS = tuple("0123456789〇零一二两三四五六七八九十百几多数每X某半整个")


@dataclass(frozen=True)
class Found:
    """A match and what it means."""

    match: Match
    moment: Moment
    end: int
    rule: str


def find(text: str, start: int = 0, end: int | None = None, held_on: date | None = None) -> list[DeadlineMention]:
    """The deadlines in ``text[start:end]``, in order, with spans in ``text``; none overlap.

    Relative words are resolved against ``held_on``, the meeting's day; without it such mentions are ``vague``.
    Call it once for a long stretch: sentence marks inside are respected.
    """
    part = text[start:end]
    return [_moved(mention, start) for mention in _deadlines(part, fold(part), held_on)]


def _moved(mention: DeadlineMention, by: int) -> DeadlineMention:
    return replace(mention, start=mention.start + by, end=mention.end + by) if by else mention


def _deadlines(text: str, folded: str, held_on: date | None) -> Iterator[DeadlineMention]:
    found = list(_joined(_moments(text, folded, held_on), folded))
    floor = 0
    for this, after in zip_longest(found, found[1:]):
        stop = after.match.start if after else len(folded)
        mention = None if _only_leads_to(this, after) else _deadline(this, text, folded, held_on, floor, stop)
        if mention:
            floor = mention.end
            yield mention


def _only_leads_to(this: Found, after: Found | None) -> bool:
    """Whether a period merely places the time right behind it (今年汛期前)."""
    near = after is not None and this.end == after.match.start and isinstance(after.moment, Period | Event)
    return near and isinstance(this.moment, Period)


def _moments(text: str, folded: str, held_on: date | None) -> Iterator[Found]:
    anchor, last = Anchor(held_on), 0
    for match in Rulebook.load().family("time").scan(text, folded=folded):
        if _SENTENCE_END.search(folded, last, match.start):
            anchor = Anchor(held_on)
        last = match.end
        assert match.rule.meaning
        moment = None if _is_cut(match, folded) else match.rule.meaning(match.slots, anchor)
        if moment and not isinstance(moment, Past):
            anchor = _carried(moment, anchor)
            yield Found(match, moment, match.end, match.rule.id)


def _is_cut(match: Match, folded: str) -> bool:
    before = folded[max(0, match.start - 1) : match.start]
    return (folded[match.start] in _UNITS and before in _COUNTERS) or surroundings.runs_on(folded, match.end)


def _carried(moment: Moment, anchor: Anchor) -> Anchor:
    """The anchor for what follows in the sentence: a year said with a month or quarter holds for the next ones."""
    if not isinstance(moment, Period) or not moment.last or not moment.first:
        return anchor
    month = moment.last.month if moment.month_named else anchor.month
    behind = anchor.held_on and moment.last.year < anchor.held_on.year
    if not (moment.named or anchor.year) or behind or moment.last - moment.first > timedelta(300):
        return replace(anchor, month=month)
    return replace(anchor, year=moment.last.year, month=month)


def _joined(moments: Iterator[Found], folded: str) -> Iterator[Found]:
    """Two periods with 至 between them become one."""
    held: Found | None = None
    for this in moments:
        both = held and _range(held, this, folded)
        if held and not both:
            yield held
        held = both or this
    if held:
        yield held


def _range(first: Found, last: Found, folded: str) -> Found | None:
    if not isinstance(first.moment, Period) or not isinstance(last.moment, Period):
        return None
    if not surroundings.joined(folded, first.end, last.match.start):
        return None
    period = join(first.moment, last.moment)
    return Found(first.match, period, last.end, last.rule) if period else None


def _deadline(
    this: Found, text: str, folded: str, held_on: date | None, floor: int, stop: int
) -> DeadlineMention | None:
    opening = surroundings.opening(folded, this.match.start, floor)
    closing = surroundings.closing(folded, this.end, stop)
    limit = _limit(this.moment, opening, closing)
    if limit is None or (
        isinstance(this.moment, Period) and not limit and _is_no_deadline(this, folded, held_on, stop)
    ):
        return None
    begin = opening.start if opening.kind and limit else this.match.start
    end = closing.end if closing.kind or isinstance(this.moment, Period) else this.end
    words = Words(text[begin:end], begin, end, this.rule, held_on)
    if isinstance(this.moment, Period):
        return limited(this.moment, words, limit)
    return counted(this.moment, words)


def _limit(moment: Moment, opening: Opening, closing: Closing) -> str | None:
    """What the words around a moment say; None that it is no deadline."""
    if "past" in (opening.kind, closing.kind):
        return None
    if closing.kind:
        return closing.kind
    return opening.kind if opening.kind == "by" else ""


def _is_no_deadline(this: Found, folded: str, held_on: date | None, stop: int) -> bool:
    """Whether a period with no limiting word beside it only tells when or which."""
    period = this.moment
    assert isinstance(period, Period)
    if not period.alone or surroundings.belongs_to_noun(folded, this.match.start, this.end):
        return True
    if surroundings.is_past(folded, this.end, len(folded)):
        return True
    gone = held_on is not None and period.last is not None and period.last < held_on
    single = period.first == period.last
    return gone and (
        single
        or "year-contradicts-meeting" in period.flags
        or not surroundings.is_demand(folded, this.end, len(folded))
    )
