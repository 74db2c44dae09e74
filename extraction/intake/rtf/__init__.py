"""Rich text (Microsoft RTF specification 1.9.1): control words and bytes → text, and notes on what was left out."""

from .reading import read

__all__ = ["read"]
