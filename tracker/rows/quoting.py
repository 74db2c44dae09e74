"""A quote in the paragraph it stands in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """The paragraph around a quote in three parts, as plain text: joined they are what stands in the speech.

    ``number`` counts the paragraphs as the review does, blank lines left out; ``previous`` and ``following`` are the
    paragraphs beside it, empty where there is none.
    """

    before: str
    quote: str
    after: str
    number: int
    previous: str
    following: str


def passage(text: str, start: int, end: int) -> Passage:
    """The paragraph (or paragraphs) of ``text`` that hold ``start``..``end``, a half-open span in code points."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    earlier, later = _paragraphs(text[:first]), _paragraphs(text[last:])
    return Passage(
        text[first:start],
        text[start:end],
        text[end:last],
        number=len(earlier) + 1,
        previous=earlier[-1] if earlier else "",
        following=later[0] if later else "",
    )


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
