"""Brackets that say who plays which part: 县财政局（配合）, 改造道路（县住建局牵头，县财政局配合）."""

from typing import NamedTuple

from extraction.reader.layout.brackets import BRACKET
from extraction.reader.layout.spans import Span
from extraction.reader.matches import MatchedText

# 主要负责人, 责任人: who is called so, and no part to play.
_NO_CALLING = "(?!人|同志)"


class Aside(NamedTuple):
    """A bracket: from ``start`` to ``end``, and what stands in it."""

    start: int
    end: int

    @property
    def inner(self) -> Span:
        """What stands between the signs."""
        return Span(self.start + 1, self.end - 1)


def assigns(matched: MatchedText, aside: Aside) -> bool:
    """Whether a bracket holds a word for a part to play: 牵头, 负责, 配合, 责任单位."""
    return matched.lexicons.expression("part_words", after=_NO_CALLING).search(matched.folded, *aside.inner) is not None


def aside_at(matched: MatchedText, at: int, end: int) -> Aside | None:
    """The bracket of this kind that begins exactly at ``at``, or None."""
    found = BRACKET.match(matched.text, at, end)
    aside = Aside(*found.span()) if found else None
    return aside if aside and assigns(matched, aside) else None


def behind_aside(matched: MatchedText, at: int, end: int) -> int:
    """Where it goes on behind such a bracket; ``at`` itself where none begins."""
    aside = aside_at(matched, at, end)
    return aside.end if aside else at


def part_in_aside(matched: MatchedText, at: int, end: int) -> str:
    """lead or support, where a bracket right behind a name says only that: 县住建局（牵头）, 县财政局（配合单位）."""
    aside = aside_at(matched, at, end)
    if aside is None:
        return ""
    for role, lexicon in (("lead", "lead_labels"), ("support", "support_labels")):
        if matched.word_at(lexicon, *aside.inner) == aside.inner.end:
            return role
    return ""
