"""How long: 3天, 两个半月, 三年半, 一年零三个月, 1.5小时 as one amount of time.

Conventions, said in the explanation where they are used: half a year is six months; what is no whole number of months
is counted in days, thirty a month; of days in hours, and begun days are whole ones.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from extraction.reader.numerals import LONGEST, at_most
from extraction.reader.rulebook import Lexicons
from extraction.reader.times.values import Amount, Slots

HOURS_A_DAY, MINUTES = 24, 60
DAYS_A_MONTH = 30
_HALF = Fraction(1, 2)
# What a unit is counted in, and how many of it.
_COUNTED_IN = {
    "Y": ("months", 12), "quarter": ("months", 3), "M": ("months", 1), "W": ("days", 7), "D": ("days", 1),
    "workday": ("working_days", 1), "H": ("minutes", 60), "quarter_hour": ("minutes", 15), "minute": ("minutes", 1),
}  # fmt: skip
_BY_SIZE = tuple(_COUNTED_IN)
_NAMES = {"Y": "P{}Y", "quarter": "P{}M", "M": "P{}M", "W": "P{}W"}


def sized(kind: str, size: int, how: str = "") -> Amount:
    """So many of one kind: months, days, working_days or minutes."""
    sizes: dict[str, Any] = {kind: size}
    return Amount(how=how, **sizes)


def amount_of(slots: Slots, lexicons: Lexicons) -> Amount | None:
    """The amount in the slots n and u, perhaps with ``half`` (三年半, 两个半月), or with o and v (一年零三个月), or w.

    None where it is none: no number, a unit that does not go on with a smaller one, a fraction of what is not divided.
    """
    found = [(_number(number), unit) for number, unit in _pairs(slots, lexicons)]
    parts = [(number, unit) for number, unit in found if number and number <= LONGEST]
    if len(parts) < len(found):
        return None
    if "half" in slots:
        parts[0] = (parts[0][0] + _HALF, parts[0][1])
    return _one(*parts[0]) if len(parts) == 1 else _two(*parts)


def _pairs(slots: Slots, lexicons: Lexicons) -> Iterator[tuple[str, str]]:
    """The numbers and units said; 半个月 in w is so many days."""
    table = lexicons["length_unit"]
    yield slots["n"], table.get(slots["u"]) or lexicons["halved_unit"][slots["u"]]
    if "v" in slots:
        yield slots["o"].lstrip("零〇"), table[slots["v"]]
    if "w" in slots:
        _, unit, number = lexicons["half_length"][slots["w"]]
        yield str(number), unit


def _number(words: str) -> Fraction | None:
    if words.replace(".", "", 1).isdecimal() and words.isascii():
        return Fraction(words)
    number = at_most(words)
    return None if number is None else Fraction(number)


def _one(number: Fraction, unit: str) -> Amount | None:
    kind, each = _COUNTED_IN[unit]
    if number.denominator == 1:
        size = int(number) * each
        name = _NAMES.get(unit, "").format(size if unit == "quarter" else number)
        return _named(sized(kind, size), name)
    if kind == "working_days":
        return None
    return _fraction(number * each, kind)


def _fraction(number: Fraction, kind: str) -> Amount | None:
    """What is no whole number of its unit, in the next smaller one."""
    if number.denominator == 1:
        how = "半年按6个月计" if kind == "months" else ""
        return _named(sized(kind, int(number), how))
    if kind == "months":
        days = number * DAYS_A_MONTH
        how = f"不是整月，一个月按{DAYS_A_MONTH}天计"
        return _named(Amount(days=int(days), how=how)) if days.denominator == 1 else None
    minutes = number * HOURS_A_DAY * MINUTES if kind == "days" else number
    if minutes.denominator != 1:
        return None
    how = "不足一天按一天计" if minutes > HOURS_A_DAY * MINUTES else ""
    return _named(Amount(minutes=int(minutes), how=how))


def _two(first: tuple[Fraction, str], second: tuple[Fraction, str]) -> Amount | None:
    """Two amounts of which the second goes on with a smaller unit."""
    (_, unit), (_, smaller) = first, second
    one, other = _one(*first), _one(*second)
    if not one or not other or "workday" in (unit, smaller) or _BY_SIZE.index(unit) >= _BY_SIZE.index(smaller):
        return None
    both = {kind: getattr(one, kind) + getattr(other, kind) for kind in ("months", "days", "minutes")}
    if both["minutes"] and both["months"]:
        return None
    if both["minutes"]:
        return _named(sized("minutes", both["minutes"] + both["days"] * HOURS_A_DAY * MINUTES))
    return _named(Amount(months=both["months"], days=both["days"]))


def _named(amount: Amount, name: str = "") -> Amount:
    if not name and amount.minutes:
        hours, rest = divmod(amount.minutes, MINUTES)
        name = f"PT{amount.minutes}M" if rest else f"PT{hours}H"
    if not name:
        days = amount.days or amount.working_days
        name = "P" + (f"{amount.months}M" if amount.months else "") + (f"{days}D" if days else "")
    return Amount(amount.months, amount.days, amount.working_days, amount.minutes, name, amount.how)
