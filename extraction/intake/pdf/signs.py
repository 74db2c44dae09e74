"""The signs of a page and where they stand, in points, as PDFium knows them."""

import ctypes
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

# PDFium gives one of these for a hyphen at the end of a line, which it takes for a word's that was parted.
_HYPHENS = ("\x02", "\ufffe")
# Signs nearer to each other than this share of their size are one sign, drawn again to look bold.
_DOUBLED = 0.15
# Scans are never quite straight, and their text layer is as crooked as they are.
_CROOKED_DEGREES = 10
_PALE = 0.5


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: where its base line begins and how far it goes, once the page is turned so that it can be read.

    ``turn`` is how it leans against the page, in degrees; ``pale`` says that it is nearer to white than to black,
    ``known`` that its font says which character it is."""

    text: str
    x: float
    y: float
    right: float
    size: float
    turn: float = 0
    pale: bool = False
    known: bool = True

    @property
    def slants(self) -> bool:
        """Whether it runs across the page, neither along it nor upright."""
        return min(self.turn % 90, 90 - self.turn % 90) > _CROOKED_DEGREES


def signs_of(page: Any) -> tuple[list[Sign], int]:
    """The signs of a page (a PdfPage) in the order in which they are written, and in which direction most of them run,
    in degrees: 0 from left to right, 90 upwards."""
    found = list(_drawn(page.get_textpage()))
    turned = Counter(round(sign.turn / 90) * 90 % 360 for sign in found if not sign.slants)
    direction = turned.most_common(1)[0][0] if turned else 0
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


def _drawn(text: Any) -> Iterator[Sign]:
    """All signs but those that PDFium adds; of these only the space between words."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    pens: dict[int, tuple[float, float, bool]] = {}
    before: Sign | None = None
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            if sign == " " and before:
                yield replace(before, text=" ", x=before.right)
            continue
        drawing = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(drawing, ctypes.c_void_p).value or 0
        if key not in pens:
            pens[key] = _pen(text, index)
        size, turn, pale = pens[key]
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        known = pdfium.FPDFText_HasUnicodeMapError(text, index) != 1
        end = _end(x.value, y.value, turn, box)
        before = Sign("-" if sign in _HYPHENS else sign, x.value, y.value, end, size, turn, pale, known)
        yield before


def _pen(text: Any, index: int) -> tuple[float, float, bool]:
    """With what a sign is drawn: its size in points, its direction in degrees, and whether it is pale."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    turn = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    light = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    opaque = alpha.value / 255
    return abs(size) or 1.0, turn, 1 - opaque + opaque * light > _PALE


def _end(x: float, y: float, turn: float, box: Any) -> float:
    """How far from its beginning a sign reaches, along its own direction, seen from the origin of the page."""
    match round(turn / 90) % 4:
        case 0:
            return max(box.right, x)
        case 1:
            return max(box.top, y)
        case 2:
            return max(-box.left, -x)
    return max(-box.bottom, -y)


def _upright(sign: Sign, direction: int) -> Sign:
    x, y = point(sign.x, sign.y, direction)
    turn = (sign.turn - direction) % 360
    return replace(sign, x=x, y=y, right=sign.right if round(turn / 90) % 4 == 0 else x + sign.size, turn=turn)


def _single(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Each sign once, where one was drawn again at nearly the same place."""
    drawn: dict[tuple[str, int, int], list[Sign]] = defaultdict(list)
    for sign in signs:
        if not sign.text.isspace():
            near = _DOUBLED * sign.size
            column, row = round(sign.x / near), round(sign.y / near)
            around = [(sign.text, column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1)]
            if any(_same_place(sign, other, near) for place in around for other in drawn.get(place, ())):
                continue
            drawn[sign.text, column, row].append(sign)
        yield sign


def _same_place(sign: Sign, other: Sign, near: float) -> bool:
    return abs(sign.x - other.x) < near and abs(sign.y - other.y) < near
