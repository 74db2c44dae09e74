"""A number as Word prints it in a list (ST_NumberFormat, ECMA-376 part 1, 17.18.59).

Where Word departs from the standard, Word is followed ([MS-OI29500] 2.1.540 and the sequences in [MS-DOCX] 2.4).
What an office never counts in (Hebrew, Thai …) is not here: such a number is not printed, and that is said.
"""

from collections.abc import Callable, Mapping

Formatter = Callable[[int], str]

_DIGITS = "〇一二三四五六七八九"
# [MS-DOCX] 2.4: a hundred in the plain countings is 一○○, with a circle (U+25CB) and no word for a hundred.
_ROUND_DIGITS = "○一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _positional(digits: str) -> Formatter:
    """Digit by digit: 一〇 for ten."""
    return lambda number: "".join(digits[int(each)] for each in str(number))


def _counted(digits: str, places: tuple[str, ...], *, one_ten: bool = False) -> Formatter:
    """With words for the places: 一百零一. ``one_ten`` says 壹拾 where others say 十."""

    def formatter(number: int) -> str:
        if not 0 < number < 10_000:
            return digits[0] if number == 0 else str(number)
        text = ""
        for place in (3, 2, 1, 0):
            digit = number // 10**place % 10
            if digit:
                text += digits[digit] + places[place]
            elif text and not text.endswith(digits[0]) and number % 10**place:
                text += digits[0]
        return text if one_ten or number // 10 != 1 else text[1:]

    return formatter


def _below_a_hundred(few: Formatter, many: Formatter) -> Formatter:
    return lambda number: few(number) if number < 100 else many(number)


def _japanese(number: int) -> str:
    """百一 for 101: no nought, and no one before a place."""
    parts = zip(str(number), reversed(_PLACES[: len(str(number))]), strict=True) if number < 10_000 else ()
    words = "".join(
        ("" if digit == "1" and place else _DIGITS[int(digit)]) + place for digit, place in parts if digit != "0"
    )
    return words or str(number)


def _row(signs: str) -> Formatter:
    """One sign for each number as long as there are any, then digits."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _cycle(number: int) -> str:
    """甲子, 乙丑 …: stem and branch of the sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _letters(number: int) -> str:
    """z is followed by aa, bb, cc: the same letter once more."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 26 * 30 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 40_000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _signs(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


_counting = _counted(_DIGITS.replace("〇", "零"), _PLACES)
_plain_counting = _below_a_hundred(_counting, _positional(_ROUND_DIGITS))
_full_width = _positional("０１２３４５６７８９")

FORMATS: Mapping[str, Formatter] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _row(_signs(0x2460, 20)),
    "decimalEnclosedCircleChinese": _row(_signs(0x2460, 20)),
    "decimalEnclosedParen": _row(_signs(0x2474, 20)),
    "decimalEnclosedFullstop": _row(_signs(0x2488, 20)),
    # Word sets them in brackets, in spite of the name.
    "ideographEnclosedCircle": _row(_signs(0x3220, 10)),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _plain_counting,
    "taiwaneseCounting": _plain_counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "ideographDigital": _positional(_DIGITS),
    "japaneseDigitalTenThousand": _positional(_DIGITS),
    "taiwaneseDigital": _positional(_ROUND_DIGITS),
    "chineseLegalSimplified": _counted("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), one_ten=True),
    "ideographLegalTraditional": _counted("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), one_ten=True),
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "none": lambda number: "",
}


def padded(width: int) -> Formatter:
    """001, 002 …: what Word writes as a format of its own ([MS-DOCX] 2.4)."""
    return lambda number: f"{number:0{width}}"
