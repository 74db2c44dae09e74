"""A PDF → the text its author wrote, and what is worth saying of it."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from extraction.intake import limits
from extraction.intake.errors import IntakeError, Note

from .edges import without_edges
from .joining import joined
from .lines import Line, lines_of
from .marks import without_marks
from .rules import drawings, rules_of
from .signs import signs_of
from .tables import Grid, grids_of, in_rows, without_repeated_heads
from .typed import says_something, typed_in, with_typed
from .writing import is_writing, ordinary_signs, said_by_their_font

_ASKS_FOR_PASSWORD = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_END, _LAST_PART = b"%%EOF", b"endobj"
# A scan may have a head and a foot that were printed onto it, or the name of the program that made it. With so many
# signs a page is one with few words, with so many it has a text whatever pictures it has.
_FEW_SIGNS, _SOME_SIGNS = 25, 200
_MOST_OF_THE_PAGE = 0.5
_NEARLY_ALL = 0.9
_COUNTED = (
    "lines_joined",
    "running_lines_left_out",
    "page_numbers_left_out",
    "watermarks_left_out",
    "typed_in_read",
    "radicals_mapped",
    "signs_unknown",
)


def read(path: Path) -> tuple[str, list[Note]]:
    """The text with lines broken inside sentences joined, and notes.

    Raises IntakeError: ENCRYPTED, DAMAGED, TOO_MANY_PARTS, NO_TEXT; and whatever PDFium's bindings raise on damage.
    """
    _check_end(path)
    with closing(_opened(path)) as document:
        if (count := len(document)) > limits.PDF_MAX_PAGES:
            raise IntakeError("TOO_MANY_PARTS.pages", count=count, limit=limits.PDF_MAX_PAGES)
        sheets = [_sheet(document, number) for number in range(count)]
    if _is_hardly_read(sheets):
        raise IntakeError("NO_TEXT.no_writing")
    lines, counts = _lines_of_text(sheets)
    empty = [number for number, page in enumerate(lines, 1) if not page]
    if len(empty) == len(lines) or all(sheet.is_scan for sheet in sheets):
        raise IntakeError(_why_no_text(sheets))
    text, counts["lines_joined"] = joined([line for page in lines for line in page])
    notes = [Note(key, count=counts[key]) for key in _COUNTED if counts[key]]
    if any(sheet.remarks for sheet in sheets):
        notes.append(Note("comments_left_out"))
    if empty:
        notes.append(Note("pages_without_text", pages=", ".join(map(str, empty))))
    return text, notes


def _check_end(path: Path) -> None:
    """PDFium mends a file that was cut off and says nothing, so that what is missing would be missed by nobody."""
    data = path.read_bytes()
    if data.rfind(_END) < data.rfind(_LAST_PART):
        raise IntakeError("DAMAGED")


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise IntakeError("ENCRYPTED" if error.err_code in _ASKS_FOR_PASSWORD else "DAMAGED") from error
    if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
        raise IntakeError("NO_TEXT.dynamic_form")
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    return document


@dataclass(frozen=True)
class _Sheet:
    """What one page holds, before it is compared with the others."""

    lines: list[Line]
    grids: list[Grid]
    written: bool
    remarks: bool
    drawn: int
    pictured: float
    counts: Counter[str]

    @property
    def is_scan(self) -> bool:
        """Whether it is a picture with no more words than the program that scanned it signs with."""
        return self.pictured > _MOST_OF_THE_PAGE and sum(len(line.written) for line in self.lines) < _FEW_SIGNS


def _sheet(document: pypdfium2.PdfDocument, number: int) -> _Sheet:
    with closing(document[number]) as page:
        drawn, direction = signs_of(page)
        written = is_writing(drawn)
        # Radicals first, because ⼆、 must be known as the opening of an item.
        signs, radicals = ordinary_signs(drawn if written else [])
        signs, unknown = said_by_their_font(signs)
        typed, remarks = typed_in(page, document.formenv, direction)
        lines = with_typed(lines_of(signs, number), typed, number)
        counts = Counter(radicals_mapped=radicals, signs_unknown=unknown, typed_in_read=sum(map(says_something, typed)))
        grids = list(grids_of(rules_of(page, direction))) if lines else []
        pictured = _pictured(page) if len(signs) < _SOME_SIGNS else 0
        return _Sheet(lines, grids, written, remarks, len(drawn), pictured, counts)


def _pictured(page: pypdfium2.PdfPage) -> float:
    """How much of the page pictures cover, as a share; a picture is a square of one by one, pulled to its size."""
    matrices = [matrix for _, matrix in drawings(page, pdfium.FPDF_PAGEOBJ_IMAGE)]
    covered = sum(abs(each.a * each.d - each.b * each.c) for each in matrices)
    return float(covered / (page.get_width() * page.get_height()))


def _lines_of_text(sheets: Sequence[_Sheet]) -> tuple[list[list[Line]], Counter[str]]:
    """The lines of each page that are its text, and how much of what was met on the way."""
    pages, marks = without_marks([sheet.lines for sheet in sheets])
    pages = [in_rows(lines, sheet.grids) for lines, sheet in zip(pages, sheets, strict=True)]
    edges = without_edges(pages)
    pages, heads = without_repeated_heads(edges.pages)
    counts = sum((sheet.counts for sheet in sheets), Counter[str]())
    counts["watermarks_left_out"] = marks
    counts["page_numbers_left_out"] = edges.numbers
    counts["running_lines_left_out"] = edges.running + heads
    return pages, counts


def _is_hardly_read(sheets: Sequence[_Sheet]) -> bool:
    """Whether the fonts of nearly all of the document say no characters: what is left is not its text."""
    unread = sum(sheet.counts["signs_unknown"] if sheet.written else sheet.drawn for sheet in sheets)
    return unread > _NEARLY_ALL * sum(sheet.drawn for sheet in sheets)


def _why_no_text(sheets: Sequence[_Sheet]) -> str:
    if not all(sheet.written for sheet in sheets):
        return "NO_TEXT.no_writing"
    return "NO_TEXT.scanned" if any(sheet.pictured for sheet in sheets) else "NO_TEXT"
