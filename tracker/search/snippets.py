"""What is shown of a text that was found: the place where most of the words stand, and these marked."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.folding import fold

CUT = "…"


@dataclass(frozen=True)
class Piece:
    """A piece of a text, plain, and whether it holds what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, order=True)
class _Hit:
    """A word (folded) at ``start``..``end`` of a text."""

    start: int
    end: int
    word: str


def snippet(text: str, words: Iterable[str], around: int = 40) -> list[Piece]:
    """The part of the text that holds most of the words, in pieces, with ``…`` where it was cut; a short text is whole.

    Three times as long as ``around``, which goes before the first word, or longer for a longer word.  The words are
    found as the search finds them, by ``fold``, and stay as they stand in the text.
    """
    hits = _hits(text, words)
    most = max([3 * around, *(hit.end - hit.start + around for hit in hits)])
    start = max(0, min(_best(hits, most - around) - around, len(text) - most))
    end = min(start + most, len(text))
    shown = _pieces(text, start, end, [hit for hit in hits if start <= hit.start and hit.end <= end])
    return [*([Piece(CUT)] if start else []), *shown, *([Piece(CUT)] if end < len(text) else [])]


def stands_in(text: str, word: str) -> bool:
    """Whether the search finds the word in the text."""
    return fold(word) in fold(text)


def _hits(text: str, words: Iterable[str]) -> list[_Hit]:
    """Where the words stand, also where they lie over one another, in the order of the text."""
    folded = fold(text)
    return sorted(hit for word in {fold(word) for word in words} - {""} for hit in _hits_of(folded, word))


def _hits_of(folded: str, word: str) -> Iterator[_Hit]:
    start = folded.find(word)
    while start >= 0:
        yield _Hit(start, start + len(word), word)
        start = folded.find(word, start + 1)


def _best(hits: list[_Hit], length: int) -> int:
    """Where the part of this length begins that holds most: the longer a word, the more; of equals the first."""
    starts = [hit.start for hit in hits]
    best, at, all_of_them = 0, 0, _weight(hits)
    for index, begin in enumerate(starts):
        near = hits[index : bisect_left(starts, begin + length)]
        weight = _weight(hit for hit in near if hit.end <= begin + length)
        if weight > best:
            best, at = weight, begin
        if best == all_of_them:
            break
    return at


def _weight(hits: Iterable[_Hit]) -> int:
    return sum(map(len, {hit.word for hit in hits}))


def _pieces(text: str, start: int, end: int, hits: Iterable[_Hit]) -> Iterator[Piece]:
    """``start``..``end`` of the text, parted where words begin and end; those that touch are one piece."""
    done = start
    for first, last in _joined(hits):
        if done < first:
            yield Piece(text[done:first])
        yield Piece(text[first:last], marked=True)
        done = last
    if done < end:
        yield Piece(text[done:end])


def _joined(hits: Iterable[_Hit]) -> list[tuple[int, int]]:
    """The stretches that hits fill, those that lie over or touch one another as one."""
    stretches: list[tuple[int, int]] = []
    for hit in hits:
        if stretches and hit.start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], hit.end)
        else:
            stretches.append((hit.start, hit.end))
    return stretches
