"""Which repetitions all calendar programs read alike; the others are given to them day by day.

Measured in dateutil 2.9.0, recurring-ical-events 3.8.2, rrule.js 2.8.1 and ical.js 2.2.1 (in Thunderbird and
Nextcloud): the last takes 1 July for 30 June where a yearly rule has the ends of several months, misses months out of
order, and takes every day where BYSETPOS chooses some.  ``tests/tracker/test_feeds_in_clients.py`` asks them all.
"""

from tracker.rows.repeating import Parts

_SAME_FOR_ALL = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"}


def said_alike(parts: Parts) -> Parts | None:
    """The same days as a rule that all programs read alike; None where there is none."""
    if parts.keys() - _SAME_FOR_ALL or (len(parts.get("BYDAY", [])) > 1 and parts["FREQ"] != ["WEEKLY"]):
        return None
    rule = {name: sorted(values, key=_in_order) if name in _NUMBERED else values for name, values in parts.items()}
    if "BYMONTH" not in rule:
        return rule
    every = int(rule.get("INTERVAL", ["1"])[0])
    if rule["FREQ"] == ["YEARLY"] and every > 1:
        return rule if len(rule["BYMONTH"]) == 1 else None
    # Every month that is named, and no step between them: the same for a year and for a quarter.
    named = {int(month) % every for month in rule["BYMONTH"]}
    if rule["FREQ"] not in (["YEARLY"], ["MONTHLY"]) or len(named) > 1 or 12 % every:
        return None
    del rule["FREQ"]
    rule.pop("INTERVAL", None)
    return {"FREQ": ["MONTHLY"], **rule}


_NUMBERED = {"BYMONTH", "BYMONTHDAY"}


def _in_order(number: str) -> tuple[bool, int]:
    """Ascending, those counted from the end last."""
    return int(number) < 0, int(number)
