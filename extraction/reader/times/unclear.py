"""A date that goes on behind a month or a year in a way that no rule understands: it gives no day, never another one.

6月20余前, 6月 日前, 明年第一个工作日: the month's or the year's end, read for want of the rest, would be a wrong day.
"""

import re

from extraction.reader.times.context import Context
from extraction.reader.times.dates import unclear
from extraction.reader.times.values import Period, Repeat, TimeValue

# 6月20余, 6月20-; but 6月20余家 and 6月2至3家 count something, and 6月1.5亿元 and 6月12345 are no days.
_FIGURES = re.compile(
    r"((?:[^\w,;。、:!?\n《]|[_的第余来lI]){0,3})[0-9]{1,2}(?![0-9%]|[.,:·][0-9])"
    r"(?:[至到~-][0-9]{1,3}(?![0-9]))?[余多来几]?"
)
_A_DAY = re.compile("[0-9]{1,2}[日号]")
_LOOSE_END = re.compile("[?_~-]{0,4}")
_COUNTED = ("scales", "figure_units", "count_units", "time_units", "single_bodies", "named_things")
_NO_WORD = r"(?:[^\w,;。、:(\n]|[_A-Za-z]){1,8}"
# 6月  日前, 6月__日前, 6月□日前: the day was left open.
_LEFT_OPEN = re.compile(rf"[0-9]{{0,2}}{_NO_WORD}[0-9]{{0,2}}[日号](?= ?(?:之?前|以前|内|起|止|[,;。)\n]|$))")
# 2026年  月底前, 2026年__月__日前: the month was.
_MONTH_LEFT_OPEN = re.compile(rf"{_NO_WORD}月(?:{_NO_WORD}日|[底末初])?")
_NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
_WHICH = re.compile(
    f"的?(?:(?:第{_NUMBER}|首|最后|(?:最后|[前头后]){_NUMBER})个?(?:工作日|双休日|周末|[周天日月旬]|星期|礼拜|季度)"
    f"|倒数第?{_NUMBER}个?[天日周月]|中(?=之?前|以前)|此时|这个?时候|同期|[前后上下]半[段程期])"
)
# 2027年6前, 2027年6-30前, 2027年0630前: the month lost its sign.
_MONTH_LOST = re.compile(r" ?[0-9]{1,4}(?:[-./][0-9]{1,2})?[余多]?(?= ?(?:之?前|以前|底|末|初))")
# 每月|第一周, 每季度末|前5日, 每月|结束后5天内, 每月|必须在第一个工作日, 每月|第二、四周的周五: on which day,
# in a way that no rule reads.
_UNIT = "(?:个?工作日|天|日|周|个?星期|个?礼拜|旬|个?双休日|个?周末)"
_INSIDE = "(?:以?内|之内)?"
_SEVERAL = f"第{_NUMBER}个?(?:[、和及]第?{_NUMBER}个?)+(?:周|星期|礼拜)(?:的?(?:周|星期|礼拜))?[一二三四五六日天]?"
_ON_WHICH = re.compile(
    f"(?:都|均)?(?:要|须|必须|应|应当|务必)?在?的?(?:{_SEVERAL}"
    f"|(?:第{_NUMBER}|首|最后(?:{_NUMBER})?|倒数第?{_NUMBER}|末|[前头后]{_NUMBER}){_UNIT}{_INSIDE}"
    f"|(?:结束|终了|期满|届满|完)?之?后的?{_NUMBER}{_UNIT}{_INSIDE}|{_NUMBER}个工作日(?:以?内|之内)"
    "|每?逢[0-9一二三四五六七八九十][日号]?)"
)
# 6月10日|前3天, 年底|前一周: so long before it.
_AHEAD = re.compile(
    "之?前(?:[0-9]{1,3}|[一二两三四五六七八九十半]{1,3})(?:天|日|周|个?星期|个?工作日|个月)"
    "(?!以?内|之内|[0-9一二三四五六七八九十])"
)
FLAG = "unclear-day"


def read_whole(value: TimeValue | None, context: Context, end: int) -> tuple[TimeValue | None, int]:
    """The value and its end where no more of a date follows; else no day, and the end of what follows."""
    if isinstance(value, Repeat):
        return _unplaced(value, context, end)
    if isinstance(value, Period) and value.first and (ahead := _AHEAD.match(context.folded, end)):
        how = f"从“{ahead.group().strip()}”倒推，不推定日期"
        return unclear(how, value.edtf.split("/")[0][:4], FLAG), ahead.end()
    if not isinstance(value, Period) or value.is_day or value.point or not value.first:
        return value, end
    stop = _goes_on_to(value, context, end)
    if stop == end:
        return value, end
    how = f"“{context.folded[end:stop].strip()}”读不准，不推定日期"
    return unclear(how, value.edtf.split("/")[0][: 7 if value.month_named else 4], FLAG), stop


def _unplaced(value: Repeat, context: Context, end: int) -> tuple[Repeat, int]:
    """A repetition without a day where words follow that say on which one, and no rule read them."""
    found = None if value.opening else _ON_WHICH.match(context.folded, end)
    if not found:
        return value, end
    how = f"“{found.group().strip()}”读不准，不推定日期"
    return Repeat("", how, flags=(*value.flags, FLAG)), found.end()


def _goes_on_to(value: Period, context: Context, end: int) -> int:
    if value.rests_until and context.folded.startswith("后", end):
        return end  # what follows is counted from the end of the holiday
    patterns = [_WHICH]
    if value.month_named and not value.run:
        patterns.append(_LEFT_OPEN)
    if value.is_long:
        patterns += (_MONTH_LOST, _MONTH_LEFT_OPEN)
    for pattern in patterns:
        if found := pattern.match(context.folded, end):
            return found.end()
    return _behind_figures(context, end) if value.month_named else end


def _behind_figures(context: Context, end: int) -> int:
    """Where the figures end that begin here, if nothing is counted by them."""
    found = _FIGURES.match(context.folded, end)
    if not found:
        return end
    if _A_DAY.fullmatch(context.folded, found.end(1), found.end() + 1) and context.is_sign(end, found.end(1)):
        return end  # 6月（20日前）: the day comes next
    is_from = context.folded.startswith("起", found.end())  # 6月·1起, and 6月3起案件 may be either
    if not is_from and any(context.follows(lexicon, found.end()) for lexicon in _COUNTED):
        return end
    loose = _LOOSE_END.match(context.folded, found.end())
    return loose.end() if loose else found.end()
