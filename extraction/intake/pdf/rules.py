"""The straight lines that are drawn on a page: borders of cells, drawn as lines or as narrow or filled boxes."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfMatrix

from .signs import point

# In points. A box that narrow is a line; lines that near are one; ends that near meet.
_THIN, _SAME, _MEETS = 3.0, 1.5, 3.0
_SHORTEST = 4.0
# A page with more of them is a drawing or a map, and holds no table worth this much time.
_MOST_OBJECTS, _MOST_STROKES, _MOST_RULES = 20_000, 10_000, 600
_FORMS_IN_FORMS = 5

_Point = tuple[float, float]


@dataclass(frozen=True, order=True)
class Rule:
    """A straight line: at which height it lies (or how far from the left it stands), and from where to where."""

    at: float
    start: float
    end: float
    lies: bool

    def covers(self, place: float) -> bool:
        """Whether it passes there."""
        return self.start - _MEETS <= place <= self.end + _MEETS

    def crosses(self, other: "Rule") -> bool:
        """Whether it meets one of the other direction."""
        return self.lies != other.lies and self.covers(other.at) and other.covers(self.at)

    def continued_by(self, other: "Rule") -> "Rule | None":
        """The two as one line, if the other goes on from this one or lies upon it."""
        if other.at - self.at > _SAME or other.start > self.end + _MEETS or self.start > other.end + _MEETS:
            return None
        return replace(self, start=min(self.start, other.start), end=max(self.end, other.end))


def rules_of(page: Any, direction: int) -> list[Rule]:
    """The lines that lie or stand on a page (a PdfPage) whose text runs in this direction; of a drawing none."""
    if pdfium.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return []
    lying, standing = [], []
    for (x, y), (to_x, to_y) in _strokes(page, direction):
        if abs(y - to_y) <= _SAME and abs(x - to_x) >= _SHORTEST:
            lying.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x), True))
        elif abs(x - to_x) <= _SAME and abs(y - to_y) >= _SHORTEST:
            standing.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y), False))
        if len(lying) + len(standing) > _MOST_STROKES:
            return []
    rules = _merged(lying) + _merged(standing)
    return rules if len(rules) <= _MOST_RULES else []


def _strokes(page: Any, direction: int) -> Iterator[tuple[_Point, _Point]]:
    for drawing, matrix in drawings(page, pdfium.FPDF_PAGEOBJ_PATH):
        if not _shows(drawing):
            continue
        for corners in _corners(drawing):
            yield from _sides([_on_page(corner, matrix, direction) for corner in corners])


def _on_page(corner: _Point, matrix: PdfMatrix, direction: int) -> _Point:
    x, y = matrix.on_point(*corner)
    return point(x, y, direction)


def _sides(corners: list[_Point]) -> Iterator[tuple[_Point, _Point]]:
    """The sides of a shape; of a narrow box only the line that it looks like."""
    (left, low), (right, high) = map(min, zip(*corners, strict=True)), map(max, zip(*corners, strict=True))
    if right - left <= _THIN:
        yield ((left + right) / 2, low), ((left + right) / 2, high)
    elif high - low <= _THIN:
        yield (left, (low + high) / 2), (right, (low + high) / 2)
    else:
        yield from pairwise(corners)


def drawings(page: Any, kind: int) -> Iterator[tuple[Any, PdfMatrix]]:
    """What is drawn of this kind on a page (a PdfPage), also inside forms, with the way from its points to the page's.

    Not by ``page.get_objects``, which wraps each sign of the text in three objects of its own."""
    top = [pdfium.FPDFPage_GetObject(page.raw, index) for index in range(pdfium.FPDFPage_CountObjects(page.raw))]
    yield from _within(top, kind, PdfMatrix(), 0)


def _within(objects: list[Any], kind: int, matrix: PdfMatrix, depth: int) -> Iterator[tuple[Any, PdfMatrix]]:
    for each in objects:
        found = pdfium.FPDFPageObj_GetType(each)
        if found == kind:
            yield each, _matrix(each).multiply(matrix)
        elif found == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORMS_IN_FORMS:
            inside = [
                pdfium.FPDFFormObj_GetObject(each, index) for index in range(pdfium.FPDFFormObj_CountObjects(each))
            ]
            yield from _within(inside, kind, _matrix(each).multiply(matrix), depth + 1)


def _matrix(drawing: Any) -> PdfMatrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawing, raw)
    return PdfMatrix.from_raw(raw)


def _shows(drawing: Any) -> bool:
    """Whether it is drawn at all, and not just a white ground."""
    filled, stroked = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(drawing, filled, stroked)
    if stroked.value or not filled.value:
        return bool(stroked.value)
    parts = [ctypes.c_uint(0) for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(drawing, *parts)
    red, green, blue, opaque = (part.value for part in parts)
    return opaque > 0 and min(red, green, blue) < 255


def _corners(drawing: Any) -> Iterator[list[_Point]]:
    """Where the straight strokes of each of its shapes begin and end; rounded shapes have none."""
    shape: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(drawing)):
        segment = pdfium.FPDFPath_GetPathSegment(drawing, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        shape.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            shape.append(shape[0])
    if shape:
        yield shape


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that go on from each other as one."""
    merged: list[Rule] = []
    for rule in sorted(rules):
        for place in range(len(merged) - 1, -1, -1):
            if rule.at - merged[place].at > _SAME:
                merged.append(rule)
                break
            if (whole := merged[place].continued_by(rule)) is not None:
                merged[place] = whole
                break
        else:
            merged.append(rule)
    return merged
