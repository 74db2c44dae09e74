"""Block → sentences, and which of them stand inside a quotation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .spans import Span, trimmed

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
        end = stop.end()
        yield end
    if end < block.end:
        yield block.end


def _left_open(text: str, span: Span, is_open: bool) -> bool:
    for quote in _QUOTES.finditer(text, span.start, span.end):
        is_open = quote.group() == "“"
    return is_open
