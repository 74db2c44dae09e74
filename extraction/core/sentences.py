"""Block → sentences, and which of them stand inside a quotation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .spans import Span, trimmed

# No real sentence is this long.  Its clauses are compared with one another: a cap keeps a text without stops from
# costing more than its length.
LONGEST = 1000
# A closing quote or bracket right after the stop belongs to the sentence it closes.
_STOP = re.compile(r"[。！？!?；;]+[”’」』）)》]*")
_QUOTES = re.compile(r"[“”]")


class Sentence(NamedTuple):
    """A stretch up to 。！？； or the end of its block.  ``quoted``: it begins inside a “ left open before it."""

    start: int
    end: int
    quoted: bool = False


def sentences(text: str, block: Span) -> Iterator[Sentence]:
    """The sentences of a block in order; together they cover all of it that is not white space."""
    start, is_open = block.start, False
    for end in _ends(text, block):
        span = trimmed(text, start, end)
        if span.end > span.start:
            yield Sentence(span.start, span.end, is_open)
            is_open = _left_open(text, span, is_open)
        start = end


def _ends(text: str, block: Span) -> Iterator[int]:
    end = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        yield from _capped(text, end, stop.end())
        end = stop.end()
    if end < block.end:
        yield from _capped(text, end, block.end)


def _capped(text: str, start: int, end: int) -> Iterator[int]:
    """The end, and before it the places where a sentence that is too long is cut: behind a comma, if it has one."""
    while end - start > LONGEST:
        comma = max(text.rfind(mark, start, start + LONGEST) for mark in "，,、")
        start = comma + 1 if comma >= start else start + LONGEST
        yield start
    yield end


def _left_open(text: str, span: Span, is_open: bool) -> bool:
    for quote in _QUOTES.finditer(text, span.start, span.end):
        is_open = quote.group() == "“"
    return is_open
