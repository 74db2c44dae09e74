"""On which days a repeating duty falls: one answer for the list, the page of a directive and the feed.

The record keeps what was said: 每季度 is ``FREQ=MONTHLY;INTERVAL=3`` and names no day.  Somebody who looks at it needs
one, and the office looks at such a duty when its period ends: the last day of the month, the quarter, the half-year,
the year; the Friday of the week.  What names its own days keeps them, and what no rule can say has single days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import takewhile

from dateutil.rrule import rrule, rrulestr
from django.utils.timezone import localtime

from tracker.models import Deadline
from tracker.rhythm import parts_of

# Nothing in an all-day calendar is more frequent than a day.
TOO_FREQUENT = {"SECONDLY", "MINUTELY", "HOURLY"}
NAMES_DAYS = {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}

# The parts of an RRULE by name.
Parts = dict[str, list[str]]


@dataclass(frozen=True)
class Repetition:
    """When a duty is owed again and again: by a rule that begins with its ``first`` day, or on single ``days``.

    ``until`` is the last day it may fall on, if there is one.
    """

    parts: Parts | None = None
    first: date = date.max
    days: tuple[date, ...] = ()
    until: date | None = None

    def from_day(self, on: date) -> Iterator[date]:
        """The days from ``on``, in order; of a rule without an end there are more than anybody takes."""
        days = self._by_rule(on) if self.parts else (day for day in self.days if day >= on)
        return takewhile(lambda day: self.until is None or day <= self.until, days)

    def next_day(self, on: date) -> date | None:
        """The first day from ``on``."""
        return next(self.from_day(on), None)

    def _by_rule(self, on: date) -> Iterator[date]:
        rule = _rule(self.parts or {}, datetime.combine(self.first, time.min))
        return (moment.date() for moment in rule.xafter(datetime.combine(on, time.min), inc=True))


def repetition_of(deadline: Deadline, held_on: date | None) -> Repetition | None:
    """On which days the deadline falls, of a directive whose meeting was ``held_on``; None where it does not repeat."""
    begun = deadline.starts_on or deadline.anchor_on or held_on or localtime(deadline.set_at).date()
    if not deadline.repeats():
        return None
    if deadline.days:
        return Repetition(days=deadline.single_days(), until=deadline.due_on)
    return repetition(deadline.rrule, begun, until=deadline.due_on)


def repetition(words: str, begun: date, until: date | None = None) -> Repetition | None:
    """The days of the rule ``words`` (RFC 5545) from ``begun`` to ``until``; None for no days and for no rule."""
    try:
        parts = _on_days(_parts(words))
        first = _first_day(parts, begun)
    except ValueError:
        return None
    if first is None or (until and first > until):
        return None
    return Repetition(parts, first, until=until)


def _parts(words: str) -> Parts:
    """The parts of a rule by name; raises ``ValueError`` for what is none."""
    parts = {name: values.split(",") for name, values in parts_of(words).items()}
    if "FREQ" not in parts:
        raise ValueError(f"no rule: {words!r}")
    return {"FREQ": ["DAILY"]} if parts["FREQ"][0] in TOO_FREQUENT else parts


def _on_days(parts: Parts) -> Parts:
    """The rule with the day its period ends on, where it names none."""
    if NAMES_DAYS & set(parts):
        return parts
    frequency = parts["FREQ"][0]
    if frequency == "WEEKLY":
        return parts | {"BYDAY": ["FR"]}
    if frequency == "MONTHLY":
        return parts | {"BYMONTHDAY": ["-1"]}
    if frequency == "YEARLY":
        return parts | {"BYMONTH": parts.get("BYMONTH", ["12"]), "BYMONTHDAY": ["-1"]}
    return parts


def _first_day(parts: Parts, begun: date) -> date | None:
    """The first day of the rule that is not before ``begun``; its steps are counted from where periods end."""
    first = _rule(parts, _counted_from(parts, begun)).after(datetime.combine(begun, time.min), inc=True)
    return first.date() if first else None


def _rule(parts: Parts, start: datetime) -> rrule:
    found = rrulestr(";".join(f"{name}={','.join(values)}" for name, values in parts.items()), dtstart=start)
    assert isinstance(found, rrule)
    return found


def _counted_from(parts: Parts, begun: date) -> datetime:
    """Where steps of several months begin: in the month the rule names (每季度首月), else where periods end.

    A rule that chooses among the days of a month or year is counted from the beginning of it.
    """
    every, frequency = int(parts.get("INTERVAL", ["1"])[0]), parts["FREQ"][0]
    if frequency == "MONTHLY" and every > 1 and 12 % every == 0:
        ends = int(parts.get("BYMONTH", ["12"])[0])
        month = begun.month + (ends - begun.month) % every
        return datetime(begun.year + (month > 12), (month - 1) % 12 + 1, 1)
    if "BYSETPOS" in parts:
        return datetime(begun.year, 1, 1)
    return datetime.combine(begun, time.min)
