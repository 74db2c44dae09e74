"""Matches that are only a piece of longer words, or of a date that was left open."""

import re

from extraction.reader.rulebook import Match
from extraction.reader.times.context import REACH, Context

# A unit that follows a number, 几 or 每 belongs to them: 三年底 is no year's end.
_UNITS = tuple("年月周日季旬星礼")
_COUNTERS = tuple("0123456789〇零一二两三四五六七八九十百几多数每X某半整个")
# Before the rest of a date whose year or month was left open (2026年 月底, 月15日), or of a figure (一点|五小时).
_YEAR_OPEN, _MONTH_OPEN = re.compile("年[ _]{1,6}$"), re.compile("月[ _]{0,6}$")
_POINT = re.compile("[一二三四五六七八九零十]点$")
_ABOUT = re.compile("[个十百几][来把余]$")  # 一个来|月内, 个把|月内


def is_cut(match: Match, context: Context) -> bool:
    """Whether the match is a piece of longer words: 三年|底, 历年|中期, 月|底数, 3天内|容."""
    first, before = context.folded[match.start], context.folded[max(0, match.start - REACH) : match.start]
    if first in _UNITS and (before.endswith(_COUNTERS) or _ABOUT.search(before) or _YEAR_OPEN.search(before)):
        return True
    if first in _UNITS and context.ends_word("ends_in_unit", match.start + 1):
        return True
    if (first in _COUNTERS and _POINT.search(before)) or (match.rule.id == "day-alone" and _MONTH_OPEN.search(before)):
        return True
    return context.runs_on(match.end) or context.follows("begins_in_part", match.end - 1)
