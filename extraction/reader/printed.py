"""A text as it was stored, and the same as the reader reads it, with a way back for every place.

A sign that does not show (zero width space, soft hyphen, direction mark) may stand inside any word, and ⑥月 is a month:
rather than teach every pattern, the reader reads a text without the one and with the figure of the other.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.lookalikes import RINGED_FIGURES, UNSEEN, in_ordinary_characters

_UNSEEN = re.compile(f"[{re.escape(''.join(sorted(UNSEEN)))}]")
# ⑥ before 月底 is a figure where a word runs into it; behind a stop, or at the head of a line, it numbers an item.
_RINGED = re.compile(rf"(?<=[^\W\d_])[{''.join(RINGED_FIGURES)}](?=[月日号])")
# Few texts hold any, and one class is looked for faster than the two above.
_ANY = re.compile(f"[{re.escape(''.join(sorted(UNSEEN)))}{''.join(RINGED_FIGURES)}]")


class Printed:
    """A stored text: ``text`` is what the reader reads of it.

    Where nothing in it is read otherwise, which is nearly always, a place in the one is the same place in the other.
    """

    def __init__(self, stored: str) -> None:
        self.stored = stored
        ordinary = in_ordinary_characters(stored)
        self._places: Sequence[int] | None = None
        if _ANY.search(ordinary):
            read = _read(ordinary)
            ordinary = "".join(sign for sign, _ in read)
            self._places = [*(place for _, place in read), len(stored)]
        self.text = ordinary

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Where the words ``text[start:end]`` are stored, from their first sign that shows to their last."""
        if self._places is None or start >= end:
            return self.edge(start), self.edge(end)
        return self._places[start], self._places[end - 1] + 1

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where a whole part of the text is stored, a speech or a line; parts that touch still touch."""
        return self.edge(start), self.edge(end)

    def edge(self, at: int) -> int:
        """Where in the stored text the part that begins at ``at`` begins."""
        return at if self._places is None or at == 0 else self._places[at]

    def read_at(self, at: int) -> int:
        """The place in ``text`` of a place in the stored text; of a sign that is not read, of what follows it."""
        return at if self._places is None else bisect_left(self._places, at)

    def said(self, start: int, end: int) -> str:
        """The stored words ``start`` to ``end`` without the signs in them that do not show."""
        return shown(self.stored[start:end])


def shown(words: str) -> str:
    """These words without the signs in them that do not show."""
    return _UNSEEN.sub("", words)


def _read(text: str) -> list[tuple[str, int]]:
    """Every character that is read, with its place in the stored text."""
    seen = [(sign, place) for place, sign in enumerate(text) if sign not in UNSEEN]
    figures = _RINGED.finditer("".join(sign for sign, _ in seen))
    ringed = {figure.start(): RINGED_FIGURES[figure.group()] for figure in figures}
    return [(figure, place) for at, (sign, place) in enumerate(seen) for figure in ringed.get(at, sign)]
