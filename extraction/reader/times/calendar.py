"""Days, months and working days.  What the State Council decides each year stands in lexicon/calendar.toml."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from extraction.reader.rulebook import Lexicons

DAY = timedelta(days=1)
FIVE = 5  # working days of a week, Monday first
STATUTORY_SINCE = 2025  # the revision of 2024 came into force on 1 January 2025
_NEW_YEARS_DAYS = timedelta(days=3)


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
    """Moving festivals and working days, as far as the lexicons of the calendar know them.

    Of a year without a notice the days off that hold by regulation are known all the same: the holidays of the
    全国年节及纪念日放假办法 and what is made up for them.  Which days are swapped for longer holidays is not.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._festivals, self._years = lexicons["festival_days"], lexicons["official_days_off"]
        self._holidays = lexicons["statutory_holiday"].values()
        self._by_regulation: dict[int, frozenset[date]] = {}
        self._off, self._made_up = (
            frozenset(day for days in lexicons[name].values() for day in days)
            for name in ("official_days_off", "official_make_up_days")
        )

    def festival_on(self, festival: str, year: int) -> date | None:
        """The day of a moving festival, or None outside the years of the table."""
        day: date | None = self._festivals.get(str(year), {}).get(festival)
        return day

    def knows(self, year: int) -> bool:
        """Whether the notice of this year, with its days off and make-up days, is in the tables."""
        return str(year) in self._years

    def awaited(self, after: date, until: date) -> list[int]:
        """The years whose notice is not out yet and can still change which of these days are working days.

        The last days of December belong to the notice of the year that follows: New Year is swapped with them.
        """
        years = range((after + _NEW_YEARS_DAYS).year, (until + _NEW_YEARS_DAYS).year + 1)
        return [year for year in years if year >= STATUTORY_SINCE and not self.knows(year)]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day: by the notice of its year, else by regulation, else Monday to Friday."""
        if day in self._made_up or day in self._off:
            return day in self._made_up
        return day.weekday() < FIVE and (self.knows(day.year) or day not in self._days_by_regulation(day.year))

    def after_working_days(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``."""
        while number > 0:
            day += DAY
            number -= self.is_working_day(day)
        return day

    def rests_until(self, day: date) -> date | None:
        """The last day off of the holiday that this day is one of, weekends that touch it included; None for others."""
        if day not in self._holidays_of(day.year):
            return None
        while not self.is_working_day(day + DAY):
            day += DAY
        return day

    def holidays_between(self, first: date, last: date) -> list[date]:
        """The days of statutory holidays from ``first`` to ``last``."""
        days = (day for year in range(first.year, last.year + 1) for day in self._holidays_of(year))
        return [day for day in days if first <= day <= last]

    def _holidays_of(self, year: int) -> list[date]:
        """Each day of each holiday in order; one on which two fall stands there twice."""
        return sorted(day for holiday in self._holidays for day in self._days_of(holiday, year))

    def _days_of(self, holiday: Mapping[str, Any], year: int) -> list[date]:
        moving = holiday.get("moving")
        on = self.festival_on(moving, year) if moving else date.fromisoformat(f"{year:04}-{holiday['on']}")
        return [on + (holiday.get("shift", 0) + place) * DAY for place in range(holiday["days"])] if on else []

    def _days_by_regulation(self, year: int) -> frozenset[date]:
        if year not in self._by_regulation:
            days = self._holidays_of(year) if year >= STATUTORY_SINCE else []
            self._by_regulation[year] = frozenset(_with_substitutes(days))
        return self._by_regulation[year]


def _with_substitutes(holidays: list[date]) -> set[date]:
    """These days, and for each on a Saturday or Sunday, or on another holiday's day, the next day that is neither.

    The regulation (第六条) makes up what falls on a weekend and leaves open on which working day; the notices took the
    next one, and did the same where two holidays met (2020, 2025).
    """
    off, met = set(holidays), [day for day, next_one in pairwise(holidays) if day == next_one]
    for day in sorted([*met, *(day for day in off if day.weekday() >= FIVE)]):
        while day in off or day.weekday() >= FIVE:
            day += DAY
        off.add(day)
    return off


@lru_cache(maxsize=8)
def official_calendar(lexicons: Lexicons) -> OfficialCalendar:
    """The calendar of these lexicons, made once for them."""
    return OfficialCalendar(lexicons)
