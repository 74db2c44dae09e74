"""A day and its weekday: 6月12日（星期四）, 星期四，6月12日.

Where they do not agree the day holds, and that is said.
"""

import re
from dataclasses import replace

from extraction.reader.times.context import Context
from extraction.reader.times.values import Period

FLAG = "weekday-contradicts-day"
SAID = "星期与日期不符，请核对"
_BEHIND = re.compile("[ ,(]?(?:周|星期|礼拜)([一二三四五六日天])(?![至到~-])")


def checked(day: Period, context: Context, end: int) -> Period:
    """A day with what a weekday behind it says against it."""
    found = _BEHIND.match(context.folded, end) if day.month_named and day.is_day else None
    return against(day, context.lexicons["weekday"][found[1]]) if found else day


def against(day: Period, weekday: int) -> Period:
    """A day that is said to be a weekday, 0 for Monday; the day itself where it is, or is not known."""
    if day.first is None or day.first.weekday() == weekday or FLAG in day.flags:
        return day
    return replace(day, how=f"{day.how}，{SAID}", flags=(*day.flags, FLAG))
