"""One folding for everything that is looked for: who types 6月 means ６月 as well, and whoever types 县 means 縣.

Each code point is folded to one code point, so a place in the folded text is the place in the text.  What is half and
full width, upper and lower case is the Unicode Character Database's; what is simplified is OpenCC's, asked for each
character by itself.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import opencc

from tracker.lookalikes import ORDINARY

# Beyond these nobody writes what has another form: there are letters for formulas, and scripts of no living office.
_FOLDED_PLANES = (*range(0xD800), *range(0xE000, 0x10000), *range(0x2F800, 0x2FA20))
_IDEOGRAPHS = (*range(0x3400, 0xA000), *range(0x20000, 0x33480))


def fold(text: str) -> str:
    """The text in lower case, half width, simplified and ordinary characters; same length, character for character."""
    return text.translate(_table())


@cache
def table_digest() -> str:
    """What tells this folding from that of another version of Unicode or OpenCC."""
    return hashlib.sha256(repr(sorted(_table().items())).encode()).hexdigest()


def unfolded(character: str) -> str:
    """All characters that fold to this folded one, itself included: 6６⁶."""
    return _origins().get(character, "") + character


@cache
def _table() -> dict[int, str]:
    """What each code point folds to, of those that fold to another: some six thousand, made in a tenth second."""
    simplified = _simplified()
    codes = {*_FOLDED_PLANES, *map(ord, simplified)}
    return {code: folded for code in codes if (folded := _folded(chr(code), simplified)) != chr(code)}


@cache
def _origins() -> Mapping[str, str]:
    origins: dict[str, str] = defaultdict(str)
    for code, folded in _table().items():
        origins[folded] += chr(code)
    return MappingProxyType(dict(origins))


def _folded(character: str, simplified: Mapping[str, str]) -> str:
    ordinary = ORDINARY.get(character) or _single(unicodedata.normalize("NFKC", character)) or character
    lower = _single(ordinary.lower()) or ordinary
    return simplified.get(lower, lower)


def _single(text: str) -> str | None:
    return text if len(text) == 1 else None


def _simplified() -> dict[str, str]:
    """The simplified form of each traditional character; one to a line, so that no phrase is recognised."""
    lines = opencc.OpenCC("t2s").convert("\n".join(map(chr, _IDEOGRAPHS))).split("\n")
    found = dict(_differing(lines))
    # What 薴 becomes, 苧, is itself the traditional form of 苎.
    return {traditional: found.get(simplified, simplified) for traditional, simplified in found.items()}


def _differing(lines: list[str]) -> Iterator[tuple[str, str]]:
    for code, simplified in zip(_IDEOGRAPHS, lines, strict=True):
        if simplified != chr(code) and len(simplified) == 1:
            yield chr(code), simplified
