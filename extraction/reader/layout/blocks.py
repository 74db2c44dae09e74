"""Text → blocks.  A block is one line without its edges of white space; empty lines are none."""

from collections.abc import Iterator

from extraction.reader.layout.spans import Span, trimmed


def blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Every line between ``start`` and ``end`` that holds something, in order.

    Lines end at ``\\n`` alone: the other line breaks of Unicode turn up inside copied sentences.
    """
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        block = trimmed(text, start, line_end)
        if block.end > block.start:
            yield block
        start = line_end + 1
