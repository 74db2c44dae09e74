"""Sentence → clauses, cut at commas and colons that stand outside quotation marks and brackets."""

import re
from collections.abc import Iterator

from extraction.reader.layout.spans import Span, trimmed

# No real clause is this long; a cap keeps text without punctuation from costing more than its length.
LONGEST = 200
_MARK = re.compile(r"[，,：:\n\t]|[“（(《「『]|[”）)》」』]")
_OPENING, _CLOSING = "“（(《「『", "”）)》」』"


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses between ``start`` and ``end``, none longer than ``LONGEST`` code points."""
    depth, left = 0, start
    for mark in _MARK.finditer(text, start, end):
        if mark.group() in _OPENING:
            depth += 1
        elif mark.group() in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and not _inside_number(text, mark.start()):
            yield from _capped(text, left, mark.start())
            left = mark.end()
    yield from _capped(text, left, end)


def _inside_number(text: str, position: int) -> bool:
    """1,000 and 9:30 are one word."""
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    for left in range(start, end, LONGEST):
        span = trimmed(text, left, min(left + LONGEST, end))
        if span.end > span.start:
            yield span
