"""Giving a directive its number, and what belongs to one row its place among the others."""

from datetime import datetime
from typing import Any

from django.db.models import F, Manager, Max
from django.utils.timezone import localtime

from tracker.models import NumberedYear
from tracker.numbers import Number


def next_number(at: datetime) -> Number:
    """The next number of the year of ``at`` in the office's zone.

    To be asked for in the transaction that records: until its end others wait for theirs, and where it is rolled back
    the number goes to the next one.
    """
    year = localtime(at).year
    numbered = NumberedYear.objects.filter(year=year)
    if not numbered.update(last=F("last") + 1):
        # Of two who record the first one of a year, the second waits here, and adds nothing.
        NumberedYear.objects.bulk_create([NumberedYear(year=year, last=0)], ignore_conflicts=True)
        numbered.update(last=F("last") + 1)
    return Number(year, numbered.get().last)


def last_number(rows: "Manager[Any]") -> int:
    """The highest ``number`` among the rows that belong to one, which is locked; 0 where there are none."""
    return rows.aggregate(last=Max("number"))["last"] or 0
