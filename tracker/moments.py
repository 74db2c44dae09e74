"""The moment at which something was done, as people are told of it."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def to_the_minute(at: datetime) -> str:
    """The office's day and time: ``2026-09-03 14:05``."""
    return date_format(localtime(at), "Y-m-d H:i")
