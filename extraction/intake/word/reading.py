"""A Word document → its text, and what is to be said about it (ECMA-376 part 1, WordprocessingML)."""

import re
import zipfile
from pathlib import Path

from extraction.intake.containers import check_docx
from extraction.intake.errors import IntakeError, Note

from .blocks import Blocks
from .elements import has_words
from .fields import mark_unended
from .numbers import Numbers
from .package import Package, w
from .styles import Styles

# Left-to-right and right-to-left marks, embeddings, overrides and isolates (Unicode standard annex 9).
_DIRECTION_SIGNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Notes that count nothing: a document has comments, or it has none.
_UNCOUNTED = {"comments": "comments_left_out", "header": "headers_left_out", "footer": "headers_left_out"}


def read(path: Path) -> tuple[str, list[Note]]:
    """The text, one paragraph or table row a line, and notes on what was left out.

    Raises IntakeError for what ``check_docx`` refuses and for pictures of pages, and whatever zipfile and lxml raise on
    damage.
    """
    with zipfile.ZipFile(path) as container:
        check_docx(container)
        package = Package(container)
        body = package.part(package.main).find(w("body"))
        mark_unended(body)
        styles = Styles(next(package.parts("styles"), None))
        blocks = Blocks(styles, Numbers(next(package.parts("numbering"), None), styles))
        text = "\n".join(blocks.lines(body))
        if not blocks.has_words:
            raise IntakeError("NO_TEXT.scanned" if blocks.left_out["pictures_left_out"] else "NO_TEXT")
        return text, _notes(blocks, text) + _notes_on_parts(package)


def _notes(blocks: Blocks, text: str) -> list[Note]:
    blocks.left_out["direction_signs"] += len(_DIRECTION_SIGNS.findall(text))
    return [Note(key, count=count) for key, count in blocks.left_out.items() if count]


def _notes_on_parts(package: Package) -> list[Note]:
    keys = [key for kind, key in _UNCOUNTED.items() if any(map(has_words, package.parts(kind)))]
    return [Note(key) for key in dict.fromkeys(keys)]
