"""Page numbers: what looks like one, and which page it says."""

import re
import unicodedata

_DIGITS = "〇一二三四五六七八九"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_COUNT = r"(?:\d{1,3}|[ivxlc]{1,7}|[〇一二三四五六七八九十百]{1,5})"
_NUMBER = rf"(?:第|page|pg?\.?|页码[:：]?)?\s*(?P<number>{_COUNT})\s*页?"
_ALL = rf"\s*(?:[,，、/|(]?\s*(?:of|共|总)?\s*{_COUNT}\s*页?\)?)?"
_ALL_FIRST = rf"(?:[(]?[共总]\s*{_COUNT}\s*页[)]?\s*[,，、/|]?\s*)?"
_DECORATION = r"[-—–－−_·•.~～()（）〔〕\[\]【】<>《》|\s]*"
_SAYS_SO = re.compile(r"页|page|^\s*[-—–－−·•~～]+\s*\w+\s*[-—–－−·•~～]+\s*$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(_DECORATION + _ALL_FIRST + _NUMBER + _ALL + _DECORATION, re.IGNORECASE)


def page_number(line: str) -> int | None:
    """The page that a line says if it is nothing but a page number: 1, - 1 -, 1/3, 第1页 共3页, ii, 第二页."""
    found = _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", line.strip()).replace("頁", "页"))
    return value(found["number"]) if found else None


def is_sure(line: str, pages: int) -> bool:
    """Whether a page number is one wherever it stands, in a file of so many pages: it says so, it names them all, or it
    stands between dashes."""
    of_all = re.search(r"[/／]\s*(\d+)\W*$", line)
    return bool(_SAYS_SO.search(line)) or (of_all is not None and int(of_all[1]) == pages)


def value(number: str) -> int | None:
    """The value of digits, of a Roman or a Chinese numeral; None where it is none."""
    if number.isdecimal():
        return int(number)
    return _roman(number.lower()) if number.isascii() else _chinese(number)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _chinese(number: str) -> int | None:
    hundreds, has_hundred, rest = number.rpartition("百")
    tens, has_ten, ones = rest.rpartition("十")
    if not (has_hundred or has_ten):
        return int("".join(str(_DIGITS.index(digit)) for digit in number)) if all(map(_is_digit, number)) else None
    parts = ((hundreds, has_hundred, 100), (tens.lstrip("〇"), has_ten, 10), (ones.lstrip("〇"), ones, 1))
    if any(len(part) > 1 or not (part == "" or _is_digit(part)) for part, _, _ in parts):
        return None
    return sum((_DIGITS.index(part) if part else 1) * times for part, present, times in parts if present)


def _is_digit(sign: str) -> bool:
    return sign in _DIGITS
