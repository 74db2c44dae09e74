"""Days, months and working days.  What the State Council decides each year stands in lexicon/calendar.toml."""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from extraction.reader.rulebook import Lexicons

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


class OfficialCalendar:
    """Moving festivals and working days, as far as the lexicons of the calendar know them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._festivals, self._years = lexicons["festival_days"], lexicons["official_days_off"]
        self._off, self._made_up = (
            frozenset(day for days in lexicons[name].values() for day in days)
            for name in ("official_days_off", "official_make_up_days")
        )

    def festival_on(self, festival: str, year: int) -> date | None:
        """The day of a moving festival, or None outside the years of the table."""
        day: date | None = self._festivals.get(str(year), {}).get(festival)
        return day

    def knows(self, year: int) -> bool:
        """Whether days off and make-up days of this year are known; other years count Monday to Friday."""
        return str(year) in self._years

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day: the official calendar where known, else Monday to Friday."""
        return day in self._made_up or (day.weekday() < 5 and day not in self._off)

    def after_working_days(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``."""
        while number > 0:
            day += DAY
            number -= self.is_working_day(day)
        return day


@lru_cache(maxsize=8)
def official_calendar(lexicons: Lexicons) -> OfficialCalendar:
    """The calendar of these lexicons, made once for them."""
    return OfficialCalendar(lexicons)
