"""The one-line explanation a reviewer reads under a deadline."""

from collections.abc import Callable, Sequence
from datetime import date

from extraction.reader.times.rrules import chosen

_UNITS = {"MINUTELY": "分钟", "HOURLY": "小时", "DAILY": "天", "WEEKLY": "周", "MONTHLY": "个月", "YEARLY": "年"}
_INNER_QUOTES = str.maketrans("“”", "‘’")
_SHOWN = 3  # of many days: as many as tell their kind
_WEEKDAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "一二三四五六日", strict=True))
_NAMED = {
    "FREQ=MONTHLY;BYMONTHDAY=10,20,-1": "每旬",
    "FREQ=MONTHLY;BYMONTHDAY=15,-1": "每半个月",
    "FREQ=MONTHLY;INTERVAL=3": "每季度",
    "FREQ=MONTHLY;INTERVAL=6": "每半年",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "每个工作日",
}


def explain(words: str, how: str, result: str) -> str:
    """“9月30日前”：会议日为2026年3月2日，取当年，截止2026年9月30日."""
    flat = " ".join(words.split()).translate(_INNER_QUOTES)
    return f"“{flat}”：" + "，".join(part for part in (how, result) if part)


def said(on: date) -> str:
    """A day as offices write it."""
    return f"{on.year}年{on.month}月{on.day}日"


def held(on: date | None) -> str:
    """What a relative word leans on."""
    return f"会议日为{said(on)}" if on else "会议日不明"


def by_day(on: date | None) -> str:
    """What a deadline by a day comes to."""
    return f"截止{said(on)}" if on else "日期未定"


def stretch(first: date | None, last: date | None) -> str:
    """What a period comes to."""
    if first is None or last is None:
        return "日期未定"
    return f"当日为{said(first)}" if first == last else f"自{said(first)}至{said(last)}"


def onward(first: date | None) -> str:
    """What a phase comes to."""
    return f"自{said(first)}起" if first else "起始日未定"


def some_days(days: Sequence[date]) -> str:
    """The first of some days: 2027年2月5日、2028年1月25日等."""
    return "、".join(map(said, days[:_SHOWN])) + ("等" if days[_SHOWN:] else "")


def repeated(rrule: str) -> str:
    """What a repetition comes to: 每2周反复进行; empty for an empty rule."""
    return f"{_rhythm(rrule)}反复进行" if rrule else ""


def _rhythm(rrule: str) -> str:
    """An RFC 5545 rule in words: 每2周, 每季度, 每年6月、12月最后一天."""
    parts = dict(part.split("=") for part in rrule.split(";"))
    if rrule in _NAMED:
        return _NAMED[rrule]
    number, unit = parts.get("INTERVAL", "1"), _UNITS[parts["FREQ"]]
    every = _NAMED.get(f"FREQ={parts['FREQ']};INTERVAL={number}") or (
        f"每{unit.removeprefix('个')}" if number == "1" else f"每{number}{unit}"
    )
    if "BYSETPOS" in parts:
        return every + (_chosen_of_year(parts) if parts["FREQ"] == "YEARLY" else _capped(parts))
    if parts["FREQ"] == "MONTHLY" and "BYMONTH" in parts:
        every = "每年"  # 每季度首月10日 names its months; 每季度1月、4月 would be said of none
    weekdays = _listed(parts, "BYDAY", _weekday)
    months = _listed(parts, "BYMONTH", lambda month: f"{month}月")
    return every + weekdays + months + _listed(parts, "BYMONTHDAY", _day)


def _day(number: str) -> str:
    return "最后一天" if number == "-1" else f"{number}日"


def _chosen_of_year(parts: dict[str, str]) -> str:
    """6月30日、12月20日, of a rule that chooses some of the days of its months."""
    on = chosen(parts["BYMONTH"], parts["BYMONTHDAY"], parts["BYSETPOS"])
    return "、".join(f"{month}月{_day(str(day))}" for month, day in on)


def _capped(parts: dict[str, str]) -> str:
    """15日、30日 of a rule that takes the last day where a month has no 30th."""
    days = parts["BYMONTHDAY"].split(",")
    others = parts["BYSETPOS"].count(",")
    months = _listed(parts, "BYMONTH", lambda month: f"{month}月")
    return f"{months}{'、'.join(map(_day, [*days[:others], days[-1]]))}（没有该日的月份为最后一天）"


def _weekday(code: str) -> str:
    """五 for FR, 第1个周五 for 1FR, 最后一个周五 for -1FR."""
    nth, day = code[:-2], _WEEKDAYS[code[-2:]]
    if not nth:
        return day
    return f"最后一个周{day}" if nth == "-1" else f"第{nth}个周{day}"


def _listed(parts: dict[str, str], name: str, worded: Callable[[str], str]) -> str:
    return "、".join(worded(one) for one in parts[name].split(",")) if name in parts else ""
