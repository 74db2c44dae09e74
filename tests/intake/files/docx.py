"""Word documents, built by python-docx and then bent part by part."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document_bytes(*lines: str) -> bytes:
    """A document of plain paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body is exactly this WordprocessingML."""
    return with_part("word/document.xml", f"<w:document {NAMESPACE}><w:body>{xml}</w:body></w:document>")


def with_part(name: str, content: str | bytes, original: bytes | None = None) -> bytes:
    """A document with one part replaced or added."""
    return rebuilt(original or document_bytes("青禾县"), lambda parts: parts | {name: content})


def rebuilt(original: bytes, change: Callable[[dict], dict]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(original)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return zipped(change(parts))


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    """Write the bytes as a file of this name."""
    path = folder / name
    path.write_bytes(content)
    return path
