"""Intake: the bytes of a file → its text, and what the reader finds in it.  Plain Python: no Django, no clock, no
database."""

from .child import ReaderFailed
from .documents import Document, FoundFile, files, open_document, paths_under
from .errors import LEFT_OUT, IntakeError, Note
from .kinds import kind_of
from .names import clean_name
from .reading import ReadFile, ReadStretch, Stretch, read_file, read_more

__all__ = [
    "LEFT_OUT",
    "Document",
    "FoundFile",
    "IntakeError",
    "Note",
    "ReadFile",
    "ReadStretch",
    "ReaderFailed",
    "Stretch",
    "clean_name",
    "files",
    "kind_of",
    "open_document",
    "paths_under",
    "read_file",
    "read_more",
]
