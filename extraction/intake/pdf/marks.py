"""Watermarks: words across the page, or under the text at the same place of every page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .lines import Line

# In points: what is drawn by one template stands on every page at the same place.
_SAME_PLACE = 2
# A mark stands on at least this share of the pages.
_MOST_PAGES = 0.5


def without_marks(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """The lines of each page but for watermarks, and how many those were.

    Words that slant are one.  Upright words are one where they are pale and the text runs over them, and where they
    recur on other pages and the text runs over one of them, or they are pale and stand amid the text; words that run up
    the margin are one where they recur."""
    marks = set(_recurring_marks(pages))
    kept = [[line for line in page if line not in marks and not _is_mark(line, page)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_mark(line: Line, page: Iterable[Line]) -> bool:
    return line.slants or (line.pale and _is_crossed(line, page))


def _recurring_marks(pages: list[list[Line]]) -> Iterator[Line]:
    for alike in _recurring(pages):
        on = [(line, pages[line.page]) for line in alike]
        amid = any(line.pale and not _is_at_the_edge(line, page) for line, page in on)
        if amid or any(line.turned or _is_crossed(line, page) for line, page in on):
            yield from alike


def _is_crossed(line: Line, page: Iterable[Line]) -> bool:
    return any(line.overlaps(other) for other in page if other is not line and not (other.slants or other.turned))


def _is_at_the_edge(line: Line, page: Iterable[Line]) -> bool:
    heights = [other.y for other in page if not other.slants]
    return line.y in (min(heights), max(heights))


def _recurring(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The lines that say the same at the same place of most pages, place by place."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for line in page:
            alike[line.text].append(line)
    enough = max(2, _MOST_PAGES * sum(map(bool, pages)))
    for lines in alike.values():
        while len(lines) >= enough:
            near = [line for line in lines if _near(line, lines[0])]
            if len({line.page for line in near}) >= enough:
                yield near
            lines = [line for line in lines if not _near(line, lines[0])]


def _near(line: Line, other: Line) -> bool:
    return abs(line.left - other.left) <= _SAME_PLACE and abs(line.y - other.y) <= _SAME_PLACE
