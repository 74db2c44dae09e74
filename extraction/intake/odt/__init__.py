"""OpenDocument texts (OASIS ODF 1.3): a package of XML parts → text, and notes on what was left out."""

from .reading import read

__all__ = ["read"]
