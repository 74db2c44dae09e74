"""Years, halves, quarters and plans: value functions for periods that have a name."""

from dataclasses import replace
from datetime import date
from typing import Any

from extraction.reader.numerals import is_masked, whole
from extraction.reader.times.calendar import last_of_month, shift_months
from extraction.reader.times.dates import known, leaves_out, unclear, unknown
from extraction.reader.times.joining import run
from extraction.reader.times.lengths import bare_length, length
from extraction.reader.times.values import ALONE, LIMITED, Anchor, Past, Period, Slots, TimeValue
from extraction.reader.times.wording import held
from extraction.reader.times.years import FARTHEST, UNKNOWN, Year, relative_year, year_of

AT_FIRST = 10  # days: 月初, 季度初


def year(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A whole year (2025年, 今年, 年内)."""
    # A bare 年内 is the meeting's year, whatever year was named before it.
    found = year_of(slots, anchor if "ry" in slots or "y" in slots else Anchor(anchor.lexicons, anchor.held_on))
    return _months_of(
        found, 1, 12, open_before=_may_lie_before(slots, anchor), counts=LIMITED if slots.get("ry") == "当年" else ALONE
    )


def year_within(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """2026年内, 27年内; behind a mask alone (X年内), or of other figures (12年内), it is a number of years."""
    words = slots["y"]
    if len(words) > 2 and not is_masked(words):
        return year(slots, anchor)
    if is_masked(words) or not _is_year_ahead(words, anchor):
        return length({"n": words, "u": "年"}, anchor)
    if words.endswith(("0", "零", "〇")):
        return unknown(Year(None, UNKNOWN, f"可指20{words}年内，也可指{words}年之内"))
    return year(slots, anchor)


def year_in_two_figures(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """27年, where that is a year to come (the meeting's included); else so many years, as `bare_length` takes them."""
    if _is_year_ahead(slots["y"], anchor):
        return year(slots, anchor)
    return bare_length({"n": slots["y"], "u": "年"}, anchor)


def years(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A run of years with the unit said once (2024—2026年)."""
    return run(year({"y": slots["a"]}, anchor), year({"y": slots["b"]}, anchor))


def year_pair(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """今明两年."""
    first, last = (
        _months_of(relative_year(offset, slots["w"], anchor), 1, 12)
        for offset in anchor.lexicons["year_pair"][slots["w"]]
    )
    return run(first, last)


def year_part(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """年底, 年中, 年初, with or without a year; without one 年初 that has gone by is the past."""
    lexicons = anchor.lexicons
    part = {**lexicons["year_part"], **lexicons["mid_year"]}[slots["part"]]
    found = year_of(slots, anchor, part["to"])
    if found.number and part["to"] == 1 and not found.named and anchor.held_on and anchor.held_on.month > 1:
        return Past()
    return _months_of(found, part["from"], part["to"], point=part["point"], counts=part.get("counts", ALONE))


def half(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """上半年, 下半年."""
    first = anchor.lexicons["half"][slots["h"]]
    return _months_of(year_of(slots, anchor, first + 5), first, first + 5, point="part" in slots)


def both_halves(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """上、下半年: two times, of which neither is the day."""
    return unclear("上半年和下半年各有一次，不推定日期", year_of(slots, anchor).edtf)


def quarter(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """一季度, 第四季度末, and runs of quarters (二、三季度, 前三季度)."""
    number = anchor.lexicons["quarter"]
    if is_masked(slots["q"]):
        return unknown(year_of(slots, anchor), masked=True)
    first, last = number[slots.get("a", slots["q"])], number[slots["q"]]
    if "a" in slots and leaves_out([first, last], is_run="to" in slots):
        return unclear("两个季度并不相连，不推定日期", year_of(slots, anchor).edtf)
    found = _months_of(year_of(slots, anchor, 3 * last), 3 * first - 2, 3 * last, point="part" in slots)
    return _its_beginning(found) if "begin" in slots else found


def _its_beginning(found: Period | Past) -> Period | Past:
    """季度初, like 月初: its first ten days."""
    if isinstance(found, Past) or not found.first:
        return found
    last = found.first.replace(day=AT_FIRST)
    return replace(found, last=last, edtf=f"{found.first}/{last}", how=f"{found.how}，“初”取前{AT_FIRST}天")


def first_quarters(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """前三季度, 前两个季度."""
    last = anchor.lexicons["quarter"][slots["q"]] if "q" in slots else whole(slots["n"])
    if not last or last > 4:
        return None
    return _months_of(year_of(slots, anchor, 3 * last), 1, 3 * last)


def first_months(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """前五个月."""
    number = whole(slots["n"])
    return _months_of(year_of(slots, anchor, number), 1, number) if number and number <= 12 else None


def last_months(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """后四个月, 剩下几个月: to the end of the year; of 几 nothing but that it begins behind the meeting's month."""
    found = year_of(slots, anchor if "ry" in slots or "y" in slots else Anchor(anchor.lexicons, anchor.held_on))
    number = whole(slots["n"])
    if number is None and anchor.held_on:
        number = 12 - anchor.held_on.month
    return _months_of(found, 13 - number, 12) if number and number <= 12 else None


def last_quarters(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """今年后两个季度: to the end of the year."""
    number = whole(slots["n"])
    return _months_of(year_of(slots, anchor), 13 - 3 * number, 12) if number and number <= 4 else None


def relative_quarter(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """本季度, 下季度, 季末."""
    offset = anchor.lexicons["quarter_word"].get(slots.get("rq", ""), 0)
    if offset < 0:
        return Past()
    if anchor.held_on is None:
        return unknown(Year(None, UNKNOWN, "会议日不明"))
    on = shift_months(anchor.held_on.replace(day=1), 3 * offset)
    number = (on.month + 2) // 3
    how = f"{held(anchor.held_on)}，即{on.year}年第{number}季度"
    found = _months_of(Year(on.year, str(on.year), how), 3 * number - 2, 3 * number, point="part" in slots)
    return _its_beginning(found) if "begin" in slots else found


def plan(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A five-year plan: “十四五”末 is the end of 2025."""
    first = anchor.lexicons["plan"][slots["p"]]
    years = (whole(slots["n"]) if "n" in slots else 5) or 5
    how = Year(first + 4, str(first + 4), f"“{slots['p']}”为{first}—{first + 4}年", named=True)
    last = date(first + min(years, 5) - 1, 12, 31)
    return known(how, date(first, 1, 1), last, point="part" in slots, counts=ALONE if len(slots) > 1 else LIMITED)


def masked_plan(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """“十X五”期间."""
    return unknown(Year(None, UNKNOWN, "规划期被遮盖", masked=True), point="part" in slots)


def _months_of(found: Year, first: int, last: int, **more: Any) -> Period | Past:
    if found.past:
        return Past(found.number)
    if found.number is None:
        return unknown(found, point=more.get("point", False))
    return known(found, date(found.number, first, 1), last_of_month(found.number, last), **more)


def _is_year_ahead(words: str, anchor: Anchor) -> bool:
    """Whether two figures are those of a year from the meeting's on, as far as anybody plans."""
    ahead = 2000 + (whole(words) or 0) - (anchor.held_on.year if anchor.held_on else 2200)
    return 0 <= ahead <= FARTHEST


def _may_lie_before(slots: Slots, anchor: Anchor) -> bool:
    """Whether 前 after this year ends before it begins: 2025年前, 明年前; but 今年前 can only mean within."""
    return "y" in slots or anchor.lexicons["year_word"].get(slots.get("ry", ""), 0) > 0
