"""An OpenDocument text → text, by walking its XML (OASIS ODF 1.3, part 3), as its reader sees it.

The packages that read it keep hidden words and lose which cell is which; the rules here are those for Word documents.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from extraction.intake import limits
from extraction.intake.containers import check_parts, entries
from extraction.intake.errors import IntakeError, Note
from extraction.intake.xml_names import every, name_of, value_of

from .styles import Styles
from .tables import rows

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
# Programs of any kind: Basic, dialogues, scripts.
_ACTIVE = re.compile(r"(Basic|Dialogs|Scripts)/", re.IGNORECASE)
_MOST_BLANKS = 1_000

# Blanks as the file has them are only breaks between words; those that are meant are elements (part 3, 6.1). Until all
# of a paragraph is together the latter are signs that no XML can hold.
_BLANKS_OF_FILE = re.compile(r"[ \t\r\n]+")
_MEANT = {"s": "\1", "tab": "\2", "line-break": "\3"}
# A hyphen that holds a word together is a hyphen; a place where a word may be parted is nothing.
_AS_MEANT = str.maketrans({"\1": " ", "\2": "\t", "\3": "\n", "\u2011": "-", "\xad": ""})

_PARAGRAPHS = {"p", "h"}
# What is no part of the text, with the note that says so where there are words in it.
_BESIDE = {
    "note": "footnotes_left_out",
    "annotation": "comments_left_out",
    **dict.fromkeys(["frame", "custom-shape", "g", "rect", "ellipse", "path", "polyline"], "boxes_left_out"),
}
# What holds words for programs: former ones, and how a table of contents is to be made.
_NEVER_SEEN = re.compile(r"tracked-changes|.*-source|.*-decls|forms|script|ruby-text")
_UNCOUNTED = {"comments_left_out", "headers_left_out"}


def read(path: Path) -> tuple[str, list[Note]]:
    """The text, one paragraph or table row a line, and notes on what was left out.

    Raises IntakeError: WRONG_TYPE, ENCRYPTED, NOT_ALLOWED, DAMAGED, TOO_MANY_PARTS, TOO_BIG_INSIDE; and whatever
    zipfile or lxml raise on damage.
    """
    with zipfile.ZipFile(path) as container:
        _check(container)
        content = _root(container, _CONTENT)
        styles = _root(container, _STYLES) if _STYLES in container.namelist() else etree.Element("none")
    walk = _Walk(Styles(content, styles))
    body = next(every(content, "text"), None)
    if body is None:
        raise IntakeError("DAMAGED")
    text = "\n".join(walk.lines(body))
    if any(_has_words(edge) for edge in every(styles, "header", "footer", "header-first", "footer-first")):
        walk.left_out["headers_left_out"] += 1
    return text, walk.notes()


def _check(container: zipfile.ZipFile) -> None:
    parts = entries(container, limits.ODT_MAX_ENTRIES)
    names = {part.filename for part in parts}
    if _CONTENT not in names:
        raise IntakeError("WRONG_TYPE.content", suffix=".odt")
    if any(_ACTIVE.match(name) for name in names):
        raise IntakeError("NOT_ALLOWED")
    # OpenOffice 3 declares a DOCTYPE in the manifest and in its formulas, which are not parsed here.
    check_parts(container, [part for part in parts if part.filename in (_CONTENT, _STYLES) or not _is_xml(part)])
    if _MANIFEST in names and b"encryption-data" in _start(container, _MANIFEST):
        raise IntakeError("ENCRYPTED")


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _start(container: zipfile.ZipFile, name: str) -> bytes:
    with container.open(name) as stream:
        return stream.read(limits.PACKAGE_MAX_XML_BYTES)


def _root(container: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(container.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


class _Walk:
    """One pass over the body, remembering what was left out."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.left_out: Counter[str] = Counter()

    def lines(self, holder: Any, items: Any = None, depth: int = 0) -> Iterator[str]:
        """The lines of the body or whatever holds paragraphs; ``items`` is the list it is in, so many lists deep."""
        for block in holder:
            name = name_of(block)
            if name in _PARAGRAPHS:
                yield from self._paragraph(block)
            elif name == "list":
                yield from self.lines(block, items if value_of(block, "style-name") == "" else block, depth + 1)
            elif name == "table":
                for row in rows(block, lambda cell: list(self.lines(cell))):
                    yield from row
            elif not self._leaves_out(block, name):
                if name == "list-item" and items is not None:
                    self._count_number(block, items, depth)
                yield from self.lines(block, items, depth)

    def notes(self) -> list[Note]:
        """What was left out."""
        said = {key: count for key, count in self.left_out.items() if count}
        return [Note(key) if key in _UNCOUNTED else Note(key, count=count) for key, count in said.items()]

    def _count_number(self, item: Any, items: Any, depth: int) -> None:
        has_words = any(name_of(each) in _PARAGRAPHS and _has_words(each) for each in item)
        self.left_out["numbering_missing"] += has_words and self.styles.is_numbered(items, depth)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        is_hidden = any(value_of(each, "is-hidden") == "true" for each in every(paragraph, "hidden-paragraph"))
        if (is_hidden or self.styles.is_unseen(paragraph, "paragraph")) and _has_words(paragraph):
            self.left_out["hidden_left_out"] += 1
        else:
            text = _BLANKS_OF_FILE.sub(" ", "".join(self._pieces(paragraph)))
            yield text.strip(" ").translate(_AS_MEANT)

    def _pieces(self, element: Any) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            name = name_of(child)
            if name in _MEANT:
                yield _MEANT[name] * _blanks(child)
            elif not self._leaves_out(child, name):
                yield from self._pieces(child)
            yield child.tail or ""

    def _leaves_out(self, element: Any, name: str) -> bool:
        """Whether this is no part of the text; what has words is counted."""
        if name == "change":
            self.left_out["changes_applied"] += 1
        if not name or _NEVER_SEEN.fullmatch(name):
            return True
        key = _BESIDE.get(name) or ("hidden_left_out" if self._is_hidden(element, name) else "")
        if key and name == "frame" and next(every(element, "object", "object-ole"), None) is not None:
            key = "chunks_left_out"
        elif key and not _has_words(element):
            return True
        self.left_out[key] += bool(key)
        return bool(key)

    def _is_hidden(self, element: Any, name: str) -> bool:
        if name == "span":
            return self.styles.is_unseen(element, "text")
        return value_of(element, "display") == "none" or value_of(element, "is-hidden") == "true"


def _blanks(element: Any) -> int:
    said = value_of(element, "c")
    count = int(said) if said.isdecimal() else 1
    if count > _MOST_BLANKS:
        raise IntakeError("DAMAGED")
    return count


def _has_words(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())
