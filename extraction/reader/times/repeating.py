"""Repetitions: value functions for rules that say how often (每两周, 每月5日, 每年3月底)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extraction.reader.numerals import LONGEST, at_most, is_masked, whole
from extraction.reader.times.calendar import last_of_month
from extraction.reader.times.dates import neighbours
from extraction.reader.times.rrules import LAST, listed, of_month, of_year
from extraction.reader.times.values import Anchor, Repeat, Slots, TimeValue

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_MONTH = 31  # days
QUARTER = 3  # months
TENTH = 10
COMMON_YEAR = 2023
DECEMBER = 12
_SHORT = ("FREQ=HOURLY", "FREQ=MINUTELY")
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
    if "gap" in slots:
        return _with_gaps(rule, number, slots)
    return Repeat(_times(rule, number) + (_end_of(rule) if "part" in slots else ""))


def _with_gaps(rule: str, number: int, slots: Slots) -> Repeat:
    """每隔一周 is every second one; 每隔一小时 and 每隔三天 are every one and every third, as they are used."""
    said = f"“每隔{slots['n']}{slots['u']}”"
    if number == 1 and not rule.startswith(_SHORT):
        return Repeat(_times(rule, number + 1), f"{said}为每2{slots['u']}一次")
    return Repeat(_times(rule, number), f"{said}按每{number}{slots['u']}一次计")


def _end_of(rule: str) -> str:
    """What closes a rule at the end of its unit; nothing where it is tied to days already (每旬末)."""
    frequency = rule.removeprefix("FREQ=").partition(";")[0]
    return "" if "BY" in rule else _ENDS.get(frequency, "")


def repeat_and_half(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每一个半月, 每两个半小时: in the smaller unit, of which a half is a whole number."""
    unit, number = anchor.lexicons["half_more"][slots["u"]], at_most(slots["n"])
    if is_masked(slots["n"]):
        return Repeat("", f"每{slots['n']}个半{slots['u']}，间隔被遮盖", masked=True)
    if not number or number > LONGEST:
        return None
    return Repeat(f"{unit['rule']};INTERVAL={number * unit['whole'] + unit['half']}")


