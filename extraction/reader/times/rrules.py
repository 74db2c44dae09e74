"""Rules of RFC 5545 made of days: of every month, or of some months of every year."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from itertools import product

LAST = -1  # the last day of a month
EVERY_MONTH_HAS = 28
# A common year and a leap year: what is the same in both is the same in all.
_YEARS = (2023, 2024)

MonthDay = tuple[int, int]


def listed(parts: Iterable[object]) -> str:
    """Months, days or weekdays as a rule lists them, each once."""
    return ",".join(map(str, dict.fromkeys(parts)))


def of_month(days: Sequence[int]) -> str:
    """The part of a monthly rule for these days.

    A day that not every month has falls on the last one where it is missing (RFC 5545 would leave the month out): of
    the days from the 28th on the last.
    """
    days = [LAST if day == 31 else day for day in days]
    missing = [day for day in days if day > EVERY_MONTH_HAS]
    if len(missing) != 1 or LAST in days:
        return f"BYMONTHDAY={listed(days)}"
    others = sorted(set(days) - set(missing))
    candidates = listed([*others, *range(EVERY_MONTH_HAS, missing[0] + 1)])
    return f"BYMONTHDAY={candidates};BYSETPOS={listed([*range(1, len(others) + 1), -1])}"


def of_year(on: Sequence[MonthDay]) -> str:
    """A yearly rule for these days of months, of which `LAST` is the last; empty where one rule cannot say them.

    One rule has all the days in all the months; where fewer are meant it says which of them, counted from January.
    """
    on = [_in_its_month(month, day) for month, day in on]
    months, days = [month for month, _ in on], [day for _, day in on]
    chosen = {_places(on, months, days, year) for year in _YEARS}
    if len(chosen) > 1 or () in chosen:
        return ""
    rule = f"FREQ=YEARLY;BYMONTH={listed(months)};BYMONTHDAY={listed(days)}"
    [places] = chosen
    return rule if places is None else f"{rule};BYSETPOS={listed(places)}"


def chosen(months: str, days: str, places: str) -> list[MonthDay]:
    """The days that a yearly rule chooses by BYSETPOS, in order; `LAST` is written out as it falls in a common year."""
    every = _days(product(map(int, months.split(",")), map(int, days.split(","))), _YEARS[0])
    return [every[int(place) - 1] for place in places.split(",")]


def _in_its_month(month: int, day: int) -> MonthDay:
    """The 29th of February is its last day, which is there every year."""
    return (month, LAST if (month, day) == (2, 29) else day)


def _places(on: Sequence[MonthDay], months: list[int], days: list[int], year: int) -> tuple[int, ...] | None:
    """Where the days stand among all days of the months, from 1; None where they are all, () where one is missing."""
    wanted, every = _days(on, year), _days(product(months, days), year)
    if len(wanted) < len(set(on)):
        return ()
    return None if wanted == every else tuple(every.index(day) + 1 for day in wanted)


def _days(on: Iterable[MonthDay], year: int) -> list[MonthDay]:
    """The days that the year has, in order."""
    lasts = [(month, day, monthrange(year, month)[1]) for month, day in on]
    return sorted({(month, last if day == LAST else day) for month, day, last in lasts if day <= last})
