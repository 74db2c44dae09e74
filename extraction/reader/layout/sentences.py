"""Block → sentences, and which of them stand inside a quotation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extraction.reader.layout.brackets import BRACKET
from extraction.reader.layout.spans import Span, trimmed

# No real sentence is this long.  Its clauses are compared with one another: a cap keeps a text without stops from
# costing more than its length.
LONGEST = 1000
_HAN = "一二三四五六七八九十"
# A closing quote or bracket right after the stop belongs to the sentence it closes.
_CLOSING = "”’」』）)》"
# Some sites write every stop as a point: 排查到位.各乡镇; but 一.各乡镇 and 3.5公里 hold none.
_POINT = rf"[.．](?<=[\u4e00-\u9fff{_CLOSING}].)(?<![{_HAN}].)[{_CLOSING}]*(?=[\s\u4e00-\u9fff“（(]|$)"
# Where line ends were lost, a paragraph shows by its blanks, and a heading by its number; 小（一）型水库 is none.
_NUMBERED = rf"(?=[（(])(?<=[\u4e00-\u9fff])(?<![第小大中表图件])(?=.[{_HAN}]{{1,3}}[）)][^型类级项款号条、，,）)])"
# What a stop can begin with is asked first: that is several times faster.
_STOP = re.compile(
    rf"(?=[。！？!?；;.．（(\u3000 ])(?:[。！？!?；;]+[{_CLOSING}]*|{_POINT}|\u3000{{2,}}| {{4,}}|{_NUMBERED})"
)
# 二、备足物资 每座水库…: what a heading is written in, up to the blank that was its line end.
_HEADING = re.compile(rf"(?:[（(][{_HAN}]{{1,3}}[）)]|[{_HAN}]{{1,3}}、)[^\s。；;：:]{{2,30}}(?=[ \u3000])")
_QUOTES = re.compile(r"[“”]")


class Sentence(NamedTuple):
    """A stretch up to 。！？； or what stands for them, or the end of its block.

    ``quoted``: it begins inside a “ left open before it.
    """

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
    # （责任单位：县水利局；完成时限：5月底前）: a semicolon in a bracket parts what stands in it, and no sentences.
    brackets = [found.span() for found in BRACKET.finditer(text, *block)]
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.group() in ("；", ";") and any(start < stop.start() < end for start, end in brackets):
            continue
        yield from _behind_heading(text, end, stop.end())
        end = stop.end()
    if end < block.end:
        yield from _behind_heading(text, end, block.end)


def _behind_heading(text: str, start: int, end: int) -> Iterator[int]:
    """The end, and before it the end of a heading that only a blank parts from what follows."""
    heading = _HEADING.match(text, trimmed(text, start, end).start, end)
    if heading:
        yield heading.end()
        start = heading.end()
    yield from _capped(text, start, end)


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
