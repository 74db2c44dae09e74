"""Fold a text for matching, one code point to one code point, so that every offset stays true.

What varies between sites and file formats without changing the meaning is written one way: full-width letters, digits
and punctuation, the many dashes and blanks, the signs that hide a name or a number, Kangxi radicals from PDFs.
Only matching sees the folded text; whatever is reported is quoted from the text as it stands.
"""

import unicodedata

MASK = "X"
MASK_SIGNS = "Xx×*※＊✕╳Ｘｘ"
DASHES = "-‐‑‒–—―−－﹣"
BLANKS = "\t\r\u00a0\u3000\u2002\u2003\u2009\u202f\ufeff"
QUOTES = "“”„‟〝〞＂「」『』"
ROUND_ZEROS = "〇○◯"
# Unicode gives these radicals no compatibility mapping, yet PDF fonts write them for the ordinary characters.
SUPPLEMENTARY_RADICALS = dict(zip("⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻢⻥⻬⻮⻰", "见角贝车长门青页风飞马鱼齐齿龙", strict=True))


def _folded_characters() -> dict[str, str]:
    folded = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    folded |= {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    folded |= SUPPLEMENTARY_RADICALS
    folded |= dict.fromkeys(MASK_SIGNS, MASK)
    folded |= dict.fromkeys(DASHES, "-")
    folded |= dict.fromkeys(BLANKS, " ")
    folded |= dict.fromkeys(QUOTES, '"')
    folded |= dict.fromkeys(ROUND_ZEROS, "〇")
    return folded


# A string of the whole basic plane answers `translate` faster than a dict, which raises for every absent key.
_PLANE = [chr(code) for code in range(0x10000)]
for _character, _written in _folded_characters().items():
    _PLANE[ord(_character)] = _written
_TABLE = "".join(_PLANE)


def fold(text: str) -> str:
    """The text as rules see it; same length, character for character."""
    return text.translate(_TABLE)
