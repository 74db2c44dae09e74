"""Intake: the bytes of a file → the text the reader reads.  Plain Python: no Django, no clock, no database."""

from .documents import Document, Found, documents, open_document
from .errors import IntakeError, Note
from .names import clean_name

__all__ = ["Document", "Found", "IntakeError", "Note", "clean_name", "documents", "open_document"]
