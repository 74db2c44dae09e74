"""How high a row of a sheet must be for its text: LibreOffice, which many offices have, never fits one by itself."""

from collections.abc import Iterable

from tracker.exports.columns import Value

# Points, at the size of 10 that cells are written in.
LINE, MOST = 14.5, 409.5  # higher no row of a spreadsheet can be
WIDE, NARROW = 10, 6


def height_of(values: Iterable[Value], widths: Iterable[int]) -> float:
    """The height, in points, of a row with these values in columns of these widths (in digits)."""
    lines = max(map(_lines, values, widths), default=1)
    return min(MOST, lines * LINE + 1)


def too_long(value: Value, width: int) -> bool:
    """Whether not even the highest row has room for all of it."""
    return _lines(value, width) * LINE + 1 > MOST


def _lines(value: Value, width: int) -> int:
    """On how many lines the text of a cell stands; days and numbers stand on one."""
    if not isinstance(value, str):
        return 1
    fitting = int((5.25 * width - 0.25) // WIDE)
    if len(value) <= fitting and "\n" not in value:
        return 1
    return sum(_lines_of_one(part, fitting * WIDE) for part in value.split("\n"))


def _lines_of_one(text: str, room: int) -> int:
    narrow = len(text.encode("ascii", "ignore"))
    points = WIDE * len(text) - (WIDE - NARROW) * narrow
    return max(1, -(-points // room))
