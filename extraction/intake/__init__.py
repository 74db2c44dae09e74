"""Intake: the bytes of a file → the text the reader reads.  Plain Python: no Django, no clock, no database."""

from .documents import Document, FoundFile, files, open_document, paths_under
from .errors import IntakeError, Note
from .kinds import LISTED, SUFFIXES
from .names import clean_name
from .recognising import kind_of

__all__ = [
    "Document",
    "LISTED",
    "SUFFIXES",
    "FoundFile",
    "IntakeError",
    "Note",
    "clean_name",
    "files",
    "kind_of",
    "open_document",
    "paths_under",
]
