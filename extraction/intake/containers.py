"""Zip containers (documents and archives) are counted before anything believes them.

A zip states the sizes of its entries itself and may lie: only bytes really inflated are counted here.
Source of the format: PKWARE APPNOTE; of the OOXML part names: ECMA-376 part 2.
"""

import codecs
import zipfile
from collections.abc import Iterable, Iterator

from . import limits
from .errors import IntakeError

_CHUNK = 1 << 16
_ENCRYPTED_FLAG = 0x1
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, "<".encode("utf-32-le"), "<".encode("utf-32-be"))


def entries(container: zipfile.ZipFile, max_entries: int) -> list[zipfile.ZipInfo]:
    """The entries, once they are few enough and none points outside.  Raises IntakeError: TOO_MANY_PARTS, DAMAGED."""
    found = container.infolist()
    if len(found) > max_entries:
        raise IntakeError("TOO_MANY_PARTS", limit=max_entries)
    for entry in found:
        if _points_outside(entry.filename):
            raise IntakeError("DAMAGED.paths", entry=entry.filename[:80])
    return found


def is_protected(entry: zipfile.ZipInfo) -> bool:
    """Whether reading the entry would take a password."""
    return bool(entry.flag_bits & _ENCRYPTED_FLAG)


def _points_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


class Inflation:
    """Counts inflated bytes over all entries of one container against one limit."""

    def __init__(self, container: zipfile.ZipFile, max_bytes: int) -> None:
        self.container = container
        self.max_bytes = max_bytes
        self.left = max_bytes

    def chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The entry's bytes in pieces.  Raises IntakeError: TOO_BIG_INSIDE as soon as the limit is passed."""
        with self.container.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise IntakeError("TOO_BIG_INSIDE", limit=self.max_bytes // limits.MB)
                yield chunk


def check_docx(container: zipfile.ZipFile) -> None:
    """Let a docx pass only if it is small inside, says no DOCTYPE, and carries no macro and no embedded object.

    Raises IntakeError: WRONG_TYPE, NOT_ALLOWED, TOO_BIG_INSIDE, ENCRYPTED, DAMAGED and those of ``entries``.
    """
    parts = entries(container, limits.DOCX_MAX_ENTRIES)
    names = {part.filename for part in parts}
    _check_once(part.filename for part in parts)
    if "[Content_Types].xml" not in names:
        raise IntakeError("WRONG_TYPE.content", suffix=".docx")
    if any(_is_active(name) for name in names):
        raise IntakeError("NOT_ALLOWED")
    check_parts(container, parts)
    if not any(name.startswith("word/") for name in names):
        raise IntakeError("WRONG_TYPE.content", suffix=".docx")


def check_parts(container: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Let the parts of a document pass only if they are small inside and none says DOCTYPE.

    Raises IntakeError: TOO_BIG_INSIDE, ENCRYPTED, DAMAGED.doctype; NOT_ALLOWED for the types of documents with macros.
    """
    if any(map(is_protected, parts)):
        raise IntakeError("ENCRYPTED")
    inflation = Inflation(container, limits.PACKAGE_MAX_UNPACKED_BYTES)
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_xml(inflation.chunks(part), part.filename)
        else:
            for _ in inflation.chunks(part):
                pass


def _check_once(names: Iterable[str]) -> None:
    """Of two parts of one name each program reads another: who looks at the page would see other words than are read.

    Names are compared without regard to case (ECMA-376 part 2, 9.1.1.2).
    """
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise IntakeError("DAMAGED.twice", entry=name[:80])
        seen.add(name.lower())


def _is_active(name: str) -> bool:
    lowered = name.lower()
    return (
        lowered.endswith("vbaproject.bin")
        or "/activex/" in lowered
        or ("/embeddings/" in lowered and lowered.endswith(".bin"))
    )


def _check_xml(chunks: Iterator[bytes], name: str) -> None:
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > limits.PACKAGE_MAX_XML_BYTES:
            raise IntakeError("TOO_BIG_INSIDE", limit=limits.PACKAGE_MAX_XML_BYTES // limits.MB)
    # UTF-8 and UTF-16 are allowed (ECMA-376 part 2, 9.1.2); in UTF-32 the checks below and Word would see other things.
    if content.startswith(_UTF_32):
        raise IntakeError("DAMAGED.encoding")
    # Parts may be UTF-16: without its NUL bytes the ASCII of the markup shows in either form.
    markup = bytes(content).replace(b"\0", b"")
    if b"<!DOCTYPE" in markup:
        raise IntakeError("DAMAGED.doctype")
    if markup.count(b"<") > limits.PACKAGE_MAX_XML_TAGS:
        raise IntakeError("TOO_BIG_INSIDE.complex")
    if name == "[Content_Types].xml" and b"macroEnabled" in markup:
        raise IntakeError("NOT_ALLOWED")
