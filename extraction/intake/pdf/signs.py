"""The signs of a page and where they stand, in points, as PDFium knows them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# PDFium gives one of these for a hyphen at the end of a line, which it takes for a word's that was parted.
_HYPHENS = ("\x02", "\ufffe")
_ADDED = (" ", "\r", "\n")
# Signs nearer to each other than this share of their size are one sign, drawn again to look bold.
_DOUBLED = 0.15
# Scans are never quite straight, and their text layer is as crooked as they are.
_CROOKED_DEGREES = 10
# What is white was not meant for a white page: it is a title on a dark ground.
_PALE, _WHITE = 0.5, 0.98
_FOUR = [(0, 0), (0, 1), (1, 0), (1, 1)]


class Sign(NamedTuple):
    """One sign: where its base line begins and how far it goes, once the page is turned so that it can be read.

    ``turn`` is how it leans against the page, in degrees; ``pale`` says that it is nearer to white than to
    black and yet not white, ``known`` that its font says which character it is."""

    text: str
    x: float
    y: float
    right: float
    size: float
    turn: float = 0
    pale: bool = False
    known: bool = True


def slants(turn: float) -> bool:
    """Whether what is turned by so much runs across the page, neither along it nor upright."""
    return min(turn % 90, 90 - turn % 90) > _CROOKED_DEGREES


def signs_of(page: Any) -> tuple[list[Sign], int]:
    """The signs of a page (a PdfPage) in the order in which they are written, and in which direction most of them run,
    in degrees: 0 from left to right, 90 upwards."""
    found = list(_drawn(page.get_textpage()))
    turns = Counter(sign.turn for sign in found)
    along = Counter[int]()
    for turn, count in turns.items():
        along[round(turn / 90) * 90 % 360] += 0 if slants(turn) else count
    direction = along.most_common(1)[0][0] if along.total() else 0
    return list(_single(_upright(sign, direction) if direction or sign.turn else sign for sign in found)), direction


def point(x: float, y: float, direction: int) -> tuple[float, float]:
    """Where a point of the page lies once the page is turned so that text of this direction runs from left to right."""
    match direction:
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
    return x, y


def _drawn(page: Any) -> Iterator[Sign]:
    """All signs but those that PDFium adds; of these only the space between words."""
    text, pen = page.raw, _Pen(page.raw)
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    before: Sign | None = None
    for index in range(page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign in _ADDED and pdfium.FPDFText_IsGenerated(text, index) == 1:
            if sign == " " and before:
                yield before._replace(text=" ", x=before.right)
            continue
        size, turn, pale = pen.of(index)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        known = pdfium.FPDFText_HasUnicodeMapError(text, index) != 1
        end = _end(x.value, y.value, turn, box)
        before = Sign("-" if sign in _HYPHENS else sign, x.value, y.value, end, size, turn, pale, known)
        yield before


class _Pen:
    """With what a sign is drawn. There are a few in a document, and hundreds of thousands of signs."""

    def __init__(self, text: Any) -> None:
        self.text = text
        self.matrix = pdfium.FS_MATRIX()
        self.colour = [ctypes.c_uint(0) for _ in range(4)]
        self.known: dict[tuple[float, ...], tuple[float, float, bool]] = {}

    def of(self, index: int) -> tuple[float, float, bool]:
        """The size in points, the direction in degrees, and whether it is pale."""
        matrix, colour = self.matrix, self.colour
        pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        pdfium.FPDFText_GetFillColor(self.text, index, *colour)
        size = pdfium.FPDFText_GetFontSize(self.text, index)
        red, green, blue, opaque = colour
        key = size, matrix.a, matrix.b, matrix.c, matrix.d, red.value, green.value, blue.value, opaque.value
        if key not in self.known:
            self.known[key] = _pen(*key)
        return self.known[key]


def _pen(size: float, a: float, b: float, c: float, d: float, *colour: int) -> tuple[float, float, bool]:
    red, green, blue, opaque = (part / 255 for part in colour)
    light = 1 - opaque + opaque * (0.3 * red + 0.59 * green + 0.11 * blue)
    return abs(size) * math.hypot(c, d) or 1.0, math.degrees(math.atan2(b, a)) % 360, _PALE < light < _WHITE


def _end(x: float, y: float, turn: float, box: Any) -> float:
    """How far from its beginning a sign reaches, along its own direction, seen from the origin of the page."""
    begin, end = [(x, box.right), (y, box.top), (-x, -box.left), (-y, -box.bottom)][round(turn / 90) % 4]
    return max(float(begin), float(end))


def _upright(sign: Sign, direction: int) -> Sign:
    x, y = point(sign.x, sign.y, direction)
    turn = (sign.turn - direction) % 360
    return sign._replace(x=x, y=y, right=sign.right if round(turn / 90) % 4 == 0 else x + sign.size, turn=turn)


def _single(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Each sign once, where one was drawn again at nearly the same place."""
    drawn: dict[tuple[str, int, int], Sign] = {}
    for sign in signs:
        if not sign.text.isspace():
            near = _DOUBLED * sign.size
            # Fields twice as wide as what is near: whatever is near lies in one of the four that meet closest by.
            column, row = sign.x / near / 2, sign.y / near / 2
            left, low = round(column) - 1, round(row) - 1
            if any(_is_near(sign, drawn.get((sign.text, left + right, low + up)), near) for right, up in _FOUR):
                continue
            drawn[sign.text, int(column // 1), int(row // 1)] = sign
        yield sign


def _is_near(sign: Sign, other: Sign | None, near: float) -> bool:
    return other is not None and abs(sign.x - other.x) < near and abs(sign.y - other.y) < near
