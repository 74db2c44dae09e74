"""Which year a time word means: written, masked, relative to the meeting, carried on from before, or assumed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from extraction.reader.numerals import is_masked, whole
from extraction.reader.rulebook.masks import MASK
from extraction.reader.times.values import Anchor
from extraction.reader.times.wording import held

UNKNOWN = "XXXX"
FIRST_YEAR, LAST_YEAR = 1900, 2199
FARTHEST = 15  # years ahead of the meeting; further than any plan a local office is given


@dataclass(frozen=True)
class Year:
    """A year as understood; ``number`` is None while masked or unknown, ``edtf`` says what is known of it."""

    number: int | None
    edtf: str
    how: str
    masked: bool = False
    named: bool = False
    past: bool = False
    flags: tuple[str, ...] = ()


def year_of(slots: Mapping[str, str], anchor: Anchor, month: int | None = None) -> Year:
    """The year of a match: slot ``y`` holds a written year, ``ry`` a relative word (今年); else it is assumed."""
    if "y" in slots:
        return _written(slots["y"], anchor)
    if "ry" in slots:
        return relative_year(anchor.lexicons["year_word"][slots["ry"]], slots["ry"], anchor)
    return _assumed(anchor, month)


def relative_year(offset: int, word: str, anchor: Anchor) -> Year:
    """So many years from the meeting's; from the year named before for 次年."""
    start = anchor.year if word in ("次年", "翌年") and anchor.year else None
    if start is None and anchor.held_on is None:
        return Year(None, UNKNOWN, "会议日不明", past=offset < 0)
    number = (start or anchor.held_on.year) + offset  # type: ignore[union-attr]
    return Year(number, str(number), f"“{word}”即{number}年", named=True, past=offset < 0)


def likely_year(held_on: date, month: int) -> int:
    """The year a bare month means: the meeting's, but in November and December one long gone by is the next year's."""
    gone_by = held_on.month - month
    return held_on.year + (gone_by >= (3 if held_on.month >= 11 else 8))


def _written(words: str, anchor: Anchor) -> Year:
    if is_masked(words):
        known = words.replace("某", MASK)
        edtf = known if len(known) == 4 and known[0] != MASK else UNKNOWN
        return Year(None, edtf, "年份被遮盖", masked=True, named=True)
    number = whole(words) or 0
    if len(words) <= 2:
        return _of_two_figures(words, number, anchor)
    return _numbered(words, number, anchor)


def _of_two_figures(words: str, number: int, anchor: Anchor) -> Year:
    """27年 is 2027 where that may lie ahead, 98年 is 1998; 60年 in 2026 may be either, and 5年 is none."""
    this_year = anchor.held_on.year if anchor.held_on else None
    number += 2000
    if len(words) < 2 or (this_year and this_year + FARTHEST < number <= this_year + 50):
        return Year(None, UNKNOWN, f"“{words}年”是哪一年不能确定", named=True, flags=("unclear-year",))
    if this_year and number > this_year:
        number -= 0 if number <= this_year + FARTHEST else 100
    found = _numbered(words, number, anchor)
    found = found if found.flags else replace(found, how=f"“{words}年”即{number}年")
    # A slip of the pen is by one year; what lies further back tells of what was.
    return replace(found, past=this_year is not None and number < this_year - 1)


def _numbered(words: str, number: int, anchor: Anchor) -> Year:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        how = f"{words}年不在{FIRST_YEAR}—{LAST_YEAR}年之间"
        return Year(None, UNKNOWN, how, named=True, flags=("no-such-year",))
    contradicts = anchor.held_on and not anchor.held_on.year <= number <= anchor.held_on.year + FARTHEST
    if contradicts:
        how, flags = "写明年份，与会议年份不符，请核对", ("year-contradicts-meeting",)
        return Year(number, f"{number:04}", how, named=True, flags=flags)
    return Year(number, f"{number:04}", "写明年份", named=True)


def _assumed(anchor: Anchor, month: int | None) -> Year:
    if anchor.year:
        return Year(anchor.year, str(anchor.year), f"随前文取{anchor.year}年")
    if anchor.held_on is None:
        return Year(None, UNKNOWN, "会议日不明")
    number = anchor.held_on.year if month is None else likely_year(anchor.held_on, month)
    taken = "取当年" if number == anchor.held_on.year else "已近年末，取次年"
    return Year(number, str(number), f"{held(anchor.held_on)}，{taken}")
