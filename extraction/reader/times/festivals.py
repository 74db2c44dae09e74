"""Festivals, also those of the lunar calendar: value functions for 春节, “五一”假期, 中秋前一周."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from extraction.reader.numerals import at_most, whole
from extraction.reader.times.after_periods import working_day_after
from extraction.reader.times.calendar import DAY, official_calendar, shift_months
from extraction.reader.times.dates import known, unknown
from extraction.reader.times.values import ALONE, LIMITED, Anchor, Event, Past, Period, Slots, TimeValue
from extraction.reader.times.wording import said
from extraction.reader.times.years import Year, year_of

_DAYS = {"D": 1, "W": 7}
LONGEST_MOON = 30  # days
LONGEST_AHEAD = 60  # of any unit: a festival is not awaited longer


def festival(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A festival and its days off; without a year the one the meeting is held in, else the next after it."""
    return _coming(slots["f"], anchor.lexicons["festival"][slots["f"]], slots, anchor)


def day_of_first_moon(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """正月初八, 大年初六: so many days from the spring festival on; like 9月30日前, 前 does not leave it out."""
    number = whole(slots["d"])
    if not number or number > LONGEST_MOON:
        return None
    entry = {"moving": "spring", "shift": number - 1, "days": 1}
    found = _coming(f"正月第{number}日", entry, slots, anchor)
    return replace(found, counts=ALONE, open_before=False) if isinstance(found, Period) else found


def _coming(name: str, entry: Mapping[str, Any], slots: Slots, anchor: Anchor) -> TimeValue:
    days_off = (entry["days"] - 1) * DAY
    found = year_of(slots, anchor)
    if found.past or found.number is None:
        return Past() if found.past else unknown(found)
    on = _festival_day(entry, found.number, anchor)
    if on and not found.named and anchor.held_on and on + days_off < anchor.held_on:
        on = _festival_day(entry, found.number + 1, anchor)
    if on is None:
        return Period(None, None, found.edtf, f"{name}的日子不在表内", vague=True, counts=LIMITED)
    # 除夕, 大年初一 and 正月初六 are days of a holiday, not the holiday.
    is_holiday = "on" in entry or entry["days"] > 1
    rests_until = official_calendar(anchor.lexicons).rests_until(on) if is_holiday else None
    how = Year(on.year, str(on.year), f"{name}为{said(on)}", named=found.named)
    counts = ALONE if "off" in slots else LIMITED
    last = max(on + days_off, rests_until or on) if "off" in slots else on + days_off
    return known(how, on, last, open_before=True, counts=counts, rests_until=rests_until)


def festival_ahead(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """春节前一周: that long before the festival."""
    feast, (number, unit) = festival(slots, anchor), _lead(slots, anchor)
    if not isinstance(feast, Period) or not feast.first:
        return Event() if isinstance(feast, Period) else feast
    if unit not in _DAYS and unit != "M" or not 0 < number <= LONGEST_AHEAD:
        return Event()
    on = shift_months(feast.first, -number) if unit == "M" else feast.first - number * _DAYS[unit] * DAY
    how = f"{feast.how}，提前{slots.get('half') or slots['n'] + slots['u']}"
    return replace(feast, first=on, last=on, edtf=str(on), how=how, point=True, counts=ALONE)


def _lead(slots: Slots, anchor: Anchor) -> tuple[int, str]:
    """How long before the festival: a number and its unit."""
    lexicons = anchor.lexicons
    if "half" in slots:
        _, unit, number = lexicons["half_length"][slots["half"]]
        return number, unit
    return at_most(slots["n"]) or 0, lexicons["length_unit"][slots["u"]]


def day_after_festival(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """春节后第一个工作日: the first day offices work again."""
    feast = festival(slots, anchor)
    if not isinstance(feast, Period) or not feast.last:
        return feast
    return working_day_after(feast, 1, anchor.lexicons)


def _festival_day(entry: Mapping[str, Any], number: int, anchor: Anchor) -> date | None:
    if "moving" in entry:
        on = official_calendar(anchor.lexicons).festival_on(entry["moving"], number)
        return on and on + timedelta(entry.get("shift", 0))
    return date.fromisoformat(f"{number}-{entry['on']}")
