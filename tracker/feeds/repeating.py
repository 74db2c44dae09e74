"""On which days a repeating duty stands in a calendar.

The reader keeps what was said: 每季度 is ``FREQ=MONTHLY;INTERVAL=3`` and names no day.  A calendar needs one, and the
office looks at such a duty when its period ends: the last day of the month, the quarter, the half-year, the year; the
Friday of the week.  What names its own days keeps them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

# Nothing in an all-day calendar is more frequent than a day.
TOO_FREQUENT = {"SECONDLY", "MINUTELY", "HOURLY"}
NAMES_DAYS = {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}


@dataclass(frozen=True)
class Repetition:
    """The first day, and the parts of an RRULE that begins with that day; no rule for what happens once."""

    first: date
    rule: dict[str, list[str]] | None = None


def repetition(words: str, begun: date, until: date | None = None) -> Repetition | None:
    """The days of the rule ``words`` (RFC 5545) from ``begun`` to ``until``; None for no days and for no rule."""
    try:
        parts = _on_days(_parts(words))
        first = _first_day(parts, begun, until)
    except ValueError:
        return None
    if first is None:
        return None
    if until:
        parts["UNTIL"] = [until.strftime("%Y%m%d")]
    return Repetition(first, parts)


def _parts(words: str) -> dict[str, list[str]]:
    """The parts of a rule by name; raises ``ValueError`` for what is none."""
    parts = {name: value.split(",") for name, equals, value in (part.partition("=") for part in words.split(";"))}
    if "FREQ" not in parts:
        raise ValueError(f"no rule: {words!r}")
    return {"FREQ": ["DAILY"]} if parts["FREQ"][0] in TOO_FREQUENT else parts


def _on_days(parts: dict[str, list[str]]) -> dict[str, list[str]]:
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


def _first_day(parts: dict[str, list[str]], begun: date, until: date | None) -> date | None:
    """The first day of the rule that is not before ``begun``; its steps are counted from where periods end."""
    start = _counted_from(parts, begun)
    rule = rrulestr(";".join(f"{name}={','.join(values)}" for name, values in parts.items()), dtstart=start)
    first = rule.after(datetime.combine(begun, time.min), inc=True)
    day = first.date() if first else None
    return None if day is None or (until and day > until) else day


def _counted_from(parts: dict[str, list[str]], begun: date) -> datetime:
    every = int(parts.get("INTERVAL", ["1"])[0])
    if parts["FREQ"][0] == "MONTHLY" and every > 1 and 12 % every == 0:
        month = -(-begun.month // every) * every
        return datetime(begun.year, month, 1)
    return datetime.combine(begun, time.min)
