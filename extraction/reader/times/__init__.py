"""When something is due: time words found in a text and resolved against the meeting's day."""

from extraction.reader.times.finding import find

__all__ = ["find"]
