"""The orders of directives, and a part of a long list in its order without sorting all of it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, FilteredRelation, Q

from tracker.choices import DeadlineStanding

# So many directives fill a large ledger, one that pages are measured on.
LARGE_LEDGER = 50_000


class OrderedQuerySet(models.QuerySet[Any]):
    """Directives by the day of the deadline that counts, and as they were said."""

    def with_current(self) -> Self:
        """Join the one current deadline as ``current`` so that it can be filtered and sorted by; no row is lost."""
        return self.alias(
            current=FilteredRelation("deadlines", condition=Q(deadlines__standing=DeadlineStanding.CURRENT))
        )

    def as_said(self) -> Self:
        """Meeting by meeting, the latest first, and within one in the order of the words."""
        day = F("speech__meeting__held_on").desc(nulls_last=True)
        return self.order_by(day, "speech__meeting_id", "speech_id", "start", "pk")

    def by_due_day(self) -> Self:
        """Soonest due first, undated last, then in the order of recording."""
        return self.with_current().order_by(F("current__due_on").asc(nulls_last=True), "pk")

    def soonest(self, part: slice, of: int | None = None) -> list[int]:
        """The primary keys of a part of the rows ``by_due_day``; ``of`` says how many there are, where it is known.

        The dated ones stand in an index in their order, and are taken from there unless sorting is the shorter way:
        much fewer rows than ``LARGE_LEDGER`` are sorted, of more the middle, from about half of it on only those of
        one day.
        """
        count = self.count() if of is None else of
        if _sooner_sorted(part, count):
            return list(self.by_due_day().values_list("pk", flat=True)[part])
        if part.stop <= count // 4:  # so near the front that counting the dated ones would be the longer way
            keys = list(self._dated().values_list("pk", flat=True)[part])
            if len(keys) == part.stop - part.start:
                return keys
        return self._from_nearer_end(part, count)

    def _from_nearer_end(self, part: slice, count: int) -> list[int]:
        """``soonest`` of so many rows, the dated and the undated ones apart: only those of one day are sorted then."""
        dated_count = self.with_current().aggregate(dated=Count("current__due_on"))["dated"]
        undated = self._with_due().filter(due__isnull=True).order_by("pk")
        return [
            *_keys(self._dated(), dated_count, part.start, part.stop),
            *_keys(undated, count - dated_count, part.start - dated_count, part.stop - dated_count),
        ]

    def _dated(self) -> Self:
        # Not `isnull`: it is by comparing that SQLite knows to begin with the deadlines.
        return self._with_due().filter(due__gte=date.min).order_by("due", "pk")

    def _with_due(self) -> Self:
        return self.with_current().alias(due=F("current__due_on"))


def _sooner_sorted(part: slice, count: int) -> bool:
    """Whether ``count`` rows are fewer to sort than to pass over along the index of all, from the nearer end."""
    distance: int = min(part.stop, count - part.start)
    return distance * LARGE_LEDGER > count * count  # for each row of the list LARGE_LEDGER / count stand in the index


def _keys(rows: OrderedQuerySet, count: int, start: int, stop: int) -> list[int]:
    """The primary keys of the rows from ``start`` to ``stop``, of so many; from the end where that is nearer."""
    start, stop = max(start, 0), min(stop, count)
    if start >= stop:
        return []
    if start <= count - stop:
        return list(rows.values_list("pk", flat=True)[start:stop])
    return list(rows.reverse().values_list("pk", flat=True)[count - stop : count - start])[::-1]
