"""What recurs at the head and the foot of the pages, and the numbers that count them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .counting import is_sure, page_number, value
from .lines import Line

# Heads and feet have few lines; more that recur are the text of a form.
_MOST_LINES = 4
# In points: what is drawn by one template stands on every page at the same height.
_SAME_HEIGHT = 4
# A head may stand on every other page alone, and is left out of the first page of a chapter.
_ENOUGH_OF_ALL, _ENOUGH = 0.4, 3
_NEXT_PAGES = (-2, -1, 1, 2)
# Larger letters than those of the text belong to a title, though every page of a form may bear it.
_TITLE = 1.3
_SAME_LETTERS = 0.05
# A line so far from the next one, in distances of lines, stands apart from the text.
_APART = 1.4
# Where the same words stand at the same place of every page, a gap this much wider than the others will do.
_APART_EVERYWHERE = 1.2
# No paragraph begins so far from the margin, in sizes of the letters.
_AMID = 3
# Raised and lowered words are nearer than that, in sizes of the letters.
_LEAST_LEADING = 0.9
_FIGURE = re.compile(r"\d+|(?<=第)[〇一二三四五六七八九十百]+(?=页)")
# A figure that grows with the pages counts them where it stands by itself; 1月, 2月 and 3月 do not.
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff%％℃]")
_AFTER_ITEM = (".", "．", "、")


@dataclass(frozen=True)
class Edges:
    """The lines of each page without what stood at the edges, and how many lines of which kind that were."""

    pages: list[list[Line]]
    running: int
    numbers: int


def without_edges(pages: Iterable[Iterable[Line]]) -> Edges:
    """Leave out heads and feet, from the outermost line inwards."""
    kept = [list(page) for page in pages]
    running = numbers = 0
    for upper in (True, False):
        for _ in range(_MOST_LINES):
            edge = _Edge(kept, upper)
            counting = edge.numbers()
            recurring = edge.running() - counting
            if not counting | recurring:
                break
            kept = [[line for line in page if id(line) not in counting | recurring] for page in kept]
            numbers += len(counting)
            running += len(recurring)
    return Edges(kept, running, numbers)


class _Edge:
    """The outermost lines of all pages, at their head or at their foot, and the text that they are compared with."""

    def __init__(self, pages: list[list[Line]], upper: bool) -> None:
        self.pages = pages
        self.lines = [line for page in pages for line in _outermost(page, upper)]
        sizes = Counter[float]()
        for line in (line for page in pages for line in page):
            sizes[line.size] += len(line.signs)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        gaps = sorted(gap for page in pages for gap in _gaps(page) if gap > _LEAST_LEADING * self.size)
        self.leading = gaps[len(gaps) // 10] if gaps else 0.0
        begins = sorted(line.left for page in pages for line in page if not line.row)
        self.left = begins[len(begins) // 10] if begins else 0.0

    def running(self) -> set[int]:
        """Which lines recur, and which stand at the place of those that do: the heads of chapters."""
        lines = [line for line in self.lines if line.size <= _TITLE * self.size]
        alike: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            alike[folded(line.text)].append(line)
        recurring = [line for group in alike.values() for place in _places(group) for line in self._recurring(place)]
        places = {round(line.y): line for line in recurring}
        beside = [line for line in lines if any(_same_place(line, each) for each in places.values())]
        return {id(line) for line in [*recurring, *filter(self._is_apart, beside)]}

    def _recurring(self, alike: list[Line]) -> list[Line]:
        """Those of lines that say the same at the same place which also stand on one of the next pages."""
        pages = {line.page for line in alike}
        enough = 2 if self._has_own_letters(alike[0]) else min(_ENOUGH, max(2, _ENOUGH_OF_ALL * len(self.pages)))
        apart = any(map(self._is_apart, alike)) or self._is_apart_everywhere(alike)
        if len(pages) < enough or not apart or not _figures_run(alike):
            return []
        return [line for line in alike if any(line.page + step in pages for step in _NEXT_PAGES)]

    def _is_apart_everywhere(self, alike: list[Line]) -> bool:
        everywhere = len({line.page for line in alike}) == len(self.pages) >= _ENOUGH
        return everywhere and all(self._gap_behind(line) > _APART_EVERYWHERE * self.leading for line in alike)

    def numbers(self) -> set[int]:
        """Which lines count the pages, or say for themselves that they do."""
        read = [(line, number) for line in self.lines if (number := page_number(line.text)) is not None]
        counted = {(line.page, number) for line, number in read}
        return {
            id(line)
            for line, number in read
            if any((line.page + step, number + step) in counted for step in _NEXT_PAGES) or self._says_so(line, number)
        }

    def _says_so(self, line: Line, number: int) -> bool:
        sure = is_sure(line.text, len(self.pages)) or (len(self.pages) == number == 1)
        return sure and self._is_apart(line)

    def _has_own_letters(self, line: Line) -> bool:
        return abs(line.size - self.size) > _SAME_LETTERS * self.size

    def _is_apart(self, line: Line) -> bool:
        """Whether its letters, its place or a gap part the line from the text, or it is all there is."""
        if self._has_own_letters(line) or line.left - self.left > _AMID * self.size:
            return True
        return self._gap_behind(line) > _APART * self.leading

    def _gap_behind(self, line: Line) -> float:
        """How far an outermost line is from the next one; without end where there is none."""
        gaps = _gaps(self.pages[line.page])
        heights = [other.y for other in self.pages[line.page] if not other.turned]
        if not gaps:
            return math.inf
        return gaps[-1] if line.y > min(heights) else gaps[0]


def _outermost(page: list[Line], upper: bool) -> list[Line]:
    """The lines at the upper or the lower edge, unless a table stands there."""
    upright = [line for line in page if not line.turned]
    if not upright:
        return []
    height = (max if upper else min)(line.y for line in upright)
    band = [line for line in upright if abs(line.y - height) < line.size / 2]
    return [] if any(line.row for line in band) else band


def _gaps(page: Iterable[Line]) -> list[float]:
    """How far the lines of a page are apart, from the lowest to the highest."""
    heights = sorted({line.y for line in page if not line.turned})
    return [upper - lower for lower, upper in pairwise(heights)]


def _places(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines place by place."""
    while lines:
        yield [line for line in lines if _same_place(line, lines[0])]
        lines = [line for line in lines if not _same_place(line, lines[0])]


