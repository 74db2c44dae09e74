"""How far a speech is covered: a strip with one link for each paragraph, as wide as the paragraph is long."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from extraction.admin.speech_pane import ReadParagraph

# The strip is this wide in units of its own; it is drawn as wide as there is room.
WIDTH = 1000
# A heading of five characters between paragraphs of five hundred must still be seen and hit.
_LEAST_SHARE = 1 / 120


@dataclass(frozen=True)
class Segment:
    """The stretch of the strip that stands for a row, from ``x`` on, in units of ``WIDTH``."""

    row: ReadParagraph
    x: float
    width: float


def strip(rows: list[ReadParagraph]) -> list[Segment]:
    """The segments from left to right; together they fill the strip."""
    lengths = [row.paragraph.end - row.paragraph.start for row in rows]
    least = sum(lengths) * _LEAST_SHARE
    return list(_segments(rows, [max(length, least) for length in lengths]))


def _segments(rows: list[ReadParagraph], lengths: list[float]) -> Iterator[Segment]:
    scale = WIDTH / (sum(lengths) or 1)
    for row, length, end in zip(rows, lengths, accumulate(lengths), strict=True):
        yield Segment(row, round((end - length) * scale, 1), round(length * scale, 1))
