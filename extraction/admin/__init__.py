"""The review desk in the admin, and what the reader left behind to look at."""

from extraction.admin import meetings, proposals, speeches

__all__ = ["meetings", "proposals", "speeches"]
