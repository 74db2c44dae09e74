"""A PDF's text layer → text (ISO 32000, read by pypdf)."""

from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, WrongPasswordError

from . import limits
from .errors import IntakeError, Note
from .pdf_lines import joined, ordinary, without_page_numbers


def read(path: Path) -> tuple[str, list[Note]]:
    """The text with lines broken inside sentences joined, and notes.

    Raises IntakeError: ENCRYPTED, TOO_MANY_PARTS, TOO_BIG_INSIDE, NO_TEXT; and whatever pypdf raises on damage.
    """
    try:
        return _read(path)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        # DependencyError: an AES cipher that would need an optional package; the way out is the same.
        raise IntakeError("ENCRYPTED") from error
    except LimitReachedError as error:
        raise IntakeError("TOO_BIG_INSIDE.complex") from error


def _read(path: Path) -> tuple[str, list[Note]]:
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise IntakeError("ENCRYPTED")
    count = len(reader.pages)
    if count > limits.PDF_MAX_PAGES:
        raise IntakeError("TOO_MANY_PARTS.pages", count=count, limit=limits.PDF_MAX_PAGES)
    pages = [page.extract_text() for page in reader.pages]
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == count:
        raise IntakeError("NO_TEXT.scanned" if any(map(_has_picture, reader.pages)) else "NO_TEXT")
    text, notes = _as_prose(pages)
    if empty:
        notes.append(Note("pages_without_text", pages=", ".join(map(str, empty))))
    return text, notes


def _as_prose(pages: list[str]) -> tuple[str, list[Note]]:
    # Radicals first, because ⼆、 must be known as the opening of an item.
    mapped = [ordinary(page) for page in pages]
    lines, numbers = without_page_numbers([page.splitlines() for page, _count in mapped])
    text, joins = joined(lines)
    radicals = sum(count for _page, count in mapped)
    counts = {"lines_joined": joins, "page_numbers_left_out": numbers, "radicals_mapped": radicals}
    return text, [Note(key, count=count) for key, count in counts.items() if count]


def _has_picture(page: Any) -> bool:
    try:
        resources = page.get("/Resources", {}).get_object()
        objects = resources.get("/XObject", {}).get_object()
        return any(objects[name].get_object().get("/Subtype") == "/Image" for name in objects)
    except Exception:
        # Only chooses between two sentences of the same refusal; a broken page tree must not turn it into another.
        return False
