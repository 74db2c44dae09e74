"""Measurable levels: 不少于2次, 70%以上, 全覆盖, 每村每年20万元."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .marks import Marks
from .results import DeadlineMention, TargetMention
from .rulebook import Match, Rulebook
from .times.numerals import at_most
from .words import word_at

_BACK = 12
# 改造危房12栋: the thing may stand between the verb and its figure.
_OBJECT = re.compile("[^的了有是共达这那哪对把被从给到将向按，,：:0-9]{0,8}[了好出起]?")
# The longer word before the one it holds.
_HEDGES = ("左右", "上下", "力争", "争取", "大约", "约", "近")
_PER, _SHORTER = "target.per", "target.figure-or-less"


def targets_of(marks: Marks, start: int, end: int, deadlines: tuple[DeadlineMention, ...]) -> tuple[TargetMention, ...]:
    """The levels between ``start`` and ``end`` that are no part of a deadline."""
    found = [
        _mention(match)
        for match in marks.targets.within(start, end)
        if match.end <= end and not _in_deadline(match, deadlines) and _is_level(marks, match, start)
    ]
    return tuple(_joined(marks, found))


def _joined(marks: Marks, found: list[TargetMention]) -> Iterator[TargetMention]:
    """无一漏进、无一错进 is one level said twice."""
    held: TargetMention | None = None
    for this in found:
        if held and held.comparator == this.comparator == "none" and marks.text[held.end : this.start] == "、":
            held = replace(held, text=marks.text[held.start : this.end], end=this.end)
            continue
        if held:
            yield held
        held = this
    if held:
        yield held


def _in_deadline(match: Match, deadlines: tuple[DeadlineMention, ...]) -> bool:
    return any(
        deadline.start < match.end
        and match.start < deadline.end
        # 每村每年20万元 holds a 每年.
        and not (match.start < deadline.start and deadline.end < match.end)
        for deadline in deadlines
    )


def _is_level(marks: Marks, match: Match, start: int) -> bool:
    """A bare count (两个) is a level only right behind a verb that makes things, a bare sum unless it tells a fact."""
    unit, number = match.slots.get("figure_units", ""), match.slots.get("number", "")
    if match.rule.id == _SHORTER and unit in _words("time_units"):
        # 三个月内有结果 says when, not how much.
        return False
    if match.rule.value != "=" or not unit or match.rule.id == _PER:
        return not (number == "一" and match.text.startswith("完成"))
    back = range(max(start, match.start - _BACK), match.start)
    if unit in _words("count_units"):
        only_once = number == "一" and unit not in _words("made_units")
        return not only_once and any(_creates(marks, at, match.start) for at in back)
    tells_fact = any(word_at("fact_words", marks.folded, at, match.start) == match.start for at in back)
    return number != "一" and unit not in _words("time_units") and not tells_fact


def _creates(marks: Marks, at: int, figure: int) -> bool:
    """Whether a verb that begins at ``at`` has the figure for its object: 新建2座, 巡河1次."""
    cue = marks.cues.at(at)
    is_firm = cue is not None and cue.rule.value == "firm" and cue.end <= figure
    after = cue.end if cue and is_firm else word_at("create_verbs", marks.folded, at, figure)
    return after > at and _OBJECT.fullmatch(marks.folded, after, figure) is not None


@cache
def _words(lexicon: str) -> frozenset[str]:
    return frozenset(Rulebook.load().lexicons[lexicon])


def _mention(match: Match) -> TargetMention:
    return TargetMention(
        text=match.text,
        start=match.start,
        end=match.end,
        comparator=match.rule.value,
        value=_value(match.slots.get("number", "")),
        unit=match.slots.get("figure_units", ""),
        hedge=_hedge(match.text),
    )


def _value(words: str) -> str:
    """The decimal these words write: 3.5, 两, 三百, 五万."""
    if not words or words.isascii():
        return words
    high, ten_thousand, low = words.rpartition("万")
    numbers = (at_most(high) if ten_thousand else 0, at_most(low) if low else 0)
    return "" if None in numbers else str((numbers[0] or 0) * 10_000 + (numbers[1] or 0))


def _hedge(words: str) -> str:
    return next((hedge for hedge in _HEDGES if hedge in words), "")
