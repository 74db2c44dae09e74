"""Measurable levels: 不少于2次, 70%以上, 全覆盖, 每村每年20万元."""

from .marks import Marks
from .results import DeadlineMention, TargetMention
from .rulebook import Match
from .words import word_at

_BACK = 12


def targets_of(marks: Marks, start: int, end: int, deadlines: tuple[DeadlineMention, ...]) -> tuple[TargetMention, ...]:
    """The levels between ``start`` and ``end`` that are no part of a deadline."""
    return tuple(
        _mention(match)
        for match in marks.targets.within(start, end)
        if match.end <= end and not _in_deadline(match, deadlines) and _is_level(marks, match, start)
    )


def _in_deadline(match: Match, deadlines: tuple[DeadlineMention, ...]) -> bool:
    return any(deadline.start < match.end and match.start < deadline.end for deadline in deadlines)


def _is_level(marks: Marks, match: Match, start: int) -> bool:
    """A bare count (两个) is a level only right behind a verb that makes things; anything else always is."""
    if match.rule.value != "=" or match.slots.get("figure_units", "") not in _count_units():
        return True
    return any(_creates(marks, at, match.start) for at in range(max(start, match.start - _BACK), match.start))


def _creates(marks: Marks, at: int, figure: int) -> bool:
    after = word_at("create_verbs", marks.folded, at, figure)
    return after > at and marks.folded[after:figure].strip("了好出起至少") == ""


def _count_units() -> frozenset[str]:
    from .rulebook import Rulebook

    return frozenset(Rulebook.load().lexicons["count_units"])


def _mention(match: Match) -> TargetMention:
    number = match.slots.get("number", "")
    return TargetMention(
        text=match.text,
        start=match.start,
        end=match.end,
        comparator=match.rule.value,
        value=number,
        unit=match.slots.get("figure_units", ""),
        hedge=_hedge(match.text),
    )


def _hedge(words: str) -> str:
    return next((hedge for hedge in ("左右", "上下", "力争", "争取", "约", "大约", "近") if hedge in words), "")
