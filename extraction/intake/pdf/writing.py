"""Whether the signs of a page are writing at all, and which of them only look like the characters that are meant."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from operator import ne

from tracker.lookalikes import in_ordinary_characters

from .signs import Sign

UNKNOWN = "\ufffd"
# Private use, unassigned, controls, lone surrogates: what such a sign shows only its font knows.
_NO_CHARACTER = {"Co", "Cn", "Cc", "Cs"}
# A page on which more than this share of the signs says nothing is a picture of writing.
_TOO_MANY = 0.5
# The dots of a table of contents have no say: there may be more of them than of words.
_LEADERS = "…‥·"
# Chinese is written with a few thousand characters, which GB 2312 and Big5 have in their first parts (up to 座, up to
# 籲). Characters drawn at random from Unicode are among these once in three times.
_COMMON = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
_FEWEST_COMMON = 0.6
_ENOUGH_IDEOGRAPHS = 20


def ordinary(text: str) -> tuple[str, int]:
    """The text with look-alikes as ordinary characters, sign for sign, and how many there were."""
    mended = in_ordinary_characters(text)
    return mended, sum(map(ne, text, mended))


def ordinary_signs(signs: Sequence[Sign]) -> tuple[list[Sign], int]:
    """The signs likewise."""
    mended, count = ordinary("".join(sign.text for sign in signs))
    if not count:
        return list(signs), 0
    return [sign._replace(text=text) for sign, text in zip(signs, mended, strict=True)], count


def is_writing(signs: Iterable[Sign]) -> bool:
    """Whether these can be read: their fonts say which characters they are, and those are ones that people write."""
    seen = [sign for sign in signs if not sign.text.isspace() and sign.text not in _LEADERS]
    silent = sum(not sign.known or unicodedata.category(sign.text) in _NO_CHARACTER for sign in seen)
    # Chinese bytes taken for Western ones: ÖÐ¹ú.
    western = sum("\u0080" <= sign.text <= "\u00ff" and sign.text not in "·×°±§" for sign in seen)
    if max(silent, western) > _TOO_MANY * len(seen):
        return False
    ideographs = [sign.text for sign in seen if "\u4e00" <= sign.text <= "\u9fff"]
    return len(ideographs) < _ENOUGH_IDEOGRAPHS or sum(map(_is_common, ideographs)) > _FEWEST_COMMON * len(ideographs)


def said_by_their_font(signs: Iterable[Sign]) -> tuple[list[Sign], int]:
    """The signs with U+FFFD for each whose font does not say which character it is, and how many those were."""
    said = [sign if sign.known else sign._replace(text=UNKNOWN) for sign in signs]
    return said, sum(not sign.known for sign in said)


@cache
def _is_common(character: str) -> bool:
    return any(first <= character.encode(code, "replace")[0] <= last for code, first, last in _COMMON)
