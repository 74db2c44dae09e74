"""Tables as programs draw them: with lines, or with filled cells."""

import io

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.intake.files.pdf import FONT

WORDS = ParagraphStyle("words", fontName=FONT, fontSize=12, leading=17, wordWrap="CJK")
WHOLE = ((0, 0), (-1, -1))
STYLES = {
    "GRID": [("GRID", *WHOLE, 0.5, colors.black)],
    "BOX and INNERGRID": [("BOX", *WHOLE, 1.5, colors.black), ("INNERGRID", *WHOLE, 0.25, colors.grey)],
    "filled cells": [
        *[("BACKGROUND", (column, row), (column, row), [colors.lightgrey, colors.whitesmoke][(column + row) % 2])
          for column in range(4) for row in range(3)]
    ],
}  # fmt: skip


def printed(story: list, style: str = "GRID", spans: list = (), repeat: int = 0) -> bytes:
    """A PDF of paragraphs (words) and tables (rows of words), one below the other; where a table goes on,
    its first rows are drawn again, as many as are to `repeat`."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    parts = [Paragraph(each, WORDS) if isinstance(each, str) else _table(each, style, spans, repeat) for each in story]
    SimpleDocTemplate(buffer).build(parts)
    return buffer.getvalue()


def _table(rows: list[list[str]], style: str, spans: list, repeat: int) -> Table:
    cells = [[Paragraph(cell, WORDS) for cell in row] for row in rows]
    columns = len(rows[0])
    borders = [*STYLES[style], *(("SPAN", *span) for span in spans)]
    return Table(cells, colWidths=[440 / columns] * columns, style=borders, repeatRows=repeat)
