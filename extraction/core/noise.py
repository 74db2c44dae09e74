"""Lines that a web site or a printer put into a text: recognised, kept, and never read."""

import re

from .headings import enumerator
from .rulebook import Rulebook
from .spans import Span

_ONLY_SIGNS = re.compile(r"[\W\d_]+")
_LONGEST = 60


def junk_reason(text: str, folded: str, block: Span) -> str:
    """Why a line is no part of the speech, in Chinese; empty where it is."""
    if _ONLY_SIGNS.fullmatch(text, *block):
        return "只有数字或符号"
    return site_noise(text, folded, block)


def site_noise(text: str, folded: str, block: Span) -> str:
    """Why a line was put there by a web site; empty where it was not."""
    if block.end - block.start > _LONGEST:
        return ""
    found = next(Rulebook.load().family("noise").scan(text, *block, folded=folded), None)
    if found is None:
        return ""
    # A sentence or a numbered item that only mentions such a word (（二）规范信息发布时间) is none of theirs.
    is_speech = text[block.end - 1] in "。；！？" or enumerator(text, *block) is not None
    return "" if is_speech and found.start > block.start else found.rule.value
