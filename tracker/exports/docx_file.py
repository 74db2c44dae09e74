"""A table as DOCX on A4 across, to be put under the minutes of a meeting."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from tracker.exports.columns import Column
from tracker.exports.headings import Heading
from tracker.exports.neutral import plain
from tracker.rows.ledger import LedgerRow

BODY, TITLE = (
    "仿宋_GB2312",
    "方正小标宋简体",
)  # as documents of offices ask; Word takes 仿宋 and 宋体 where it has neither
MARGIN, WIDTH, HEIGHT = Mm(15), Mm(297), Mm(210)
SIZE, PADDING = Pt(11), Mm(4)  # of the words in a cell, and what it keeps free beside them
MOST_LINES = 25  # of a row that is kept on one page: of one higher than a page LibreOffice prints a page and no more


def write_docx(file: IO[bytes], columns: Sequence[Column], heading: Heading, rows: Iterable[LedgerRow]) -> None:
    """Write a document of one table whose heading row stands on every page.  All of it is held in memory."""
    document = _page()
    document.core_properties.title = plain(heading.title)[:255]
    document.core_properties.comments = plain(heading.line)[:255]
    _paragraph(document, heading.title, TITLE, 20, WD_ALIGN_PARAGRAPH.CENTER)
    _paragraph(document, heading.line, BODY, 11, WD_ALIGN_PARAGRAPH.LEFT)
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    widths = _widths(columns)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # what LibreOffice goes by; Word goes by the cells
    _fill(table.rows[0], columns, widths, [str(column.heading) for column in columns], bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        _fill(table.add_row(), columns, widths, [_words(column, row) for column in columns])
    for note in heading.notes:
        _paragraph(document, note, BODY, 11, WD_ALIGN_PARAGRAPH.LEFT)
    document.save(file)


def _page() -> Any:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    _number_pages(section.footer.paragraphs[0])
    return document


def _paragraph(document: Any, words: str, font: str, size: int, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(6)
    _in_font(paragraph.add_run(plain(words)), font, size)


def _widths(columns: Sequence[Column]) -> list[int]:
    """What each column gets of the paper between the margins."""
    room, all_widths = WIDTH - 2 * MARGIN, sum(column.width for column in columns)
    return [int(room * column.width / all_widths) for column in columns]


def _fill(row: Any, columns: Sequence[Column], widths: list[int], values: list[str], *, bold: bool = False) -> None:
    if max(map(_lines, values, widths)) <= MOST_LINES:
        _mark(row, "w:cantSplit")
    for cell, column, width, words in zip(row.cells, columns, widths, values, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(plain(words))
        run.bold = bold
        _in_font(run, BODY, 11)
        if bold or column.key == "number":
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _lines(words: str, width: int) -> int:
    """On how many lines the words of a cell stand at most, were they all as wide as Chinese ones."""
    fitting = max(1, int((width - PADDING) // SIZE))
    return sum(max(1, -(-len(line) // fitting)) for line in words.split("\n"))


def _words(column: Column, row: LedgerRow) -> str:
    value = column.value(row)
    return "" if value is None else str(value)


def _in_font(run: Run, name: str, size: int) -> None:
    """Word asks for the font of Chinese characters apart from the one of Latin ones."""
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, after = _("Page %(number)s").split("%(number)s")
    _in_font(paragraph.add_run(before), BODY, 10)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    _in_font(paragraph.add_run(after), BODY, 10)
