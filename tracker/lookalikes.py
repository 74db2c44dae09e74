"""Signs that look like an ordinary character and are another one to a computer: ⽉ (U+2F49) for 月, ⻄ (U+2EC4) for 西.

Fonts of PDFs write them, and so does whoever copies from one.  Each stands for one character, so offsets stay true.
Beside them the signs that do not show at all (UNSEEN), and those that write a figure in a ring or in brackets.
What may stand for what is the Unicode Character Database's: UnicodeData.txt for the decompositions, which Python knows
as well, and EquivalentUnifiedIdeograph.txt for the radicals that have none.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_KANGXI_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBILITY_IDEOGRAPHS = range(0xF900, 0xFB00)
# Of the supplementary radicals those that are whole characters and drawn like them (compared in Noto CJK SC). The
# others are parts of characters, 扌 or 辶, and stand for nothing one writes.
_SUPPLEMENTARY_RADICALS = dict(
    zip(
        "⺒⺓⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "巳幺母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)
# Unicode says 戶, the traditional form; a font of simplified Chinese draws 户.
_DRAWN_SIMPLIFIED = {"⼾": "户"}


def _decomposed(codes: Iterable[int]) -> dict[str, str]:
    """What these decompose to; twelve compatibility ideographs are characters in their own right and do not."""
    pairs = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in codes)
    return {sign: character for sign, character in pairs if sign != character}


ORDINARY: Mapping[str, str] = MappingProxyType(
    _decomposed(_KANGXI_RADICALS) | _decomposed(_COMPATIBILITY_IDEOGRAPHS) | _SUPPLEMENTARY_RADICALS | _DRAWN_SIMPLIFIED
)
# Where category Cf has characters; the planes between are ideographs, and to ask for all of them takes a tenth second.
_PLANES_WITH_FORMATS = (*range(0x20000), *range(0xE0000, 0xE1000))
UNSEEN = frozenset(code for code in map(chr, _PLANES_WITH_FORMATS) if unicodedata.category(code) == "Cf")
_RINGED = (*range(0x2460, 0x2474), *range(0x2474, 0x2488), *range(0x2776, 0x2794), *range(0x24EB, 0x24FF))
RINGED_FIGURES: Mapping[str, str] = MappingProxyType(
    {chr(code): str(int(unicodedata.numeric(chr(code)))) for code in _RINGED}
)
_TABLE = str.maketrans(dict(ORDINARY))
_ANY = re.compile(f"[{''.join(ORDINARY)}]")


def as_shown(text: str) -> str:
    """The text without the signs that do not show."""
    return "".join(sign for sign in text if sign not in UNSEEN)


def in_ordinary_characters(text: str) -> str:
    """The text with every look-alike as the character it stands for; same length, character for character."""
    # Few texts hold any, and to look for one is quicker than to look every character up.
    return text.translate(_TABLE) if _ANY.search(text) else text
