"""Signs that Word keeps as a place in a symbol font, as the characters they show.

Word writes the places of such fonts as U+F0xx, or without the F0.  Symbol is Adobe's encoding (Unicode's mapping table
``VENDORS/ADOBE/symbol.txt``); of Wingdings and its like what documents use, after the characters that Unicode 7 took in
for them.  Where Unicode has a nearly equal sign that every font draws, that one stands here.
"""

from collections.abc import Mapping

_PRIVATE = 0xF000


def _from(first: int, signs: str) -> dict[int, str]:
    """One sign a place, from the first on; a blank stands for a place that shows nothing known."""
    return {first + at: sign for at, sign in enumerate(signs) if sign != " "}


_SYMBOL = (
    {0x20: " "}
    | _from(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
    | _from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪")
    | _from(0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
)
_WINGDINGS = (
    {0x20: " ", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x51: "✈", 0x52: "☼", 0x54: "❄"}
    | _from(0x41, "✌")
    | _from(0x45, "☜☞☝☟")
    | _from(0x6C, "●❍■□ ❑❒⬧⧫◆❖⬥⌧ ⌘")
    | _from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _from(0x9E, "·•")
    | _from(0xA1, "○")
    | _from(0xA4, "◉◎")
    | _from(0xA7, "▪◻")
    | _from(0xAA, "✦★✶")
    | {0xD8: "➢", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
    | _from(0xDF, "←→↑↓↖↗↙↘")
    | _from(0xEF, "⇦⇨⇧⇩⬄⇳")
)
_WINGDINGS_2 = (
    _from(0x4F, "✗✓☒☑☒")
    | _from(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | {0x96: "•", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□"}
)
_WINGDINGS_3 = _from(0x70, "▲▼△▽◀▶◁▷") | {0x7D: "▶"}

_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": {0x61: "✓"},
    # The rounds of second levels: the letter o of a font for typewriters.
    "courier new": {ord("o"): "○"},
}


_TYPEWRITER = "courier new"


def is_of_symbols(font: str) -> bool:
    """Whether the font draws signs in the places of letters."""
    return font.lower() in _FONTS and font.lower() != _TYPEWRITER


def in_ordinary_signs(sign: str, font: str) -> str:
    """The sign as every font shows it; an empty string for one of a symbol font that is not known."""
    is_private = _PRIVATE <= ord(sign) < _PRIVATE + 0x100
    known = _FONTS.get(font.lower(), {})
    shown_as = known.get(ord(sign) - _PRIVATE if is_private else ord(sign), "")
    return shown_as or ("" if is_private or is_of_symbols(font) else sign)
