"""Rows and cells of a table in a Word document (ECMA-376 part 1, 17.4)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from .package import w
from .shown import say, shown
from .styles import is_on, value_of

PARTS = frozenset(["w:tr", "w:tc"])
# More columns than this Word does not make.
_MOST_COLUMNS = 63


class Cell(NamedTuple):
    """A cell at its ``column``, over so many columns; ``merges`` is restart, continue or empty."""

    element: Any
    column: int
    span: int
    merges: str


def is_left_out(row: Any) -> str:
    """The key of the note where a row was deleted under tracking or is hidden, else an empty string."""
    properties = row.find(w("trPr"))
    if properties is None:
        return ""
    if properties.find(w("del")) is not None:
        return "changes_applied"
    return "hidden_left_out" if is_on(properties.find(w("hidden"))) else ""


def cells(row: Any, left_out: Counter[str]) -> Iterator[Cell]:
    """The cells of a row from left to right."""
    properties = row.find(w("trPr"))
    column = 0 if properties is None else _columns(value_of(properties, "gridBefore"), 0)
    for name, element in shown(row, left_out):
        if name != "w:tc":
            say(element, left_out)
        elif element.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
            left_out["changes_applied"] += 1
        else:
            cell = _cell(element, column)
            column += cell.span
            yield cell


def line(row: list[Cell], texts: list[str]) -> str:
    """A row as a line: the words of each cell in its column, parted by tabs."""
    columns = [""] * row[0].column
    for cell, text in zip(row, texts, strict=True):
        columns += [text, *[""] * (cell.span - 1)]
    return "\t".join(columns)


def _cell(element: Any, column: int) -> Cell:
    properties = element.find(w("tcPr"))
    if properties is None:
        return Cell(element, column, 1, "")
    merge = properties.find(w("vMerge"))
    merges = "" if merge is None else merge.get(w("val"), "continue")
    return Cell(element, column, _columns(value_of(properties, "gridSpan"), 1), merges)


def _columns(written: str | None, otherwise: int) -> int:
    return min(int(written), _MOST_COLUMNS) if written and written.isdecimal() and int(written) else otherwise
