"""A speech as numbered paragraphs, cut into pieces wherever something in it is marked.

Spans are half-open code points of the speech's text, as everywhere; the pieces of a paragraph joined together are
the paragraph, whatever the marks are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any


@dataclass(frozen=True)
class Mark:
    """Something at ``start``..``end``: the ``quote`` of an owner, or a ``party``, ``deadline``, ``target`` or ``cue``.

    Where quotes overlap, the one that is ``current`` is shown whole.
    """

    start: int
    end: int
    name: str
    owner: Any = None
    current: bool = False


@dataclass(frozen=True)
class Piece:
    """Some words and what is marked there: a party, a deadline, a target, a word of action or nothing."""

    words: str
    name: str = ""


@dataclass(frozen=True)
class Stretch:
    """Neighbouring pieces that belong to the quote of one owner, or to none; ``opens`` where the quote begins."""

    owner: Any
    pieces: tuple[Piece, ...]
    opens: bool = False


@dataclass(frozen=True)
class MarkedParagraph:
    """A line that is not blank, cut at its marks; ``number`` counts from 1."""

    number: int
    start: int
    end: int
    stretches: tuple[Stretch, ...]


def paragraphs(text: str, marks: Sequence[Mark]) -> list[MarkedParagraph]:
    """The paragraphs of a text with the marks that touch each."""
    begun: set[Any] = set()
    return [
        MarkedParagraph(number, start, end, tuple(_stretches(text, start, end, _touching(start, end, marks), begun)))
        for number, (start, end) in enumerate(_lines(text), 1)
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _touching(start: int, end: int, marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.start < end and mark.end > start]


def _stretches(text: str, start: int, end: int, marks: list[Mark], begun: set[Any]) -> Iterator[Stretch]:
    """Cut the line at every edge of a mark and join what has the same owner; ``begun`` are the owners seen so far."""
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    cuts = pairwise(sorted({start, end, *edges}))
    pieces = [(_owner(a, b, marks), Piece(text[a:b], _name(a, b, marks))) for a, b in cuts]
    for owner, members in groupby(pieces, key=lambda member: member[0]):
        yield Stretch(owner, tuple(piece for _owner, piece in members), owner is not None and owner not in begun)
        begun.add(owner)


def _owner(start: int, end: int, marks: list[Mark]) -> Any:
    """Whose quote this is; where quotes overlap the shorter one, since the longer can be reached beside it."""
    quotes = [mark for mark in _touching(start, end, marks) if mark.name == "quote"]
    return min(quotes, key=lambda mark: (not mark.current, mark.end - mark.start)).owner if quotes else None


def _name(start: int, end: int, marks: list[Mark]) -> str:
    return next((mark.name for mark in _touching(start, end, marks) if mark.name != "quote"), "")
