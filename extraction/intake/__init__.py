"""Intake: the bytes of a file → its text, and what the reader finds in it.  Plain Python: no Django, no clock, no
database."""

from .child import ReaderFailed
from .documents import Document, FoundFile, files, open_document, paths_under
from .errors import LEFT_OUT, IntakeError, Note
from .kinds import LISTED, SUFFIXES
from .names import clean_name, clean_path
from .reading import ReadFile, ReadStretch, Stretch, read_file, read_more
from .recognising import kind_of
from .work import Work, at_most

__all__ = [
    "LEFT_OUT",
    "Document",
    "LISTED",
    "SUFFIXES",
    "FoundFile",
    "IntakeError",
    "Note",
    "ReadFile",
    "ReadStretch",
    "ReaderFailed",
    "Stretch",
    "Work",
    "at_most",
    "clean_name",
    "clean_path",
    "files",
    "kind_of",
    "open_document",
    "paths_under",
    "read_file",
    "read_more",
]
