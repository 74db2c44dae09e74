"""Enumerators (一、 （一） 1. 第一， 一是) and the headings they open."""

import re
import string
from typing import NamedTuple

from extraction.reader.layout.spans import Span

_HAN = "一二三四五六七八九十"
_BULLETS = "•●○◎■□▪◻◆◇❖▲△►▶➢➤➔✓✔☑☐☒★☆※"
_SAID, _MARK = 4, 5
_BLANK = re.compile(r"[ \t\u3000]*")
# Outermost first: the rank says which headings a new one closes.
_ENUMERATORS = (
    (1, re.compile(rf"[{_HAN}]{{1,3}}\s*、")),
    (1, re.compile(r"[壹贰叁肆伍陆柒捌玖拾]{1,3}、")),
    (1, re.compile(rf"第[{_HAN}百零〇]{{1,5}}[章节条款](?=[ \t\u3000])")),
    (1, re.compile(rf"第[{_HAN}]{{1,3}}(?:部分|个方面|方面|个问题|件事?|条|点|项|步|个)?[，,、：:]")),
    (2, re.compile(rf"[（(]\s*[{_HAN}]{{1,3}}\s*[）)]|[㈠-㈩]")),
    (3, re.compile(r"[（(]?[0-9０-９]{1,2}\s*(?:[.．、](?![0-9０-９])|[）)])")),
    # 1、9月底前 and 2.2026年: the number of an item, and the day it is due; 7、8月份 is July and August.
    (3, re.compile(r"[0-9０-９]{1,2}[.．、](?=[0-9０-９]{4}年|[0-9０-９]{1,2}月(?:[底末初前0-9０-９]|[上中下]旬))")),
    (3, re.compile(r"[①-⑳⑴-⒇⒈-⒛]")),
    # Letters, Roman figures and bullets, as word processors print them, stand before items and never over a heading.
    (_MARK, re.compile(r"[（(]?(?:[A-Za-z]|[IVXivx]{2,5})[.．、)）](?![0-9A-Za-z])")),
    (_MARK, re.compile(rf"[{_BULLETS}](?=[ \t\u3000\u4e00-\u9fff])|[-–—－·](?=[ \t\u3000])")),
    (_SAID, re.compile(rf"第?[{_HAN}]{{1,2}}(?:是要|是|要)(?=[^，,])")),
    (_SAID, re.compile(r"(?:首先|其次|再次|再者|最后)[，,]?")),
)
_FIRST = frozenset(
    f"{_HAN}第（(0123456789０１２３４５６７８９首其再最壹贰叁肆伍陆柒捌玖拾{_BULLETS}-–—－·{string.ascii_letters}"
) | frozenset(map(chr, [*range(0x2460, 0x249C), *range(0x3220, 0x322A)]))
# A theme named in a line: longer ones say what to do.
LONGEST_HEADING = 45


class Enumerator(NamedTuple):
    """The number a heading or item opens with: ``rank`` 1 is outermost; what it numbers starts at ``end``."""

    rank: int
    end: int

    @property
    def counts(self) -> bool:
        """Whether it is a number; a bullet or a letter may stand before anything."""
        return self.rank < _MARK


def enumerator(text: str, start: int, end: int) -> Enumerator | None:
    """The enumerator ``text[start:end]`` opens with, or None."""
    if start >= end or text[start] not in _FIRST:
        return None
    for rank, pattern in _ENUMERATORS:
        found = pattern.match(text, start, end)
        if found:
            behind = _BLANK.match(text, found.end(), end)
            return Enumerator(rank, behind.end() if behind else end)
    return None


def is_heading_line(text: str, block: Span) -> bool:
    """Whether a whole line is only a heading: numbered by an outer enumerator, short, one sentence, and unfinished."""
    number = enumerator(text, *block)
    if number is None or number.rank >= _SAID or block.end - number.end > LONGEST_HEADING:
        return False
    # 1.城投公司：完成三条道路改造 says whose task it is.
    is_task = re.search("[。；;！？]|[：:].{3}", text[number.end : block.end - 1])
    return not is_task and text[block.end - 1] not in "；;，,"
