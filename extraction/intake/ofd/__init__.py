"""OFD documents (GB/T 33190-2016): pages of words in their places → text, and notes on what was left out."""

from .reading import read

__all__ = ["read"]
