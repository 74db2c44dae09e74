"""What was typed into a PDF after it was printed: the values of form fields, and words set upon the page.

A value stands behind its label, as it does on the page.  Remarks that open when they are clicked are no text of it.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from .lines import Line
from .signs import Sign, point

_SHOWN_AS_TEXT = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_TICKED = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_NOT_SHOWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_REMARKS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_CARET,
    pdfium.FPDF_ANNOT_STAMP,
}
ON, OFF = "☑", "☐"
# Where a field says no size, its words are as large as office forms write them.
_SIZE = 12.0


@dataclass(frozen=True)
class Typed:
    """Words that were typed in, and the box they stand in."""

    words: str
    left: float
    low: float
    right: float
    top: float

    def signs(self, line: Line | None) -> list[Sign]:
        """The words as signs, at the height and in the size of the line they belong to."""
        size = line.size if line else _SIZE
        y = line.y if line else max(self.low, self.top - size)
        words = self.words.replace("\n", " ") if line else self.words
        return [
            Sign(sign, self.left + size * place, y, self.left + size * (place + 1), size)
            for place, sign in enumerate(words)
        ]


def typed_in(page: Any, form: Any, direction: int) -> tuple[list[Typed], bool]:
    """What was typed onto a page (a PdfPage) of a document with this form (or none), and whether it bears remarks."""
    typed, remarks = [], False
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & _NOT_SHOWN:
            continue
        if kind in _REMARKS:
            remarks = remarks or bool(_said(annotation).strip())
        elif words := _words(annotation, kind, form):
            typed.append(_placed(words, annotation, direction))
    return typed, remarks


def says_something(typed: Typed) -> bool:
    """Whether somebody typed or ticked it; an empty box is printed on the form."""
    return typed.words != OFF


def _words(annotation: Any, kind: int, form: Any) -> str:
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _unified(_said(annotation))
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _TICKED:
        return ON if pdfium.FPDFAnnot_IsChecked(form, annotation) else OFF
    return _unified(_value(form, annotation)) if field in _SHOWN_AS_TEXT else ""


def _unified(words: str) -> str:
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


def _said(annotation: Any) -> str:
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))


def _value(form: Any, annotation: Any) -> str:
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _string(ask: Any) -> str:
    """What PDFium writes into a buffer that is as long as it says."""
    size = ask(None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _placed(words: str, annotation: Any, direction: int) -> Typed:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    (x, y), (to_x, to_y) = point(box.left, box.bottom, direction), point(box.right, box.top, direction)
    return Typed(words, min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def with_typed(lines: Iterable[Line], typed: Iterable[Typed], page: int) -> list[Line]:
    """The lines of a page with what was typed in: in the line it stands beside, else as lines of its own."""
    lines = list(lines)
    for each in sorted(typed, key=lambda typed: (-typed.top, typed.left)):
        beside = [line for line in lines if _is_beside(line, each)]
        if beside:
            line = max(beside, key=lambda line: min(line.left, each.left))
            lines[lines.index(line)] = _put_in(line, each)
        else:
            below = next((place for place, line in enumerate(lines) if line.y < each.low), len(lines))
            lines[below:below] = _own_lines(each, page)
    return lines


def _is_beside(line: Line, typed: Typed) -> bool:
    return not line.turned and not line.slants and typed.low - 1 <= line.y + line.size / 3 <= typed.top + 1


def _put_in(line: Line, typed: Typed) -> Line:
    before = [sign for sign in line.signs if sign.x < typed.left]
    after = [sign for sign in line.signs if sign.x >= typed.left]
    return replace(line, signs=(*before, *typed.signs(line), *after))


def _own_lines(typed: Typed, page: int) -> Iterator[Line]:
    for number, words in enumerate(typed.words.split("\n")):
        own = replace(typed, words=words, top=typed.top - number * _SIZE, low=typed.low - number * _SIZE)
        yield Line(tuple(own.signs(None)), page)
