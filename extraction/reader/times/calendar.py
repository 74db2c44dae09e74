"""Days, months and working days.  What the State Council decides each year stands in lexicon/calendar.toml."""

import calendar
from datetime import date, timedelta
from functools import cache

from extraction.reader.rulebook import Rulebook

DAY = timedelta(days=1)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = last_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def monday_of(day: date) -> date:
    """The Monday of this day's week."""
    return day - day.weekday() * DAY


def festival_on(festival: str, year: int) -> date | None:
    """The day of a moving festival, or None outside the years of the table."""
    return Rulebook.load().lexicons["festival_days"].get(str(year), {}).get(festival)


def has_official_calendar(year: int) -> bool:
    """Whether days off and make-up days of this year are known; other years count Monday to Friday."""
    return str(year) in Rulebook.load().lexicons["official_days_off"]


def is_working_day(day: date) -> bool:
    """Whether offices work on this day: the official calendar where known, else Monday to Friday."""
    off, made_up = _official()
    return day in made_up or (day.weekday() < 5 and day not in off)


def after_working_days(day: date, number: int) -> date:
    """The ``number``-th working day after ``day``."""
    while number > 0:
        day += DAY
        number -= is_working_day(day)
    return day


@cache
def _official() -> tuple[frozenset[date], frozenset[date]]:
    lexicons = Rulebook.load().lexicons
    names = ("official_days_off", "official_make_up_days")
    off, made_up = (frozenset(day for days in lexicons[name].values() for day in days) for name in names)
    return off, made_up
