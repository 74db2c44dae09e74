"""Rows and cells of a table in an OpenDocument text (OASIS ODF 1.3, part 3, chapter 9)."""

from collections.abc import Callable, Iterator
from typing import Any

from extraction.intake.xml_names import name_of, value_of

_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}
# Cells and rows may say that they are repeated; more often than this is no table of a text.
_MOST_REPEATS = 100

Cell = list[str]


def rows(table: Any, lines: Callable[[Any], Cell]) -> Iterator[Iterator[str]]:
    """The lines of each row: one with the cells parted by tabs, or the paragraphs of the only cell, which is layout."""
    above = _Above()
    for row in _rows(table):
        for _ in range(_count(row, "number-rows-repeated")):
            yield _row(row, lines, above)


class _Above:
    """By column, the words of a cell that reaches down into further rows, and into how many yet."""

    def __init__(self) -> None:
        self.cells: dict[int, tuple[int, str]] = {}

    def put(self, column: int, element: Any, words: str) -> None:
        """Remember a cell at this column, if it reaches further down."""
        self.cells[column] = (_count(element, "number-rows-spanned") - 1, words)

    def take(self, column: int) -> str | None:
        """The words for a covered cell at this column, or None where it is covered from the left."""
        left, words = self.cells.get(column, (0, ""))
        if left <= 0:
            return None
        self.cells[column] = (left - 1, words)
        return words


def _row(row: Any, lines: Callable[[Any], Cell], above: _Above) -> Iterator[str]:
    texts: list[str] = []
    own: list[Cell] = []
    is_covered_from_above = False
    for cell in row:
        name = name_of(cell)
        for _ in range(_count(cell, "number-columns-repeated")):
            if name == "table-cell":
                own.append(lines(cell))
                texts.append(_one_line(own[-1]))
                above.put(len(texts) - 1, cell, texts[-1])
            elif name == "covered-table-cell":
                words = above.take(len(texts))
                is_covered_from_above |= words is not None
                texts.append(words or "")
    if len(own) == 1 and not is_covered_from_above:
        yield from own[0]
    elif texts:
        yield "\t".join(texts)


def _rows(container: Any) -> Iterator[Any]:
    for child in container:
        if name_of(child) == "table-row":
            yield child
        elif name_of(child) in _GROUPS:
            yield from _rows(child)


def _one_line(cell: Cell) -> str:
    return " ".join(filter(None, (line.replace("\n", " ").strip() for line in cell)))


def _count(element: Any, attribute: str) -> int:
    said = value_of(element, attribute)
    return min(int(said), _MOST_REPEATS) if said.isdecimal() else 1
