"""Columns stay straight although a Chinese character is two cells wide.  Plain Python, no Django."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table whose rows are equally long; each column is as wide as its widest cell."""
    rows = list(rows)
    widths = [max(map(cells_of, column)) for column in zip(*rows, strict=True)]
    return (line(row, widths) for row in rows)


def line(cells: Iterable[str], widths: Iterable[int]) -> str:
    """One line of a table, each cell ``fitted`` to the width of its column; as many cells as widths."""
    return "  ".join(fitted(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def fitted(words: str, width: int) -> str:
    """``words`` on one line, cut with … or filled with spaces to exactly ``width`` terminal cells."""
    # Control characters would move the cursor, or more; a speech may hold any.
    words = "".join(" " if unicodedata.category(character).startswith("C") else character for character in words)
    fitting = beginning(words, width)
    if fitting != words:
        fitting = beginning(words, width - 1) + "…"
    return fitting + " " * (width - cells_of(fitting))


def cells_of(words: str) -> int:
    """How many cells of a terminal the words take."""
    return sum(map(_cells_of_one, words))


def beginning(words: str, width: int) -> str:
    """As many of the first characters as ``width`` cells hold."""
    cells = accumulate(map(_cells_of_one, words))
    return words[: sum(1 for _ in takewhile(lambda so_far: so_far <= width, cells))]


def _cells_of_one(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
