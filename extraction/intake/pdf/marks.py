"""Watermarks: words across the page, or under the text at the same place of every page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .lines import Line

# In points: what is drawn by one template stands on every page at the same place.
_SAME_PLACE = 2
# A mark stands on at least this share of the pages.
_MOST_PAGES = 0.5
# Letters so many times as large as those of the text.
_LARGE = 1.4


def without_marks(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """The lines of each page but for watermarks, and how many those were.

    Words that slant are one.  Upright words are one where they are pale or large and the text runs over them, or where
    they are both and were drawn out of turn.  Words that recur on other pages are one where the text runs over one of
    them, or they are pale and stand amid the text; words that run up the margin are one where they recur."""
    marks = set(_recurring_marks(pages))
    sizes = Counter(line.size for page in pages for line in page for _ in line.signs)
    large = _LARGE * sizes.most_common(1)[0][0] if sizes else 0.0
    kept = [
        [line for place, line in enumerate(page) if line not in marks and not _is_mark(place, page, large)]
        for page in pages
    ]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_mark(place: int, page: Sequence[Line], large: float) -> bool:
    line = page[place]
    if line.slants:
        return True
    if line.turned or not (line.pale or line.size > large):
        return False
    text = [other for other in page if other.size <= large]
    return _is_crossed(line, text) or (line.pale and line.size > large and _is_out_of_turn(place, page))


def _is_out_of_turn(place: int, page: Sequence[Line]) -> bool:
    """Whether the next line stands above this one, as no line of a text does."""
    following = next((line for line in page[place + 1 :] if not line.slants), None)
    return following is not None and following.y > page[place].y


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
