"""The paragraphs and tables of a Word document → lines, with the numbers that Word prints before them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from extraction.intake import limits
from extraction.intake.errors import IntakeError

from . import tables
from .elements import full, has_words
from .fields import Fields
from .inline import Inline
from .numbers import Numbers, Unprintable
from .package import w
from .shown import say, shown
from .styles import Styles

_MARK = f"{w('pPr')}/{w('rPr')}/"
_A_TEXT = full("a:t")
_A_BREAK = full("a:br")


class Line:
    """A line while paragraphs run on into it, and what hangs on them."""

    def __init__(self) -> None:
        self.number = ""
        self.text = ""
        self.boxes: list[Any] = []


class Blocks:
    """Reads lines; ``left_out`` counts what was not read, by the keys of notes, ``has_words`` says whether any
    words stand there beside numbers."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.left_out: Counter[str] = Counter()
        self.has_words = False
        self._inline = Inline(styles, self.left_out)
        self._styles = styles
        self._numbers = numbers
        self._repeated = 0

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of a body, a table cell or a text box."""
        line = Line()
        for name, block in shown(container, self.left_out):
            if name == "w:tbl":
                yield from self._ended(line)
                yield from self._rows(block)
            elif name == "w:p":
                if not self._runs_on(line, block):
                    yield from self._ended(line, always=True)
            elif name == "a:p":
                yield self._noted("".join(_drawn(block)))
            elif name in tables.PARTS:
                say(block, self.left_out)
            else:
                yield from self._ended(line)
                line.text, line.boxes = self._inline.of_stray(block), self._inline.take_boxes()
                yield from self._ended(line)
        yield from self._ended(line)

    def _runs_on(self, line: Line, paragraph: Any) -> bool:
        """Take the paragraph into the line; whether its end is deleted or hidden, so that it runs on into the next.

        Of a deleted end the next paragraph keeps its properties, of a hidden one the first does.
        """
        text = self._inline.of_paragraph(paragraph)
        boxes = self._inline.take_boxes()
        deleted = any(paragraph.find(_MARK + w(name)) is not None for name in ("del", "moveFrom"))
        hidden = self._styles.hides_end(paragraph)
        if _is_initial(paragraph) and text.strip():
            line.text += text.strip()
            line.boxes += boxes
            return True
        if not line.number and not deleted and (text or boxes or not hidden):
            line.number = self._number(paragraph)
        line.text += text
        line.boxes += boxes
        return deleted or hidden

    def _number(self, paragraph: Any) -> str:
        try:
            number = self._numbers.before(paragraph)
        except Unprintable:
            self.left_out["numbering_missing"] += 1
            return ""
        self._repeat(number)
        return number

    def _ended(self, line: Line, *, always: bool = False) -> Iterator[str]:
        """The line, and below it those of its boxes; a paragraph of nothing but boxes gives no line of its own."""
        boxes = line.boxes
        if line.number or line.text or (always and not boxes):
            yield self._noted(line.text, line.number)
        line.number, line.text, line.boxes = "", "", []
        outer, self._inline.fields = self._inline.fields, Fields()
        for box in boxes:
            yield from self._of_box(box)
        self._inline.fields = outer

    def _of_box(self, box: Any) -> Iterator[str]:
        if box.tag == full("v:textpath"):
            if box.get("string"):
                yield self._noted(box.get("string").replace("\n", " "))
        elif box.tag in (w("p"), w("tbl")):
            yield from self.lines([box])
        else:
            yield from self.lines(box)

    def _noted(self, text: str, number: str = "") -> str:
        self.has_words = self.has_words or any(map(str.isalnum, text))
        return number + text if text else number.rstrip()

    def _rows(self, table: Any) -> Iterator[str]:
        """One line a row; a row of a single cell is layout, not a table, and keeps its paragraphs."""
        above: dict[int, str] = {}
        for name, row in shown(table, self.left_out):
            if name != "w:tr":
                say(row, self.left_out)
            elif left_out := tables.is_left_out(row):
                self.left_out[left_out] += 1
            else:
                yield from self._row(row, above)

    def _row(self, row: Any, above: dict[int, str]) -> Iterator[str]:
        cells = list(tables.cells(row, self.left_out))
        if len(cells) == 1 and not cells[0].merges and not cells[0].column:
            yield from self.lines(cells[0].element)
        elif len(cells) > 1 or (cells and cells[0].column):
            yield tables.line(cells, [self._cell(cell, above) for cell in cells])

    def _cell(self, cell: tables.Cell, above: dict[int, str]) -> str:
        """The words of a cell; one that is merged with the cell above counts for this row too."""
        if cell.merges == "continue" and cell.column in above:
            self._repeat(above[cell.column])
            # Word keeps the words of a cell that was merged away, and shows them nowhere.
            self.left_out["hidden_left_out"] += has_words(cell.element)
            return above[cell.column]
        lines = (each.replace("\n", " ").strip() for each in self.lines(cell.element))
        text = " ".join(filter(None, lines))
        above.pop(cell.column, None)
        if cell.merges:
            above[cell.column] = text
        return text

    def _repeat(self, text: str) -> None:
        """What is printed again and again needs a limit: a few bytes of the file would fill the memory."""
        self._repeated += len(text)
        if self._repeated > limits.TEXT_MAX_CHARACTERS:
            raise IntakeError("TOO_BIG.text", limit=limits.TEXT_MAX_CHARACTERS)


def _is_initial(paragraph: Any) -> bool:
    """Whether it is the large first sign of the next paragraph, which Word keeps as one of its own (17.3.1.11)."""
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    return frame is not None and frame.get(w("dropCap"), "none") != "none"


def _drawn(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph of DrawingML."""
    for element in paragraph.iter(_A_TEXT, _A_BREAK):
        yield "\n" if element.tag == _A_BREAK else element.text or ""
