"""The lines of an OFD's page in their places, as what is printed around a text and where a line breaks need them."""

import re
import unicodedata
from collections.abc import Iterator

import ofdkit

from extraction.intake.pdf.lines import Line
from extraction.intake.pdf.signs import Sign

_POINTS_IN_MM = 72 / 25.4
# How ofdkit writes the gap between two columns or cells of a line.
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")


def lines_of(page: ofdkit.Page) -> list[Line]:
    """The lines in the order in which they are read, those with cells as rows."""
    left = [run for run in page.runs if run.text.strip()]
    return [_line(text, page.index, left) for text in page.text().splitlines() if text.strip()]


def _line(text: str, page: int, left: list[ofdkit.TextRun]) -> Line:
    """A line at the place of the words it begins with; these are taken from those that are left."""
    words = text.replace(" ", "")
    begins = [run for run in left if words.startswith(run.text.replace(" ", ""))]
    first = begins[0] if begins else ofdkit.TextRun(text, 0, 0, 1, 0)
    if begins:
        left.remove(first)
    row = _GAP.sub("\t", text) if _GAP.search(text) else ""
    return Line(tuple(_signs(text, first)), page, row)


def _signs(text: str, first: ofdkit.TextRun) -> Iterator[Sign]:
    """The signs from the place of the first words on, each as wide as such signs are."""
    size = first.size * _POINTS_IN_MM
    x, y = first.x * _POINTS_IN_MM, -first.y * _POINTS_IN_MM
    for sign in text:
        width = size if unicodedata.east_asian_width(sign) in "WFA" else size / 2
        yield Sign(sign, x, y, x + width, size)
        x += width
