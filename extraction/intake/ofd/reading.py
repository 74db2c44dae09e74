"""An OFD document → text (GB/T 33190-2016, read by ofdkit): laid out in pages like a PDF, and mended like one."""

import io
import zipfile
from pathlib import Path

import ofdkit

from extraction.intake import limits
from extraction.intake.archive_names import entry_name
from extraction.intake.containers import check_parts, entries
from extraction.intake.errors import IntakeError, Note
from extraction.intake.pdf.edges import without_edges
from extraction.intake.pdf.joining import joined
from extraction.intake.pdf.lines import Line
from extraction.intake.pdf.writing import ordinary

from .drawing import Drawing
from .places import lines_of


def read(path: Path) -> tuple[str, list[Note]]:
    """The text with lines broken inside sentences joined, and notes.

    Raises IntakeError: WRONG_TYPE, ENCRYPTED, DAMAGED, TOO_MANY_PARTS, TOO_BIG_INSIDE, NO_TEXT; and whatever ofdkit
    raises on damage.
    """
    drawing = Drawing()
    with zipfile.ZipFile(path) as container:
        _check(container)
        seen = _seen(container, drawing)
    with ofdkit.open(seen) as document:
        if len(document.pages) > limits.OFD_MAX_PAGES:
            raise IntakeError("TOO_MANY_PARTS.pages", count=len(document.pages), limit=limits.OFD_MAX_PAGES)
        pages = [lines_of(page) for page in document.pages]
    if not any(pages) or drawing.is_mostly_unknown:
        raise IntakeError("NO_TEXT.scanned" if drawing.pictures or drawing.unknown else "NO_TEXT")
    return _prose(pages, drawing)


def _check(container: zipfile.ZipFile) -> None:
    parts = entries(container, limits.OFD_MAX_ENTRIES)
    names = {part.filename.lower().rpartition("/")[2] for part in parts}
    if "ofd.xml" not in names:
        raise IntakeError("WRONG_TYPE.content", suffix=".ofd")
    if "encryptions.xml" in names:
        raise IntakeError("ENCRYPTED")
    check_parts(container, parts)


def _seen(container: zipfile.ZipFile, drawing: Drawing) -> bytes:
    """The container again, without fonts, pictures and what its pages draw unseen, which ofdkit would read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as seen:
        for part in container.infolist():
            if part.filename.lower().endswith(".xml"):
                seen.writestr(entry_name(part), drawing.seen(container.read(part)))
    return buffer.getvalue()


def _prose(pages: list[list[Line]], drawing: Drawing) -> tuple[str, list[Note]]:
    edges = without_edges(pages)
    text, joins = joined([line for page in edges.pages for line in page])
    text, radicals = ordinary(text)
    counts = {
        "lines_joined": joins,
        "running_lines_left_out": edges.running,
        "page_numbers_left_out": edges.numbers,
        "radicals_mapped": radicals,
    }
    notes = [Note(key, count=count) for key, count in counts.items() if count]
    if empty := [number for number, page in enumerate(pages, 1) if not page]:
        notes.append(Note("pages_without_text", pages=", ".join(map(str, empty))))
    return text, notes + drawing.notes()
