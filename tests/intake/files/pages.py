"""Pages of a speech as an office prints them: at 16 points, 27 characters a line, with a head, a foot, a mark."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from tests.intake.files.pdf import FONT

SIZE, LEADING, LEFT, TOP, PER_LINE = 16, 28, 80, 740, 27
HEAD, FOOT = 800, 40


@dataclass(frozen=True)
class Words:
    """Some words at a place of a page, perhaps turned by so many degrees."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = SIZE
    turn: float = 0
    grey: float = 0


def drawn(*pages: Sequence[Words], after: Callable[[canvas.Canvas], None] | None = None) -> bytes:
    """A PDF that draws these words; `after` draws more on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for words in pages:
        for each in words:
            draw(sheet, each)
        if after:
            after(sheet)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def draw(sheet: canvas.Canvas, words: Words) -> None:
    """Draw them on the sheet, which is left as it was."""
    sheet.saveState()
    sheet.setFont(FONT, words.size)
    sheet.setFillGray(words.grey)
    sheet.translate(words.x, words.y)
    sheet.rotate(words.turn)
    sheet.drawString(0, 0, words.text)
    sheet.restoreState()


def set_out(text: str, per_page: int = 8) -> list[list[Words]]:
    """The paragraphs broken into lines and pages, the first line of each paragraph set in by two characters; the very
    first is a title in the middle."""
    lines = [line for number, each in enumerate(text.split("\n")) for line in broken(each, title=number == 0)]
    pages = [lines[start : start + per_page] for start in range(0, len(lines), per_page)]
    return [[at(x, row, words) for row, (x, words) in enumerate(page)] for page in pages]


def broken(paragraph: str, title: bool = False) -> list[tuple[float, str]]:
    """The lines of a paragraph, each with where it begins."""
    if title:
        return [(LEFT + SIZE * (PER_LINE - len(paragraph)) / 2, paragraph)]
    first, rest = paragraph[: PER_LINE - 2], paragraph[PER_LINE - 2 :]
    others = [rest[start : start + PER_LINE] for start in range(0, len(rest), PER_LINE)]
    return [(LEFT + 2 * SIZE, first), *((LEFT, each) for each in others)]


def at(x: float, row: int, text: str) -> Words:
    """Words in this row of the body."""
    return Words(text, x, TOP - LEADING * row)


def with_edges(pages: list[list[Words]], head: Callable[[int], str], foot: Callable[[int], str]) -> list[list[Words]]:
    """The pages with a head and a foot, made from the number of the page, which counts from 1."""
    return [
        [*edge(head(number), HEAD), *page, *edge(foot(number), FOOT)]
        for number, page in enumerate(pages, start=1)
    ]  # fmt: skip


def edge(text: str, y: float) -> list[Words]:
    """Small words in the middle of an edge, or none."""
    return [Words(text, 297 - 5 * len(text), y, size=10)] if text else []


def with_mark(pages: list[list[Words]], *marks: Words, first: bool = False) -> list[list[Words]]:
    """The pages with a watermark, drawn after the text, within it, or `first`."""
    middle = 0 if first else 3
    return [[*page[:middle], *marks, *page[middle:]] for page in pages]
