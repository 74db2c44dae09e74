"""Numbers as speeches write them: 12, 1,200, 3.5, 十二, 二〇二五, 廿五, 两, 三亿五千万, 1千2百, 一万二, 二点五万, 伍仟.

A numeral is read to its end or not at all.  Powers stand in falling order, each but the first behind what it counts;
what stands behind the last one without 零 is a tenth of it where it is a single figure (一万二 is 12000).
"""

import re
from decimal import Decimal
from typing import NamedTuple

from extraction.reader.rulebook.masks import MASK

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
POWERS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
LONGEST = 999  # of any unit; more is no time a speech gives
HALF = Decimal("0.5")

# Capitals as they stand in contracts and accounts, the forms of traditional script with them.
_CAPITALS = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", "一二二三三四五六六七八九十百千万亿")
_TENS = {"廿": "二十", "卅": "三十"}
_WRITTEN = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"([^点万亿]+)点([0-9]+|[〇零一二三四五六七八九]+)([十百千]?[万亿]|万亿|[百千])?")
_LAST_POWER = re.compile("(?:[十百千]?[万亿]|万亿|[百千])$")
# 5000万, 1.5亿, 三十亿: one power, kept beside the unit as it was said; 两万 and 3亿5千万 are counted out.
_ONE_POWER = re.compile(r"([0-9,.]+|[^万亿]+点[^十百千万亿]+|[^点万亿]+(?=亿))([十百千]?[万亿]|万亿|[百千])?")
_FIGURE = "〇零一二两三四五六七八九"
_NEIGHBOURS = re.compile(f"(?<![点{_FIGURE}])([一二两三四五六七八])([二两三四五六七八九])(?![{_FIGURE}])")


class Amount(NamedTuple):
    """A decimal (empty behind a mask, and for a range), and the power that goes with its unit (亿 of 1.5亿元)."""

    value: str
    power: str


def is_masked(words: str) -> bool:
    """Whether a figure is hidden, wholly or in part (X月, 2X日, 某日)."""
    return MASK in words or "某" in words


def number(words: str) -> Decimal | None:
    """The number these folded words write, or None where they write none to the end (masks, ranges, 3.2.1)."""
    plain = _plain(words)
    if plain.isascii():
        return Decimal(plain.replace(",", "")) if _WRITTEN.fullmatch(plain) else None
    if is_range(plain):
        return None
    if all(word in DIGITS for word in plain):
        return Decimal("".join(str(DIGITS[word]) for word in plain))
    return _with_point(plain) if "点" in plain else _counted(plain, is_whole=True)


def whole(words: str) -> int | None:
    """The whole number these folded words write, or None (masks, fractions)."""
    found = number(words)
    return None if found is None or found != int(found) else int(found)


def at_most(words: str) -> int | None:
    """Like `whole`, but two neighbouring Han digits say "two or three" (两三天): the higher one counts."""
    return whole(_NEIGHBOURS.sub(r"\2", _plain(words)) if is_range(words) else words)


def is_range(words: str) -> bool:
    """Whether two neighbouring Han digits say "from … to …": 六七成, 两三百, 三五十, 十二三."""
    pairs = _NEIGHBOURS.findall(_plain(words)) if "点" not in words else []
    return len(pairs) == 1 and (DIGITS[pairs[0][1]] - DIGITS[pairs[0][0]] == 1 or pairs[0] == ("三", "五"))


def amount(words: str) -> Amount | None:
    """How much these folded words say, or None where they cannot be read to their end."""
    plain = _plain(words)
    if is_masked(plain):
        return Amount("", _last_power(plain))
    if is_range(plain):
        # 三四|万亩, but 两三百|人
        power = _last_power(plain)
        return None if at_most(plain) is None else Amount("", power if power.endswith(("万", "亿")) else "")
    one = _ONE_POWER.fullmatch(plain)
    said, power = (one[1], one[2] or "") if one else (plain, "")
    found = number(said) if number(plain) is not None else None
    return None if found is None else Amount(said.replace(",", "") if said.isascii() else written(found), power)


def counted_by(words: str, power: str) -> Amount | None:
    """How much the words say when the power behind them is kept (三亿五千多|万 is 35000 万), or None."""
    found, one = number(words + power), number(f"一{power}")
    if is_masked(words) or is_range(words):
        return amount(words)
    return None if found is None or not one else Amount(written(found / one), "")


def written(value: Decimal) -> str:
    """A decimal in Arabic figures, without what adds nothing (9.50 is 9.5)."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(words: str) -> str:
    plain = words.translate(_CAPITALS)
    for sign, tens in _TENS.items():
        plain = plain.replace(sign, tens)
    return plain


def _last_power(words: str) -> str:
    found = _LAST_POWER.search(words)
    return found.group() if found and found.start() else ""


def _with_point(words: str) -> Decimal | None:
    """一点五, 1点5亿, 十二点三四万."""
    parts = _DECIMAL.fullmatch(words)
    before = whole(parts[1]) if parts else None
    if parts is None or before is None:
        return None
    power = number(f"一{parts[3]}") if parts[3] else Decimal(1)
    return power and Decimal(f"{before}.{''.join(str(DIGITS.get(word, word)) for word in parts[2])}") * power


def _counted(words: str, *, is_whole: bool = False) -> Decimal | None:
    """A number with powers; the whole of it may begin with a bare one (十二, 百万), a part of it with 十 alone."""
    power = next((power for power in POWERS if power in words), "")
    high, _, low = words.rpartition(power) if power else ("", "", "")
    if low and not high and power != "十":
        return None  # 百八十, 百十万: some hundred or so
    if not power or power in high:
        return Decimal(words) if words.isdecimal() and words.isascii() else None
    head = _head(high, power, is_whole)
    tail = _tail(low, power)
    if head is None or tail is None or (low and head != int(head)):
        return None
    return head * POWERS[power] + tail


def _head(words: str, power: str, is_whole: bool) -> Decimal | None:
    """What counts a power: a figure before 十, 百 and 千, a number before 万 and 亿."""
    if not words:
        return Decimal(1) if is_whole or power == "十" else None
    if _WRITTEN.fullmatch(words):
        return Decimal(words.replace(",", ""))
    if power not in ("万", "亿") or words in DIGITS:
        return Decimal(DIGITS[words]) if DIGITS.get(words) else None
    return _counted(words, is_whole=is_whole)


def _tail(words: str, power: str) -> Decimal | None:
    """What follows a power; never as much as it."""
    rest = words.lstrip("零〇")
    if not words or not rest:
        return None if words else Decimal(0)
    figure = Decimal(DIGITS.get(rest, rest)) if rest in DIGITS or (rest.isdecimal() and rest.isascii()) else None
    if rest == words and len(rest) == 1 and figure is not None and power != "十":
        return figure * POWERS[power] / 10
    if rest == words and power == "亿" and "万" not in rest:
        return None  # 三亿五千: its 万 is left out, or its 零 is
    tail = _counted(rest) if figure is None else figure
    return tail if tail is not None and tail < POWERS[power] else None
