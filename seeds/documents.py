"""Write a marked speech as a Word or PDF file, with the oddities such files really have."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from seeds.marked import CELL_MARK, REVISION, MarkedSpeech, Segment

HEADINGS = ((re.compile(r"[一二三四五六七八九十]+、"), 1), (re.compile(r"（[一二三四五六七八九十]+）"), 2))
ZIP_DAY = (2026, 1, 1, 0, 0, 0)
FONT, SIZE, LEADING, LINE_CHARACTERS = "STSong-Light", 14, 24, 32
MARGIN, INDENT, GREETING = 25 * mm, "　　", "同志们："
HANGING = "，。；、：？！”）"


def write_docx(speech: MarkedSpeech, path: Path) -> None:
    """Word file with heading styles, its table rows as a table, its tracked changes as w:ins and w:del."""
    document = Document()
    rows: list[list[str]] = []
    for paragraph in speech.paragraphs:
        written = "".join(segment.written for segment in paragraph)
        if CELL_MARK in written:
            rows.append(written.split(CELL_MARK))
            continue
        _write_table(document, rows)
        rows = []
        _write_paragraph(document, paragraph, written)
    _write_table(document, rows)
    _save_with_fixed_days(document, path)


def _write_paragraph(document: DocumentType, segments: list[Segment], written: str) -> None:
    level = next((level for pattern, level in HEADINGS if pattern.match(written) and len(segments) == 1), None)
    paragraph = document.add_heading(level=level) if level else document.add_paragraph()
    at = 0
    for change in REVISION.finditer(written):
        paragraph.add_run(written[at : change.start()])
        _add_change(paragraph, change)
        at = change.end()
    paragraph.add_run(written[at:])


def _add_change(paragraph: Paragraph, change: re.Match) -> None:
    """Append the change as Word records it, by a reviewer whose name says that he is invented."""
    inserted = change["inserted"] is not None
    mark = OxmlElement("w:ins" if inserted else "w:del")
    mark.set(qn("w:id"), str(change.start()))
    mark.set(qn("w:author"), "文稿校核员")
    mark.set(qn("w:date"), "2026-01-01T00:00:00Z")
    run = paragraph.add_run(change["inserted"] or change["deleted"])._r
    if not inserted:
        for words in run.findall(qn("w:t")):
            words.tag = qn("w:delText")
    mark.append(run)
    paragraph._p.append(mark)


def _write_table(document: DocumentType, rows: list[list[str]]) -> None:
    if not rows:
        return
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _save_with_fixed_days(document: DocumentType, path: Path) -> None:
    """Save so that the same words give the same bytes: zip entries carry no time of day."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist()):
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))


def write_pdf(speech: MarkedSpeech, path: Path) -> None:
    """PDF with a text layer: a centred head, indented paragraphs broken inside sentences, a number at each foot."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    page.setTitle(speech.text.partition("\n")[0].strip())
    lines = list(_lines(speech.text.splitlines()))
    per_page = int((A4[1] - 55 * mm) // LEADING)
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        _write_page(page, lines[start : start + per_page], number)
    page.save()


def _lines(paragraphs: list[str]) -> Iterator[tuple[float, str]]:
    """Each line of the text with its place from the left; what stands above the greeting is centred."""
    head = paragraphs.index(GREETING)
    for title in paragraphs[:head]:
        yield (A4[0] - pdfmetrics.stringWidth(title, FONT, SIZE)) / 2, title
    yield MARGIN, GREETING
    for paragraph in paragraphs[head + 1 :]:
        first, *more = broken(INDENT + paragraph)
        yield MARGIN + len(INDENT) * SIZE, first.removeprefix(INDENT)
        yield from ((MARGIN, line) for line in more)


def broken(paragraph: str) -> list[str]:
    """The lines a paragraph takes on the page; digits and Latin letters take half a character's width."""
    lines, line, width = [], "", 0.0
    for character in paragraph:
        # A line never opens with a stop or a closing mark: printers let it hang in the margin.
        if width >= LINE_CHARACTERS and character not in HANGING:
            lines.append(line)
            line, width = "", 0.0
        line += character
        width += 0.5 if character.isascii() else 1
    return [*lines, line] if line else lines


def _write_page(page: canvas.Canvas, lines: list[tuple[float, str]], number: int) -> None:
    page.setFont(FONT, SIZE)
    top = A4[1] - 30 * mm
    for place, (left, line) in enumerate(lines):
        page.drawString(left, top - place * LEADING, line)
    page.setFont(FONT, 10)
    page.drawCentredString(A4[0] / 2, 12 * mm, f"— {number} —")
    page.showPage()
