"""Days, months, parts of months: value functions for rules whose slots are y, ry, rm, m, d, part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from extraction.reader.numerals import is_masked, whole
from extraction.reader.times.calendar import last_of_month, shift_months
from extraction.reader.times.joining import run
from extraction.reader.times.values import LIMITED, Anchor, Past, Period, Slots, TimeValue
from extraction.reader.times.wording import held
from extraction.reader.times.years import UNKNOWN, Year, year_of

NO_SUCH_DAY = "no-such-day"
_LARGEST_SLIP = 99  # 13月 is a slip of the pen, 2000月 two words
# 七八月份 is July and August.
_NEIGHBOURS = re.compile("一二|二三|三四|四五|五六|六七|七八|八九")


def day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A day of a month (9月30日), also one whose month is relative (下月5日)."""
    found = _month(slots, anchor)
    if not isinstance(found, tuple):
        return found
    year, number = found
    return _day_of(year, number, slots["d"], masked=is_masked(slots.get("m", "") + slots["d"]))


def day_in_figures(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """2026 6 30: any three figures, but with 前 or 至 beside them a day."""
    found = day(slots, anchor)
    return _alone(found) if isinstance(found, Period) else found


def day_in_eight_figures(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """20260630: the number of a paper, but with 前 or 至 beside it a day."""
    figures = slots["date"]
    return day_in_figures({"y": figures[:4], "m": figures[4:6], "d": figures[6:]}, anchor)


def day_alone(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A day without its month (20日前): of the month named before, else the next such day."""
    words, held_on = slots["d"], anchor.held_on
    number = 0 if is_masked(words) else whole(words)
    if number is None or number > 31:
        return None  # 120日, 20260912号
    if anchor.month:
        return _alone(_day_of(year_of({}, anchor, anchor.month), anchor.month, words))
    if held_on and number < held_on.day:
        held_on = shift_months(held_on, 1)
    if held_on is None:
        return _alone(_day_of(Year(None, UNKNOWN, "会议日不明"), None, words))
    how = f"{held(anchor.held_on)}，取最近的{words}日"
    return _alone(_day_of(Year(held_on.year, str(held_on.year), how), held_on.month, words))


def month(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A month (9月份, 本月) or a part of one (9月下旬, 月底)."""
    if neighbours(words := slots.get("m", "")):
        return months({**slots, "a": words[0], "b": words[1]}, anchor)
    found = _month(slots, anchor)
    if not isinstance(found, tuple):
        return _alone(found) if isinstance(found, Period) else found
    year, number = found
    part = anchor.lexicons["month_part"].get(slots.get("part", ""), {})
    if number is None or year.number is None:
        point = part.get("point", False)
        return unknown(year, _edtf_month(number), masked=is_masked(slots.get("m", "")), point=point)
    last_day = last_of_month(year.number, number).day
    first = date(year.number, number, part.get("from") or last_day) if part else date(year.number, number, 1)
    last = date(year.number, number, min(part.get("to", 31), last_day))
    return known(
        year, first, last, month_named=True, point=part.get("point", False), open_before=not part and "rm" not in slots
    )


def neighbours(words: str) -> bool:
    """Whether these are two months beside each other (七八月份), and no number."""
    return _NEIGHBOURS.fullmatch(words) is not None


def first_month(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """元月, 元月上旬, 元月10日: January by its old name."""
    january = {**slots, "m": "1"}
    return day(january, anchor) if "d" in slots else month(january, anchor)


def months(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A run of months with the unit said once (9—12月); 2025年11月至3月 ends in the next year."""
    slots = _written_out(slots, anchor)
    if leaves_out([whole(slots[name]) for name in "acb" if name in slots], is_run="to" in slots):
        return unclear("几个月份并不相连，不推定日期", year_of(slots, anchor).edtf)
    first, last = (month({**slots, "m": slots[end]}, anchor) for end in ("a", "b"))
    return run(first, replace(last, named=False) if isinstance(last, Period) else last)


def leaves_out(numbers: Sequence[int | None], *, is_run: bool) -> bool:
    """Whether a list of months or quarters, said without 至, leaves out some between them (4月、6月)."""
    known_ones = [number for number in numbers if number is not None]
    return not is_run and any(later - number not in (1, -11) for number, later in pairwise(known_ones))


def _written_out(slots: Slots, anchor: Anchor) -> Slots:
    """去年11月至3月 as 2025年11月至3月: a run may begin in a year gone by."""
    gone = year_of(slots, anchor)
    if "ry" not in slots or not gone.past or not gone.number:
        return slots
    return {**{name: words for name, words in slots.items() if name != "ry"}, "y": str(gone.number)}


def days(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A run of days with the month said once (5月10—20日)."""
    slots = _written_out(slots, anchor)
    return run(day({**slots, "d": slots["a"]}, anchor), day({**slots, "d": slots["b"]}, anchor))


def day_before(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """8.25前: the limit is part of the match, since without it this is a decimal."""
    found = day(slots, anchor)
    return replace(found, point=True) if isinstance(found, Period) and NO_SUCH_DAY not in found.flags else None


def days_in_points(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """8.15—9.5; None where it may be a run of decimals."""
    if len(slots["a"] + slots["b"]) < 3:
        return None
    found = run(*(day({"m": slots[m], "d": slots[d]}, anchor) for m, d in (("m", "a"), ("n", "b"))))
    return found if found and NO_SUCH_DAY not in found.flags else None


def known(year: Year, first: date, last: date, **more: Any) -> Period:
    """A period whose days are known."""
    edtf = str(first) if first == last else f"{first}/{last}"
    return Period(first, last, edtf, year.how, named=year.named, flags=year.flags, **more)


def unknown(year: Year, rest: str = "", *, masked: bool = False, point: bool = False) -> Period:
    """A period whose days are hidden by a mask, or unknown because the meeting's day is."""
    masked = masked or year.masked
    how = year.how if year.masked or not masked else f"{year.how}，月日被遮盖"
    return Period(None, None, year.edtf + rest, how, masked, not masked, point, named=year.named, flags=year.flags)


def _month(slots: Slots, anchor: Anchor) -> tuple[Year, int | None] | Past | Period | None:
    """The year and the number of the month, None for a masked one; Past for 上月, 去年9月; no day for 13月."""
    if "m" not in slots and anchor.month and "rm" not in slots:
        return year_of({}, anchor, anchor.month), anchor.month  # 5月上旬…，中旬…
    if "m" not in slots:
        return _relative_month(slots.get("rm", "本月"), anchor)
    number = None if is_masked(slots["m"]) else whole(slots["m"])
    year = year_of(slots, anchor, number)
    if year.past:
        return Past(year.number)
    if number is not None and number > _LARGEST_SLIP:
        return None
    if number is not None and not 1 <= number <= 12:
        return unclear(f"没有{slots['m']}月", year.edtf)
    return year, number


def _relative_month(word: str, anchor: Anchor) -> tuple[Year, int | None] | Past:
    offset = anchor.lexicons["month_word"].get(word, 0)
    if offset < 0:
        return Past()
    if anchor.held_on is None:
        return Year(None, UNKNOWN, "会议日不明"), None
    on = shift_months(anchor.held_on.replace(day=1), offset)
    return Year(on.year, str(on.year), f"{held(anchor.held_on)}，“{word}”即{on.year}年{on.month}月"), on.month


def _day_of(year: Year, number: int | None, words: str, *, masked: bool = False) -> Period:
    day_number = None if is_masked(words) else whole(words)
    if day_number is not None and not 1 <= day_number <= 31:
        return unclear(f"没有{words}日", year.edtf + _edtf_month(number))
    if number is None or day_number is None or year.number is None:
        rest = _edtf_month(number) + (f"-{day_number:02}" if day_number else "-XX")
        return unknown(year, rest, masked=masked or day_number is None)
    if day_number > last_of_month(year.number, number).day:
        return unclear(f"{year.number}年{number}月没有{day_number}日", f"{year.edtf}-{number:02}")
    on = date(year.number, number, day_number)
    return known(year, on, on, month_named=True)


def unclear(how: str, edtf: str, flag: str = NO_SUCH_DAY) -> Period:
    """A day that was written and is none: it stays as said, and nothing is made of it."""
    return Period(None, None, edtf, how, vague=True, flags=(flag,))


def _alone(period: Period) -> Period:
    return replace(period, counts=LIMITED)


def _edtf_month(number: int | None) -> str:
    return "-XX" if number is None else f"-{number:02}"
