"""Bars as numbers and as places in a drawing, all in units of the drawing, whole ones: a page writes no fractions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from tracker.cells import beginning, cells_of
from tracker.figures.tallies import Figure, figure

WIDTH = 600
NAME = 192  # what the names take, and then what the longest bar takes; the rest is for the figures
LONGEST = 266
ROW = 28
THICK = 16
LONGEST_NAME = 24  # in columns: a Chinese character takes two


@dataclass(frozen=True)
class Bar:
    """What is open of something, and how much of that is overdue."""

    name: str | Promise
    open: Figure
    overdue: Figure


@dataclass(frozen=True)
class Drawn:
    """A bar in its place: the overdue part first, then the rest."""

    bar: Bar
    y: int
    overdue: int
    rest: int

    @property
    def name(self) -> str:
        """The name, cut where it is too long for its place; the table and the bar's title have all of it."""
        name = str(self.bar.name)
        # Drawn, … is as wide as a Chinese character.
        return name if cells_of(name) <= LONGEST_NAME else f"{beginning(name, LONGEST_NAME - 2)}…"

    @property
    def end(self) -> int:
        """Where the bar ends and its figures begin."""
        return NAME + self.overdue + self.rest

    @property
    def middle(self) -> int:
        """The line its words stand around."""
        return self.y + THICK // 2

    @property
    def turn(self) -> int:
        """Where the overdue part ends."""
        return NAME + self.overdue


@dataclass(frozen=True)
class Chart:
    """Bars under one another; ``of`` says what each is, for the head of the table."""

    key: str
    title: str | Promise
    of: str | Promise
    bars: list[Bar]

    # Where things stand in the drawing: how wide it is, where names end and bars begin, how thick a bar is.
    width, names, begin, thick = WIDTH, NAME - 10, NAME, THICK

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return ROW * len(self.bars)

    def drawn(self) -> Iterator[Drawn]:
        """The bars in their places; the longest one fills its space, and whatever counts something is seen."""
        most = max((bar.open.count for bar in self.bars), default=0)
        for number, bar in enumerate(self.bars):
            whole, overdue = (_length(count, most) for count in (bar.open.count, bar.overdue.count))
            yield Drawn(bar, ROW * number + (ROW - THICK) // 2, overdue, max(whole - overdue, 0))


def a_bar(name: str | Promise, counts: tuple[int, int], query: Mapping[str, str]) -> Bar:
    """The bar of so many open ones of which so many are overdue; ``query`` is what their lists have in common."""
    return Bar(name, figure("open", counts[0], query), figure("overdue", counts[1], query))


def _length(count: int, most: int) -> int:
    return max(round(LONGEST * count / most), 2) if count else 0
