"""A PDF's text layer → text (ISO 32000, read by PDFium): signs → lines → what was printed around them → sentences."""

from .reading import read

__all__ = ["read"]
