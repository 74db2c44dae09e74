"""Signs that look like an ordinary character and are another one to a computer: ⽉ (U+2F49) for 月, ⻄ (U+2EC4) for 西.

Fonts of PDFs write them, and so does whoever copies from one.  Each stands for one character, so offsets stay true.
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
_TABLE = str.maketrans(dict(ORDINARY))
_ANY = re.compile(f"[{''.join(ORDINARY)}]")


def in_ordinary_characters(text: str) -> str:
    """The text with every look-alike as the character it stands for; same length, character for character."""
    # Few texts hold any, and to look for one is quicker than to look every character up.
    return text.translate(_TABLE) if _ANY.search(text) else text
