"""Repetitions and lengths: value functions for rules that count (每两周, 3个工作日内, 不过夜)."""

from collections.abc import Mapping
from datetime import date, timedelta

from extraction.core.masks import MASK
from extraction.core.rulebook import Rulebook
from extraction.core.times.calendar import after_working_days, has_official_calendar, shift_months
from extraction.core.times.moments import Anchor, Length, Moment, Repeat
from extraction.core.times.numerals import at_most, whole

Slots = Mapping[str, str]
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = {"D": 1, "W": 7}
_DURATIONS = {"H": "PT{}H", "workday": "P{}D"}
LONGEST = 999  # of any unit; more is no time a speech gives


def repeat(slots: Slots, anchor: Anchor) -> Moment | None:
    """每月, 每两周, 每季度末: the unit's rule with an interval, perhaps at the end of each."""
    rule = Rulebook.load().lexicons["repeat_unit"][slots["u"]]
    number = at_most(slots["n"]) if "n" in slots and not _masked(slots["n"]) else 1
    if _masked(slots.get("n", "")):
        return Repeat("", f"每{slots['n']}{slots['u']}，间隔被遮盖", masked=True)
    if not number or number > LONGEST:
        return None
    end = ";BYMONTHDAY=-1" if "part" in slots else ""
    return Repeat(_times(rule, number) + end, "反复进行")


def repeat_weekdays(slots: Slots, anchor: Anchor) -> Moment | None:
    """每周五, 每周一、三、五."""
    weekday = Rulebook.load().lexicons["weekday"]
    days = [WEEKDAYS[weekday[slots[name]]] for name in ("d", "e", "f") if name in slots]
    return Repeat("FREQ=WEEKLY;BYDAY=" + ",".join(days), "每周反复")


def repeat_monthday(slots: Slots, anchor: Anchor) -> Moment | None:
    """每月5日, 每月10日、20日; of a run of days (5至10日) the last counts."""
    words = [slots[name] for name in ("d", "e", "f") if name in slots]
    if any(map(_masked, words)):
        return Repeat("FREQ=MONTHLY", "每月反复，日被遮盖")
    days = [whole(word) or 0 for word in words]
    if not all(1 <= day <= 31 for day in days):
        return None
    return Repeat(f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}", "每月反复")


def repeat_in_month(slots: Slots, anchor: Anchor) -> Moment | None:
    """每月上旬, 每月底: by the last day of that part."""
    part = Rulebook.load().lexicons["month_part"][slots["part"]]
    number = -1 if part["to"] == 31 else part["to"]
    return Repeat(f"FREQ=MONTHLY;BYMONTHDAY={number}", "每月反复")


def repeat_in_quarter(slots: Slots, anchor: Anchor) -> Moment | None:
    """每季度首月10日."""
    number = whole(slots["d"])
    return Repeat(f"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={number}", "每季度反复") if number and number <= 31 else None


def repeat_yearly(slots: Slots, anchor: Anchor) -> Moment | None:
    """每年3月底, 每年6月1日."""
    if _masked(slots["m"]):
        return Repeat("FREQ=YEARLY", "每年反复，月份被遮盖")
    months = [whole(slots[name]) or 0 for name in ("m", "n") if name in slots and not _masked(slots[name])]
    day = -1 if "part" in slots else whole(slots.get("d", ""))
    if not all(1 <= month <= 12 for month in months) or not (day is None or day == -1 or 1 <= day <= 31):
        return None
    on = "" if day is None else f";BYMONTHDAY={day}"
    return Repeat(f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}{on}", "每年反复")


def length(slots: Slots, anchor: Anchor) -> Moment | None:
    """3天内, 两周之内, 24小时内, 5个工作日内: counted from the meeting's day."""
    unit = Rulebook.load().lexicons["length_unit"][slots["u"]]
    if _masked(slots["n"]):
        return Length("", None, "时长被遮盖", masked=True)
    number = at_most(slots["n"])
    if not number or number > LONGEST:
        return None
    if unit == "quarter":
        number, unit = 3 * number, "M"
    duration = _DURATIONS.get(unit, f"P{{}}{unit}").format(number)
    return Length(duration, *_counted(anchor.held_on, number, unit))


def half_length(slots: Slots, anchor: Anchor) -> Moment | None:
    """半天, 半个月, 半年之内."""
    duration, unit, number = Rulebook.load().lexicons["half_length"][slots["u"]]
    return Length(duration, *_counted(anchor.held_on, number, unit))


def same_day(slots: Slots, anchor: Anchor) -> Moment | None:
    """当天, 不过夜: one day, and the day is the one on which the matter comes up."""
    return Length("P1D", None, "事发当日，自事情发生起算")


def _counted(held_on: date | None, number: int, unit: str) -> tuple[date | None, str]:
    """The day so long after the meeting, and how it was counted."""
    if held_on is None:
        return None, "会议日不明，无法推算"
    how = f"自会议日{held_on}起算"
    try:
        due_on = _after(held_on, number, unit)
    except (OverflowError, ValueError):
        return None, "超出日历范围"
    if unit == "workday":
        source = "按国务院放假安排" if has_official_calendar(due_on.year) else "无当年放假安排，按周一至周五"
        how += f"，{source}"
    return due_on, how


def _after(held_on: date, number: int, unit: str) -> date:
    if unit == "workday":
        return after_working_days(held_on, number)
    if unit in "MY":
        return shift_months(held_on, number * (12 if unit == "Y" else 1))
    return held_on + timedelta(number * _DAYS.get(unit, 0) if unit != "H" else -(-number // 24) * (number >= 24))


def _times(rule: str, number: int) -> str:
    """A rule at an interval: each further one multiplies the rule's own (two quarters are six months)."""
    if number == 1:
        return rule
    frequency, _, rest = rule.partition(";")
    own = int(rest.removeprefix("INTERVAL=")) if rest.startswith("INTERVAL=") else 1
    if rest and own == 1:
        # Ten-day and half-month units have no interval in RFC 5545 but in days.
        return f"FREQ=DAILY;INTERVAL={number * (15 if rest.count(',') == 1 else 10)}"
    return f"{frequency};INTERVAL={own * number}"


def _masked(words: str) -> bool:
    return MASK in words or "某" in words
