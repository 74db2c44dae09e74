"""The review desk in the admin, and what the reader left behind to look at."""

from extraction.admin import meetings, proposals, speeches, uploads

__all__ = ["meetings", "proposals", "speeches", "uploads"]