def repeat_weekdays(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每周五, 每周一、三、五, 双周周五."""
    weekday = anchor.lexicons["weekday"]
    if slots.get("e") == "天" and "u" not in slots:
        return Repeat("FREQ=WEEKLY")  # 每周五天: five days of each
    days = [WEEKDAYS[weekday[slots[name]]] for name in ("d", "e", "f", "g", "h") if name in slots]
    weeks = repeat(slots, anchor) if "u" in slots else Repeat("FREQ=WEEKLY")
    if not isinstance(weeks, Repeat) or not weeks.rrule:
        return weeks
    return replace(weeks, rrule=f"{weeks.rrule};BYDAY={listed(days)}")


def repeat_weekday_run(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每周一至周五; None for one that runs backwards."""
    weekday = anchor.lexicons["weekday"]
    days = WEEKDAYS[weekday[slots["d"]] : weekday[slots["e"]] + 1]
    return Repeat("FREQ=WEEKLY;BYDAY=" + ",".join(days)) if days else None


def repeat_monthday(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月5日, 每月10日、20日, 每月15日和月底; of a run of days (5至10日) the last counts."""
    words = [words for name, words in slots.items() if name.startswith("d")]
    if any(map(is_masked, words)):
        return Repeat("FREQ=MONTHLY", "日被遮盖")
    days = [_monthday(slots, number, anchor) for number in "1234" if f"d{number}" in slots or f"p{number}" in slots]
    if not all(days):
        return None
    return Repeat(f"FREQ=MONTHLY;{of_month([day for day in days if day])}")


def _monthday(slots: Slots, number: str, anchor: Anchor) -> int | None:
    """The day that a figure (5日) or a part of a month (月底, 上旬) stands for; None for a 32nd."""
    if f"p{number}" in slots:
        last: int = anchor.lexicons["month_part"][slots[f"p{number}"]]["to"]
        return LAST if last == LONGEST_MONTH else last
    day = whole(slots.get(f"d{number}", ""))
    return day if day and day <= LONGEST_MONTH else None


def repeat_tenth_days(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月逢五逢十: the days that end in these figures; 十 is those that end in none."""
    ends = {(whole(slots[name]) or 0) % TENTH for name in "abc" if name in slots}
    days = [day for day in range(1, LONGEST_MONTH) if day % TENTH in ends]
    return Repeat(f"FREQ=MONTHLY;BYMONTHDAY={listed(days)}")


def repeat_nth(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月第一个星期一, 每月最后一周的周五."""
    weekday = WEEKDAYS[anchor.lexicons["weekday"][slots["d"]]]
    places = [anchor.lexicons["nth"][slots[name]] for name in ("nth", "other") if name in slots]
    return Repeat(f"FREQ=MONTHLY;BYDAY={listed(f'{place}{weekday}' for place in places)}")


def repeat_last(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每月最后一天."""
    return Repeat("FREQ=MONTHLY;BYMONTHDAY=-1")


def repeat_in_some_months(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """逢单月, 逢双月5日."""
    day = _monthday(slots, "1", anchor)
    if day is None:
        return repeat(slots, anchor) if slots.keys() == {"u"} else None
    return Repeat(_yearly(anchor.lexicons["some_months"][slots["u"]], day))


def repeat_in_quarter(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每季度首月10日, 每半年末月; without a day the month itself, in each of which it is owed."""
    rule = anchor.lexicons["repeat_unit"][slots["u"]]
    length = int(rule.rpartition("=")[2])
    nth = anchor.lexicons["month_of_unit"][slots["nth"]] if "nth" in slots else 1
    day = _monthday(slots, "1", anchor)
    if nth > length or (day is None and slots.keys() > {"u", "nth"}):
        return None
    months = [first + (nth - 1 if nth > 0 else length - 1) for first in range(1, 13, length)]
    if day is None:
        return Repeat(f"FREQ=YEARLY;BYMONTH={listed(months)}")
    return on_day_of(length, nth if nth > 0 else length, day)


def on_day_of(length: int, nth: int, day: int) -> Repeat:
    """A day of the ``nth`` month in each unit of ``length`` months; the last where a month does not have it."""
    months = range(nth, 13, length)
    if length == 1:
        return Repeat(f"FREQ=MONTHLY;{of_month([day])}")
    if length == QUARTER:
        in_all = all(day <= last_of_month(COMMON_YEAR, month).day for month in months)
        on = f"BYMONTHDAY={day}" if in_all else of_month([day])
        return Repeat(f"FREQ=MONTHLY;INTERVAL={QUARTER};BYMONTH={listed(months)};{on}")
    return Repeat(_yearly(months, day))


def _yearly(months: Iterable[int], day: int) -> str:
    """A day of some months of the year; the last of those that do not have it."""
    return of_year([(month, day if day <= last_of_month(COMMON_YEAR, month).day else LAST) for month in months])


def repeat_year_start(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年年初, 每年年中, 每年年中和年底."""
    months = [anchor.lexicons["year_start"][slots[name]] for name in ("part", "other") if name in slots]
    if len(months) > 1 or months == [DECEMBER]:
        return Repeat(_yearly(months, LAST))
    return Repeat(f"FREQ=YEARLY;BYMONTH={listed(months)}")


def repeat_yearly(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年3月底, 每年6月1日, 每年1月、7月的10日: a month without a day has that of the next which has one."""
    names = [name for name in "1234567" if f"m{name}" in slots]
    if any(is_masked(words) for name, words in slots.items() if name[0] in "md"):
        return Repeat("FREQ=YEARLY", "月份或日被遮盖")
    if names == ["6"] and neighbours(slots["m6"]):
        names, slots = ["5", "6"], {**slots, "m5": slots["m6"][0], "m6": slots["m6"][1]}
    months = [whole(slots[f"m{name}"]) or 0 for name in names]
    if not all(1 <= month <= 12 for month in months):
        return None
    days = [_monthday(slots, name, anchor) for name in names]
    if any(day is None and f"d{name}" in slots for day, name in zip(days, names, strict=True)):
        return None
    if not any(days):
        return Repeat(f"FREQ=YEARLY;BYMONTH={listed(months)}")
    rule = of_year(list(zip(months, _handed_back(days), strict=True)))
    return Repeat(rule) if rule else Repeat(f"FREQ=YEARLY;BYMONTH={listed(months)}", "有的月份没有该日")


def _handed_back(days: Sequence[int | None]) -> Iterator[int]:
    """The days of a list, each that lacks one with the next one's; the last of the month behind all of them."""
    for number in range(len(days)):
        yield next((day for day in days[number:] if day), LAST)


def repeat_season(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每年5月至9月, 每年11月1日至次年3月31日: every month of the run, perhaps across the new year."""
    if is_masked(slots["m"] + slots["n"]):
        return Repeat("FREQ=YEARLY", "月份被遮盖")
    first, last = whole(slots["m"]) or 0, whole(slots["n"]) or 0
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return Repeat(f"FREQ=YEARLY;BYMONTH={listed(months_from_to(first, last))}")


def months_from_to(first: int, last: int) -> list[int]:
    """The months of a run, perhaps across the new year."""
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]


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
