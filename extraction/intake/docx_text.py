"""A Word document → text, by walking its XML (ECMA-376 part 1, WordprocessingML).

``paragraph.text`` of python-docx loses whole tracked insertions, and with them deadlines.  Here insertions stay and
deletions go, tables are read in place (one row a line, cells parted by tabs), and whatever is left out is said.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from .containers import check_docx
from .docx_styles import Styles
from .errors import Note

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Runs, paragraphs and rows live in these as well as directly in their owner. Of alternatives only the first is read.
_WRAPPERS = {_COMPATIBILITY + "AlternateContent", _COMPATIBILITY + "Choice"} | {
    qn(f"w:{name}")
    for name in ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"]
}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_DELETIONS = {qn("w:del"), qn("w:moveFrom")}
_FOOTNOTES = {qn("w:footnoteReference"), qn("w:endnoteReference")}


def read(path: Path) -> tuple[str, list[Note]]:
    """The text, one paragraph or table row a line, and notes on what was left out.

    Raises IntakeError for what ``check_docx`` refuses, and whatever zipfile, lxml or python-docx raise on damage.
    """
    with zipfile.ZipFile(path) as container:
        check_docx(container)
    document = docx.Document(str(path))
    walk = _Walk(Styles(document))
    lines = list(walk.lines(document.element.body))
    return "\n".join(lines), walk.notes() + _notes_on_parts(document)


class _Walk:
    """One pass over the body, remembering what was left out."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.left_out: Counter[str] = Counter()

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of a body, a table cell or a content control."""
        carried = ""
        for block in container:
            if block.tag == qn("w:p"):
                carried += self.paragraph(block)
                if not _mark_is_deleted(block):
                    yield carried
                    carried = ""
            elif block.tag == qn("w:tbl"):
                yield from self.rows(block)
            elif block.tag == qn("w:altChunk"):
                self.left_out["chunks_left_out"] += 1
            elif block.tag in _WRAPPERS:
                yield from self.lines(block)
        if carried:
            yield carried

    def rows(self, table: Any) -> Iterator[str]:
        """One line a row; a row of a single cell is layout, not a table, and keeps its paragraphs."""
        for row in _within(table, qn("w:tr")):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self.left_out["changes_applied"] += 1
                continue
            cells = [list(self.lines(cell)) for cell in _within(row, qn("w:tc"))]
            if len(cells) == 1:
                yield from cells[0]
            else:
                yield "\t".join(" ".join(filter(None, map(_one_line, cell))) for cell in cells)

    def paragraph(self, paragraph: Any) -> str:
        if self.styles.is_numbered(paragraph):
            self.left_out["numbering_missing"] += 1
        return "".join(self.pieces(paragraph, paragraph))

    def pieces(self, container: Any, paragraph: Any) -> Iterator[str]:
        for child in container:
            if child.tag == qn("w:r"):
                yield self.run(child, paragraph)
            elif child.tag in _DELETIONS:
                self.left_out["changes_applied"] += 1
            elif child.tag in _WRAPPERS:
                yield from self.pieces(child, paragraph)

    def run(self, run: Any, paragraph: Any) -> str:
        text = "".join(self.signs(run))
        if text.strip() and self.styles.is_hidden(run, paragraph):
            self.left_out["hidden_left_out"] += 1
            return ""
        return text

    def signs(self, run: Any) -> Iterator[str]:
        for child in run:
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in _FOOTNOTES:
                self.left_out["footnotes_left_out"] += 1
            elif child.tag == qn("w:ruby"):
                base = child.find(qn("w:rubyBase"))
                yield "" if base is None else "".join(base.itertext(qn("w:t")))
            elif any(True for _ in child.iter(qn("w:txbxContent"))):
                self.left_out["boxes_left_out"] += 1

    def notes(self) -> list[Note]:
        return [Note(key, count=count) for key, count in self.left_out.items()]


def _within(container: Any, tag: str) -> Iterator[Any]:
    """Children with this tag, also those inside content controls and tracked insertions."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of this paragraph was deleted under tracking, so that it runs on into the next."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _notes_on_parts(document: Any) -> list[Note]:
    kinds = [relation.reltype.rsplit("/", 1)[-1] for relation in document.part.rels.values()]
    notes = [Note("comments_left_out")] if "comments" in kinds else []
    if any(_has_text(relation) for relation in document.part.rels.values()):
        notes.append(Note("headers_left_out"))
    return notes


def _has_text(relation: Any) -> bool:
    if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in ("header", "footer"):
        return False
    return any((element.text or "").strip() for element in relation.target_part.element.iter(qn("w:t")))
