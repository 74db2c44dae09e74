"""Fold a text for matching, one code point to one code point, so that every offset stays true.

What varies between sites and file formats without changing the meaning is written one way: full-width letters, digits
and punctuation, the many dashes and blanks, the signs that hide a name or a number, characters that only look alike.
Only matching sees the folded text; whatever has a place in the text is quoted from it as it stands.
"""

from tracker.lookalikes import ORDINARY

MASK = "X"
MASK_SIGNS = "Xx×*※＊✕╳Ｘｘ"
DASHES = "-‐‑‒–—―−－﹣"
BLANKS = "\t\r\u00a0\u3000\u2002\u2003\u2009\u202f\ufeff"
QUOTES = "“”„‟〝〞＂「」『』"
ROUND_ZEROS = "〇○◯"


def _folded_characters() -> dict[str, str]:
    folded = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    folded |= ORDINARY
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