def _same_place(line: Line, other: Line) -> bool:
    return abs(other.y - line.y) <= _SAME_HEIGHT and abs(other.size - line.size) <= _SAME_LETTERS * line.size


def folded(text: str) -> str:
    """The text with one sign for every figure, and without blanks."""
    return _FIGURE.sub("#", re.sub(r"\s", "", text))


def _figures_run(lines: Iterable[Line]) -> bool:
    """Whether the figures in lines that are otherwise alike stay the same on all pages, or count them."""
    figures: dict[int, list[tuple[Line, re.Match[str]]]] = defaultdict(list)
    for line in lines:
        for place, figure in enumerate(_FIGURE.finditer(line.text)):
            figures[place].append((line, figure))
    return all(_runs(each) for each in figures.values())


def _runs(figures: list[tuple[Line, re.Match[str]]]) -> bool:
    if len({figure[0] for _, figure in figures}) == 1:
        return True
    if len({(value(figure[0]) or 0) - line.page for line, figure in figures}) > 1:
        return False
    return all(_counts_pages(line.text, figure) for line, figure in figures)


def _counts_pages(text: str, figure: re.Match[str]) -> bool:
    after = text[figure.end() :][:1]
    opens_item = not text[: figure.start()].strip() and after in _AFTER_ITEM
    return after == "页" or not (opens_item or _IDEOGRAPH.match(after))
