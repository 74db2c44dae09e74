"""The one shape every stage hands to the next: a half-open stretch of the text."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """``text[start:end]``, in code points of the text that was read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether another stretch lies wholly inside this one."""
        return self.start <= start and end <= self.end


class Placed(Protocol):
    """Whatever stands somewhere in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


AnyPlaced = TypeVar("AnyPlaced", bound=Placed)


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many code points two stretches share; not above nought where they share none."""
    return min(a[1], b[1]) - max(a[0], b[0])


def mostly_same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    return shared(a, b) > 0 and shared(a, b) * 2 >= min(a[1] - a[0], b[1] - b[0])


def nearest(found: Iterable[AnyPlaced], place: tuple[int, int]) -> AnyPlaced | None:
    """What shares most with ``place``, of what is mostly the same stretch; the first of equals, None where none is."""
    same = [each for each in found if mostly_same((each.start, each.end), place)]
    return max(same, key=lambda each: shared((each.start, each.end), place), default=None)


def mostly_covers(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether a stretch holds at least half of the other, ``b``; a small one inside a long one does not."""
    return shared(a, b) * 2 >= b[1] - b[0]


def trimmed(text: str, start: int, end: int) -> Span:
    """The same stretch without white space (the full-width kind included) at its edges."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, max(start + left, start + len(words.rstrip())))
