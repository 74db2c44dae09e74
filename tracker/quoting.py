"""A quote in the paragraph it stands in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """The paragraph around a quote in three parts, as plain text: joined they are what stands in the speech."""

    before: str
    quote: str
    after: str


def passage(text: str, start: int, end: int) -> Passage:
    """The paragraph (or paragraphs) of ``text`` that hold ``start``..``end``, a half-open span in code points."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return Passage(text[first:start], text[start:end], text[end : len(text) if last < 0 else last])
