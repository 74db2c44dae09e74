"""A repetition in words: one function for the desk, the page of a directive, lists, files, feeds and the history."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from tracker.models import Deadline
from tracker.rhythm import Rhythm, Unit, parts_of, rhythm_of, said
from tracker.rhythm.days import LAST
from tracker.rows.repeating import NAMES_DAYS, Repetition

SHOWN_DAYS = 5


def in_words(rrule: str, *, days: str = "", times: int | None = None) -> str:
    """How often and on which days (每季度至少2次，最迟末月最后一天); of single ``days`` that they follow the calendar.

    Empty where nothing repeats.  What no rule can say, and a rule that is unknown here, is said to repeat.
    """
    if not rrule:
        return _("on days worked out from the calendar") if days else ""
    rhythm = rhythm_of(rrule)
    every = _every(rhythm.number, rhythm.unit) if rhythm else _more_often(rrule)
    if times:
        every = _often(every, times)
    return _on_days(every, rhythm) if rhythm and rhythm.on else every


def said_of_deadline(deadline: Deadline) -> str:
    """The same of a deadline."""
    return in_words(deadline.rrule, days=deadline.days, times=deadline.times)


def said_of_noted(noted: Mapping[str, Any] | None) -> str:
    """The same of what the history keeps of one."""
    noted = noted or {}
    often = in_words(noted.get("rrule", ""), days=noted.get("days", ""), times=noted.get("times"))
    begins = noted.get("starts_on")
    return _("%(often)s, from %(day)s") % {"often": often, "day": begins} if begins else often


def by_the_end(rrule: str) -> str:
    """What a rule that names no day comes to; empty for one that names days, and for one that is owed each day."""
    parts = parts_of(rrule)
    if not rrule or NAMES_DAYS & parts.keys() or parts.get("FREQ") not in ("WEEKLY", "MONTHLY", "YEARLY"):
        return ""
    if parts["FREQ"] == "WEEKLY":
        return _("No day is named: the Friday counts.")
    return (
        _("No day is named: the last day of the month counts.")
        if "BYMONTH" in parts
        else _("No day is named: the last day of the period counts.")
    )


def next_days(repetition: Repetition | None, on: date) -> list[date]:
    """The next five days from ``on``."""
    return list(islice(repetition.from_day(on), SHOWN_DAYS)) if repetition else []


def _on_days(every: str, rhythm: Rhythm) -> str:
    """With its days, by which it is owed at the latest, or the months in which it is."""
    on = rhythm.on
    if rhythm.unit in (Unit.QUARTER, Unit.HALF):
        on = tuple(day if day.of_period else day._replace(of_period=LAST) for day in on)
    told = {"every": every, "days": said(on)}
    in_months = all(day.day is None and day.weekday is None for day in on)
    return (_("%(every)s, in %(days)s") if in_months else _("%(every)s, by %(days)s")) % told


def _every(number: int, unit: Unit) -> str:
    one, several = {
        Unit.DAY: (_("every day"), _("every %(number)d days")),
        Unit.WEEK: (_("every week"), _("every %(number)d weeks")),
        Unit.MONTH: (_("every month"), _("every %(number)d months")),
        Unit.QUARTER: (_("every quarter"), _("every %(number)d quarters")),
        Unit.HALF: (_("every half-year"), _("every %(number)d half-years")),
        Unit.YEAR: (_("every year"), _("every %(number)d years")),
    }[unit]
    return one if number == 1 else several % {"number": number}


def _more_often(rrule: str) -> str:
    """Several times a day, which nobody can fill in."""
    parts = parts_of(rrule)
    number = int(parts.get("INTERVAL", "1")) if parts.get("INTERVAL", "1").isdecimal() else 0
    said = {"number": number}
    if parts.get("FREQ") == "HOURLY" and number:
        return _("every hour") if number == 1 else _("every %(number)d hours") % said
    if parts.get("FREQ") == "MINUTELY" and number:
        return _("every minute") if number == 1 else _("every %(number)d minutes") % said
    return _("repeatedly")


def _often(every: str, times: int) -> str:
    if times == 1:
        return _("once %(every)s") % {"every": every}
    return _("at least %(times)d times %(every)s") % {"every": every, "times": times}
