"""By what two texts are known to be the same words, whatever program, printer or mail wrote them down.

Between a document, the same saved anew, and plain text copied from it these differ: line breaks, blanks, signs that do
not show, the width of figures, quotation marks, and the numbers a word processor puts before its paragraphs.  All that
does not count.  What counts is every letter and figure in its order, and what makes a figure another one: its point, a
percent sign, the dash of a span.
"""

import hashlib
import re
import unicodedata

from tracker.lookalikes import in_ordinary_characters

_HAN_FIGURES = "一二三四五六七八九十百零〇"
# 二○二六年 is typed with a circle as often as with the character.
_CIRCLE_FOR_ZERO = re.compile(f"(?<=[{_HAN_FIGURES}])[○◯]|[○◯](?=[{_HAN_FIGURES}])")
# ①, ⑴, ⒈, ㈠, ❶ at the beginning of a line; as figures of a text they stay.
_NUMBER_IN_ONE_SIGN = re.compile(r"^\s*[①-⑳⑴-⒛㈠-㈩❶-❿]", re.MULTILINE)
_NUMBER = f"(?:[0-9]{{1,3}}|[{_HAN_FIGURES}]{{1,5}})"
# What numbers a paragraph: 一、 （一） 1. 第一条. Where one to three figures follow, it is part of a figure, or one of
# several (3.5亿元, 12、13号楼); 1.2026年 is numbered.
_ENUMERATOR = re.compile(
    rf"^\s*(?:\(\s*{_NUMBER}\s*\)|第{_NUMBER}[章节条款项篇]\s|{_NUMBER}[、.．)](?:\s+|(?![0-9]{{1,3}}(?![0-9]))))",
    re.MULTILINE,
)
_DASHES = str.maketrans(dict.fromkeys("—–―~〜", "-"))
_COUNTS = re.compile(r"(?<=[0-9])[.-](?=[0-9])|[%‰]|[^\W_]+")


def wordprint(text: str) -> str:
    """The SHA-256, in hex, of what counts of a text; nothing where it holds no letter and no figure."""
    words = words_of(text)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() if words else ""


def words_of(text: str) -> str:
    """What counts of a text."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    unnumbered = _NUMBER_IN_ONE_SIGN.sub("", shown)
    folded = unicodedata.normalize("NFKC", in_ordinary_characters(_CIRCLE_FOR_ZERO.sub("〇", unnumbered)))
    together = "".join(_ENUMERATOR.sub("", folded).split())
    return "".join(_COUNTS.findall(together.translate(_DASHES))).casefold()
