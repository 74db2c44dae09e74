"""From the lines a PDF shows to the lines its author wrote.

A PDF knows only where signs stand on a page: lines break inside sentences, page numbers stand between them, and some
fonts give radicals (⽉ U+2F49) for the characters that look the same (月 U+6708).
"""

import re
import unicodedata
from operator import ne

from extraction.lookalikes import in_ordinary_characters

_PAGE_NUMBER = re.compile(r"[-—–－·.\s]*(第\s*)?\d{1,3}(\s*页)?(\s*[,，/／]?\s*共?\s*\d{1,3}\s*页)?[-—–－·.\s]*")
_ENDS_SENTENCE = tuple("。！？!?；;：:…")
# A line shorter than this share of a full one was ended by its author, not by the margin.
_FULL_LINE = 0.85
# A sentence that ends just at the margin more often stands inside a paragraph than at its end: a paragraph of ten
# lines has nine chances for the one, and its last line is full only once in thirty.
_FULL_TO_THE_LAST = 0.97
# In ideographs. Where no line is longer, there is no margin to reach: a list, not prose.
_NARROWEST_COLUMN = 20.0
# A heading set on its own line opens with one of these; it never continues the line before. 1.5亿元 is a figure that
# the margin cut off, 2.2026年 and 1.5月底前 are a number and a day.
_OPENS_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}(?:、|[.．](?!\d(?!\d{3}年|\d?月)))"
    r"|第[一二三四五六七八九十]{1,3}[章节条、，]"
)
# Under a title: the day in brackets, the salutation. They never continue it, however long it is.
_STANDS_ALONE = re.compile(r"[（(].*[）)]|.{1,10}[：:]")


def ordinary(text: str) -> tuple[str, int]:
    """The text with look-alikes as ordinary characters, sign for sign, and how many there were."""
    mended = in_ordinary_characters(text)
    return mended, sum(map(ne, text, mended))


def without_page_numbers(pages: list[list[str]]) -> tuple[list[str], int]:
    """All lines of all pages but the page numbers at head and foot, and how many were left out."""
    kept: list[str] = []
    left_out = 0
    for lines in pages:
        written = [line.rstrip() for line in lines if line.strip()]
        for edge in (0, -1):
            if written and _PAGE_NUMBER.fullmatch(written[edge].strip()):
                written.pop(edge)
                left_out += 1
        kept += written
    return kept, left_out


def joined(lines: list[str]) -> tuple[str, int]:
    """The lines as one text, with the breaks taken out that fall inside a sentence, and how many those were."""
    full = _full_width(lines)
    text, joins = "", 0
    for before, line in zip([""] + lines, lines, strict=False):
        if before and _runs_on(before, line, full):
            text += _gap(before, line) + line.lstrip()
            joins += 1
        else:
            text += ("\n" if before else "") + line
    return text, joins


def _runs_on(before: str, line: str, full: float) -> bool:
    written = line.strip()
    if line.startswith("\u3000") or _OPENS_ITEM.match(written) or _STANDS_ALONE.fullmatch(written):
        return False
    return _width(before) >= full * (_FULL_TO_THE_LAST if before.endswith(_ENDS_SENTENCE) else _FULL_LINE)


def _full_width(lines: list[str]) -> float:
    """How wide a full line is: that of the wider lines, so that one over-long line does not set the measure."""
    widths = sorted(map(_width, lines), reverse=True)
    return max(widths[len(widths) // 10], _NARROWEST_COLUMN) if widths else _NARROWEST_COLUMN


def _width(line: str) -> float:
    """Width in ideographs; narrow signs count half."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in line)


def _gap(before: str, line: str) -> str:
    """A space between two Latin words, nothing between Chinese characters or inside a number."""
    last, first = before[-1], line.lstrip()[0]
    return " " if last.isascii() and first.isascii() and (last.isalpha() or first.isalpha()) else ""
