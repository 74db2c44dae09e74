"""The review desk in the admin, and what the reader left behind to look at."""

from extraction.admin import decisions, meetings, proposals, readings, speeches, uploads

__all__ = ["decisions", "meetings", "proposals", "readings", "speeches", "uploads"]
