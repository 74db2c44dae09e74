"""The lines of a page: signs that stand beside each other on one base line."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .signs import Sign, slants

# Shares of the size of the letters. A raised or lowered sign still belongs to its line;
_SAME_LINE = 0.5
# a sign that begins before the one that was drawn last does not, but where letters are set closely;
_GOES_BACK = 0.6
# and Chinese words that far apart are parted by a space. Latin words are parted by PDFium, or by a space of their own.
_APART = 0.8
# Letters so many times as large do not belong to it; and where a line does not run from left to right, its next sign
# is no further away than this.
_OTHER_LETTERS, _NEXT_SIGN = 2, 2.5


@dataclass(frozen=True)
class Line:
    """A line, made of its signs; a ``row`` of a table is one line, however many the page shows, and is never joined."""

    signs: tuple[Sign, ...]
    page: int = 0
    row: str = ""

    @cached_property
    def text(self) -> str:
        """What it says, without blanks at its end."""
        return self.row or "".join(_with_gaps(self.signs)).rstrip()

    @cached_property
    def written(self) -> list[Sign]:
        """Its signs but for the blanks."""
        return [sign for sign in self.signs if not sign.text.isspace()]

    @cached_property
    def left(self) -> float:
        """Where its first sign begins."""
        return min(sign.x for sign in self.written)

    @cached_property
    def right(self) -> float:
        """Where its last sign ends."""
        return max(sign.right for sign in self.written)

    @cached_property
    def y(self) -> float:
        """The height of its base line."""
        return Counter(sign.y for sign in self.written).most_common(1)[0][0]

    @cached_property
    def size(self) -> float:
        """The size of most of its signs."""
        return Counter(round(sign.size, 1) for sign in self.written).most_common(1)[0][0]

    @cached_property
    def widest_gap(self) -> float:
        """How far its signs are apart where they are furthest apart."""
        return max((sign.x - before.right for before, sign in pairwise(self.written)), default=0.0)

    @property
    def slants(self) -> bool:
        """Whether it runs across the page."""
        return slants(self.signs[0].turn)

    @property
    def turned(self) -> bool:
        """Whether it runs up, down or upside down."""
        return not self.slants and 45 < self.signs[0].turn < 315

    @property
    def pale(self) -> bool:
        """Whether all of it is nearer to white than to black."""
        return all(sign.pale for sign in self.written)

    def overlaps(self, other: "Line") -> bool:
        """Whether the two are drawn over each other."""
        upper, lower = (self, other) if self.y >= other.y else (other, self)
        beside = min(self.right, other.right) - max(self.left, other.left)
        return beside > 0 and lower.y + 0.85 * lower.size > upper.y - 0.1 * upper.size


def lines_of(signs: Iterable[Sign], page: int = 0) -> list[Line]:
    """The signs as lines, in the order in which they were written; lines of blanks are none."""
    lines: list[list[Sign]] = []
    for sign in signs:
        if lines and _goes_on(lines[-1], sign):
            lines[-1].append(sign)
        else:
            lines.append([sign])
    found = [Line(tuple(line), page) for line in lines if not all(sign.text.isspace() for sign in line)]
    return list(_side_by_side(found))


def _goes_on(line: list[Sign], sign: Sign) -> bool:
    last = line[-1]
    right, up, size = sign.x - last.x, sign.y - last.y, max(last.size, sign.size)
    if abs(last.turn - sign.turn) > 1 or size > _OTHER_LETTERS * min(last.size, sign.size):
        return False
    if sign.turn and (slants(sign.turn) or 45 < sign.turn < 315):
        return math.hypot(right, up) < _NEXT_SIGN * size
    return abs(up) < _SAME_LINE * size and right > -_GOES_BACK * last.size


def _side_by_side(lines: list[Line]) -> Iterator[Line]:
    """The lines, with one that was drawn left of the one before it put together with it."""
    before: Line | None = None
    for line in lines:
        if before and line.right <= before.left + 1 and abs(line.y - before.y) < 1 and _upright(line, before):
            before = Line((*line.signs, *before.signs), line.page)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _upright(*lines: Line) -> bool:
    return not any(line.slants or line.turned for line in lines)


def _with_gaps(signs: tuple[Sign, ...]) -> Iterator[str]:
    last: Sign | None = None
    for sign in signs:
        if last and not last.text.isspace() and not sign.text.isspace() and sign.x - last.right > _APART * last.size:
            yield " "
        if not (last and last.text == sign.text == " "):
            yield sign.text
        last = sign
