"""How much a figure says, with its unit: 1.5亿元, 九成五, 两公里半; nothing where it cannot be read to its end."""

import re
from typing import NamedTuple

from extraction.reader.numerals import HALF, amount, counted_by, is_range, number, written
from extraction.reader.targets.figures import Figure

# 3元5角, 三斤二两, 3个亿5000万: the amount goes on behind its unit.
_GOES_ON = re.compile(
    "[0-9一二三四五六七八九十]{1,3}(?:[角毛分厘两钱]|(?=[,。;:、以左)]|$))|(?<=[万亿])[0-9一二三四五六七八九]"
)
# 3 000公里, 1,23,456元: figures stand right before these. 上千万元: how many there are nobody says.
_CUT_OFF = re.compile("(?<=[0-9][ \u00a0\u2009\u202f,])[0-9]|(?<=[上成])[十百千万亿]")
# 二、三百万斤, 2、3百户; but 2、3个 may be the number of an item.
_TWO_OR_THREE = re.compile("[一二两三四五六七八]、[二三四五六七八九]|[1-8]、[2-9](?=[十百千万亿])")
_IN_HAN = str.maketrans("123456789", "一二三四五六七八九", "、")
# Of them a unit may consist (争取3亿5千万).
_POWERS = frozenset("十百千万亿")


class Quantity(NamedTuple):
    """A value, empty behind a mask and for a range, and its unit as said."""

    value: str
    unit: str


def quantity(figure: Figure) -> Quantity | None:
    """How much the figure says; None where its numeral cannot be read to its end."""
    slots = figure.match.slots
    words, unit = slots.get("number", slots.get("high", "")), slots.get("figure_units", "")
    if any(amount(slots[name]) is None for name in ("low", "part", "whole") if name in slots):
        return None
    if (unit and figure.goes_on(_GOES_ON)) or _is_rest(figure):
        return None
    if not words:
        return Quantity("", slots.get("scale", "") + unit)
    said = _said(words, slots.get("scale", ""), _percent(figure) if figure.is_percent else unit)
    if said is None or "high" in slots:
        return said and Quantity("", said.unit)
    return _with_rest(said, slots["rest"], figure) if "rest" in slots else _unless_clock(said, words, figure)


def _is_rest(figure: Figure) -> bool:
    """Whether the figure is only what is left of one that begins before it, or stands behind 上, as 上千万 does."""
    text, start = figure.matched.folded, figure.match.start
    if _CUT_OFF.match(text, start):
        return True
    pair = _TWO_OR_THREE.match(text, max(start - 2, 0))
    return pair is not None and pair.end() == start + 1 and is_range(pair.group().translate(_IN_HAN))


def _said(words: str, scale: str, unit: str) -> Quantity | None:
    power = scale or (unit if unit and _POWERS.issuperset(unit) else "")
    found = counted_by(words, power) if power else amount(words)
    return found and Quantity(found.value, found.power + scale + unit)


def _percent(figure: Figure) -> str:
    return "‰" if "千分之" in figure.match.text else "%"


def _unless_clock(said: Quantity, words: str, figure: Figure) -> Quantity | None:
    """8点30分, 下午4点3 are times of day."""
    return None if "点" in words and (said.unit == "分" or figure.is_behind("day_parts")) else said


def _with_rest(said: Quantity, rest: str, figure: Figure) -> Quantity | None:
    """两公里半, 九成五, 九成半; but 两个半月, 5公里半径 and 八成一线职工 go on with another word."""
    begins = figure.match.start + figure.match.text.rindex(rest)
    others = "half_words" if rest == "半" else "figure_phrases"
    is_other = figure.matched.word_at(others, begins, figure.clause.span.end) > begins
    value, more = number(said.value), HALF if rest == "半" else number(f"零点{rest}")
    if value is None or more is None or said.unit == "个" or is_other:
        return None
    return Quantity(written(value + more), said.unit)
