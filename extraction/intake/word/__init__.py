"""Word documents: a package of XML parts → text as its reader sees it, and notes on what was left out."""

from .reading import read

__all__ = ["read"]
