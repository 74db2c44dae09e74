"""From what a person fills in to a rule of RFC 5545, and back.

A day that not every month has means the last one where it is missing; RFC 5545 would leave the month out.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from django.utils.translation import gettext as _

from tracker.rhythm.days import LAST, On
from tracker.rhythm.units import Unit

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_MONTH_HAS = 28
YEAR = 12  # months
# A common year and a leap year: what is the same in both is the same in all.
_YEARS = (2023, 2024)

Parts = dict[str, str]
MonthDay = tuple[int, int]


class Rhythm(NamedTuple):
    """Every ``number`` of a unit, on these days of each; without any it is owed by the end of each."""

    number: int
    unit: Unit
    on: tuple[On, ...] = ()


def rule_of(rhythm: Rhythm) -> str:
    """The rule (RFC 5545); raises ``ValueError`` with one sentence for days that the period does not have."""
    number, unit, on = rhythm
    named = {tuple(name for name, value in zip(On._fields, day, strict=True) if value is not None) for day in on}
    if len(named) > 1:
        raise ValueError(_("These days cannot be combined; write all of them in the same way."))
    written = _PARTS[unit](number, unit, on, *named) if named else ""
    if written is None:
        raise ValueError(_NAMES[unit]())
    frequency, every = (unit.value, number) if not unit.months else ("month", number * unit.months)
    rule = f"FREQ={_FREQUENCIES[Unit(frequency)]}{f';INTERVAL={every}' if every > 1 else ''}"
    return f"{rule};{written}" if written else rule


def rhythm_of(rule: str) -> Rhythm | None:
    """What a rule says; None where a person could not fill it in so."""
    parts = parts_of(rule)
    unit = {frequency: unit for unit, frequency in _FREQUENCIES.items()}.get(parts.pop("FREQ", ""))
    try:
        number = int(parts.pop("INTERVAL", "1"))
        return _read(number, unit, parts) if unit else None
    except (ValueError, IndexError):
        return None


def parts_of(rule: str) -> Parts:
    """The parts of a rule by name; one without a value is empty."""
    return dict(part.partition("=")[::2] for part in rule.split(";"))


def days_named(rule: str) -> int:
    """How many days of each period a rule names; 0 where it names none, or says what nobody could fill in."""
    rhythm = rhythm_of(rule)
    # Months of which each is a period by itself (逢单月) are no days of one.
    if rhythm is None or (rhythm.unit == Unit.MONTH and any(on.day is None and on.month for on in rhythm.on)):
        return 0
    return len(rhythm.on)


_FREQUENCIES = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_LONGER = {unit.months: unit for unit in (Unit.QUARTER, Unit.HALF)}


def _read(number: int, unit: Unit, parts: Parts) -> Rhythm | None:
    on = _days_in(parts, number if unit == Unit.MONTH else 0, unit)
    if on is None:
        return None
    if unit == Unit.MONTH and number in _LONGER and not any(day.nth for day in on):
        return Rhythm(1, _LONGER[number], on)
    if any(day.of_period for day in on):  # of a year's months: the first half of two
        return Rhythm(number // Unit.HALF.months, Unit.HALF, on)
    return Rhythm(number, unit, on)


def _days_in(parts: Parts, every: int, unit: Unit) -> tuple[On, ...] | None:
    """The days that the parts of a rule name; None where they say more than a `Rhythm` can."""
    months, days = _numbers(parts, "BYMONTH"), _numbers(parts, "BYMONTHDAY")
    names = frozenset(parts)
    if not names:
        return ()
    if names == {"BYDAY"} and unit in (Unit.WEEK, Unit.MONTH):
        return _weekdays(parts["BYDAY"].split(","), unit)
    if names == {"BYMONTH"} and (unit == Unit.YEAR or every == 1):
        return tuple(On(month=month) for month in months)
    if unit == Unit.YEAR and names >= {"BYMONTH", "BYMONTHDAY"}:
        return _chosen(months, days, _numbers(parts, "BYSETPOS"))
    if unit == Unit.MONTH and "BYMONTHDAY" in names:
        on = _uncapped(days, _numbers(parts, "BYSETPOS"))
        nth = _nth_month(months, every)
        return on and nth is not None and tuple(On(day=day, of_period=nth or None) for day in on) or None
    return None


def _numbers(parts: Parts, name: str) -> list[int]:
    return [int(number) for number in parts[name].split(",")] if name in parts else []


def _weekdays(named: list[str], unit: Unit) -> tuple[On, ...] | None:
    """Weekdays of each week, or the first, the last … one of each month."""
    found = [(int(each[:-2] or 0), WEEKDAYS.index(each[-2:])) for each in named]
    if any((nth == 0) != (unit == Unit.WEEK) for nth, _day in found):
        return None
    return tuple(On(weekday=day, nth=nth or None) for nth, day in found)


def _nth_month(months: list[int], every: int) -> int | None:
    """Which month of each period it is; 0 where none is named, None where not one is meant."""
    if not months:
        return 0
    whole = every in (*_LONGER, YEAR) and sorted(months) == list(range(min(months), YEAR + 1, every))
    return min(months) if whole and min(months) <= Unit.HALF.months else None


def _uncapped(days: list[int], places: list[int]) -> list[int] | None:
    """The days of a month, the one that stands for itself or the last as it was meant (`capped`)."""
    if not places:
        return days
    others = len(places) - 1
    meant = [*days[:others], days[-1]]
    return meant if capped(meant) == (days, places) else None


def capped(days: Sequence[int]) -> tuple[list[int], list[int]]:
    """Days of a month and the places among them: of 28 to 30 the last that the month has stands for the 30th."""
    days = [LAST if day == 31 else day for day in days]
    missing = [day for day in days if day > EVERY_MONTH_HAS]
    if len(missing) != 1 or LAST in days:
        return days, []
    others = sorted(set(days) - set(missing))
    return [*others, *range(EVERY_MONTH_HAS, missing[0] + 1)], [*range(1, len(others) + 1), LAST]


def _chosen(months: list[int], days: list[int], places: list[int]) -> tuple[On, ...] | None:
    """The days of a yearly rule: all days in all months, or those in these places."""
    if not places:
        return tuple(On(month=month, day=day) for month in months for day in days)
    every = _in_order(product(months, days), _YEARS[0])
    return tuple(On(month=every[place - 1][0], day=every[place - 1][1]) for place in places)


def _of_week(number: int, unit: Unit, on: tuple[On, ...], named: tuple[str, ...]) -> str | None:
    return f"BYDAY={_listed(WEEKDAYS[day.weekday or 0] for day in on)}" if named == ("weekday",) else None


def _of_months(number: int, unit: Unit, on: tuple[On, ...], named: tuple[str, ...]) -> str | None:
    """Days of each month, or of one month in each quarter or half-year."""
    if named == ("weekday", "nth") and unit == Unit.MONTH:
        return f"BYDAY={_listed(f'{day.nth}{WEEKDAYS[day.weekday or 0]}' for day in on)}"
    if named == ("month",) and (unit, number) == (Unit.MONTH, 1):
        return f"BYMONTH={_listed(day.month for day in on)}"
    if named == ("day",):
        return _of_month([day.day or 0 for day in on])
    if named == ("day", "of_period") and unit != Unit.MONTH:
        return _of_one_month(number * unit.months, on)
    return None


def _of_one_month(length: int, on: tuple[On, ...]) -> str | None:
    months = {length if day.of_period == LAST else day.of_period or 0 for day in on}
    if len(months) > 1 or YEAR % length or not 1 <= max(months) <= length:
        return None
    return f"BYMONTH={_listed(range(max(months), YEAR + 1, length))};{_of_month([day.day or 0 for day in on])}"


def _of_month(days: list[int]) -> str:
    found, places = capped(days)
    return f"BYMONTHDAY={_listed(found)}" + (f";BYSETPOS={_listed(places)}" if places else "")


def _of_year(number: int, unit: Unit, on: tuple[On, ...], named: tuple[str, ...]) -> str | None:
    if named == ("month",):
        return f"BYMONTH={_listed(day.month for day in on)}"
    if on == (On(day=LAST),):
        return f"BYMONTH={YEAR};BYMONTHDAY={LAST}"
    return _of_year_days([(day.month or 0, day.day or 0) for day in on]) if named == ("day", "month") else None


def _of_year_days(on: list[MonthDay]) -> str | None:
    """All these days in all these months; where fewer are meant, which of them, counted from January."""
    on = [(month, LAST) if (month, day) == (2, 29) else (month, day) for month, day in on]
    months, days = [month for month, _ in on], [day for _, day in on]
    found = {_places(on, months, days, year) for year in _YEARS}
    if len(found) > 1 or () in found:
        return None
    rule = f"BYMONTH={_listed(months)};BYMONTHDAY={_listed(days)}"
    [places] = found
    return rule if places is None else f"{rule};BYSETPOS={_listed(places)}"


def _places(on: list[MonthDay], months: list[int], days: list[int], year: int) -> tuple[int, ...] | None:
    """Where the days stand among all days of the months; None where they are all, () where one is missing."""
    wanted, every = _in_order(on, year), _in_order(product(months, days), year)
    if len(wanted) < len(set(on)):
        return ()
    return None if wanted == every else tuple(every.index(day) + 1 for day in wanted)


def _in_order(on: Iterable[MonthDay], year: int) -> list[MonthDay]:
    """The days that the year has."""
    lasts = [(month, day, monthrange(year, month)[1]) for month, day in on]
    return sorted({(month, last if day == LAST else day) for month, day, last in lasts if day <= last})


def _listed(parts: Iterable[object]) -> str:
    return ",".join(map(str, dict.fromkeys(parts)))


_PARTS: dict[Unit, Callable[[int, Unit, tuple[On, ...], tuple[str, ...]], str | None]] = {
    Unit.DAY: lambda number, unit, on, named: None,
    Unit.WEEK: _of_week,
    Unit.MONTH: _of_months,
    Unit.QUARTER: _of_months,
    Unit.HALF: _of_months,
    Unit.YEAR: _of_year,
}


def _of_one_month_alone() -> str:
    return _("For quarters and half-years, name days of one month: last day (of the last month), day 10 of month 1.")


# What each period can have days named by, as one sentence.
_NAMES: dict[Unit, Callable[[], str]] = {
    Unit.DAY: lambda: _("A repetition in days names no day; leave the days empty, or choose another period."),
    Unit.WEEK: lambda: _("For weeks, name weekdays: Mon, Fri."),
    Unit.MONTH: lambda: _("For months, name days of the month: day 5, last day, 1st Wed."),
    Unit.QUARTER: _of_one_month_alone,
    Unit.HALF: _of_one_month_alone,
    Unit.YEAR: lambda: _("For years, name months or days that every year has: June, 30 June, last day of June."),
}
