"""Repetitions: value functions for rules that say how often (每两周, 每月5日, 每年3月底)."""

from extraction.reader.numerals import LONGEST, at_most, is_masked, whole
from extraction.reader.times.values import Anchor, Repeat, Slots, TimeValue

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What 末 and 底 add to the rule of a unit; a month's, also of 季度末 and 半年末, where none is named.
_ENDS = {"WEEKLY": ";BYDAY=SU", "YEARLY": ";BYMONTH=12;BYMONTHDAY=-1", "MONTHLY": ";BYMONTHDAY=-1"}


def repeat(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月, 每两周, 每季度末: the unit's rule with an interval, perhaps at the end of each."""
    rule = anchor.lexicons["repeat_unit"][slots["u"]]
    number = at_most(slots["n"]) if "n" in slots and not is_masked(slots["n"]) else 1
    if is_masked(slots.get("n", "")):
        return Repeat("", f"每{slots['n']}{slots['u']}，间隔被遮盖", masked=True)
    if not number or number > LONGEST:
        return None
    return Repeat(_times(rule, number) + (_end_of(rule) if "part" in slots else ""))


def _end_of(rule: str) -> str:
    """What closes a rule at the end of its unit; nothing where it is tied to days already (每旬末)."""
    frequency = rule.removeprefix("FREQ=").partition(";")[0]
    return "" if "BY" in rule else _ENDS.get(frequency, "")


def repeat_weekdays(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每周五, 每周一、三、五."""
    weekday = anchor.lexicons["weekday"]
    days = [WEEKDAYS[weekday[slots[name]]] for name in ("d", "e", "f") if name in slots]
    return Repeat("FREQ=WEEKLY;BYDAY=" + ",".join(days))


def repeat_weekday_run(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每周一至周五; None for one that runs backwards."""
    weekday = anchor.lexicons["weekday"]
    days = WEEKDAYS[weekday[slots["d"]] : weekday[slots["e"]] + 1]
    return Repeat("FREQ=WEEKLY;BYDAY=" + ",".join(days)) if days else None


def repeat_monthday(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月5日, 每月10日、20日; of a run of days (5至10日) the last counts."""
    words = [slots[name] for name in ("d", "e", "f") if name in slots]
    if any(map(is_masked, words)):
        return Repeat("FREQ=MONTHLY", "日被遮盖")
    days = [whole(word) or 0 for word in words]
    if not all(1 <= day <= 31 for day in days):
        return None
    return Repeat(f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}")


def repeat_nth(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月第一个星期一, 每月最后一周的周五."""
    nth, weekday = anchor.lexicons["nth"][slots["nth"]], WEEKDAYS[anchor.lexicons["weekday"][slots["d"]]]
    return Repeat(f"FREQ=MONTHLY;BYDAY={nth}{weekday}")


def repeat_last(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月最后一天."""
    return Repeat("FREQ=MONTHLY;BYMONTHDAY=-1")


def repeat_in_month(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月上旬, 每月底: by the last day of that part."""
    part = anchor.lexicons["month_part"][slots["part"]]
    number = -1 if part["to"] == 31 else part["to"]
    return Repeat(f"FREQ=MONTHLY;BYMONTHDAY={number}")


def repeat_in_quarter(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每季度首月10日: quarterly; which month of the quarter, a rule by the quarter cannot say, so the words do."""
    number = whole(slots["d"])
    if not number or number > 31:
        return None
    return Repeat(f"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={number}", f"在每季的{slots['nth']}")


def repeat_year_start(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年年初, 每年年中."""
    return Repeat(f"FREQ=YEARLY;BYMONTH={anchor.lexicons['year_start'][slots['part']]}")


def repeat_yearly(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年3月底, 每年6月1日."""
    if is_masked(slots["m"]):
        return Repeat("FREQ=YEARLY", "月份被遮盖")
    months = [whole(slots[name]) or 0 for name in ("m", "n") if name in slots and not is_masked(slots[name])]
    day = -1 if "part" in slots else whole(slots.get("d", ""))
    if not all(1 <= month <= 12 for month in months) or not (day is None or day == -1 or 1 <= day <= 31):
        return None
    on = "" if day is None else f";BYMONTHDAY={day}"
    return Repeat(f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}{on}")


def repeat_season(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年5月至9月: every month of the run, perhaps across the new year."""
    first, last = whole(slots["m"]) or 0, whole(slots["n"]) or 0
    if is_masked(slots["m"] + slots["n"]):
        return Repeat("FREQ=YEARLY", "月份被遮盖")
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    months = [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]
    return Repeat(f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}")


def _times(rule: str, number: int) -> str:
    """A rule at an interval: each further one multiplies the rule's own (two quarters are six months)."""
    if number == 1:
        return rule
    frequency, _, rest = rule.partition(";")
    own = int(rest.removeprefix("INTERVAL=")) if rest.startswith("INTERVAL=") else 1
    if "BYDAY" in rest:
        return f"FREQ=DAILY;INTERVAL={number}"
    if rest and own == 1:
        # Ten-day and half-month units have no interval in RFC 5545 but in days.
        return f"FREQ=DAILY;INTERVAL={number * (15 if rest.count(',') == 1 else 10)}"
    return f"{frequency};INTERVAL={own * number}"
