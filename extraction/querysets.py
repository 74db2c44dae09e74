"""The questions asked of the review."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models

from extraction.choices import ProposalState, RejectReason


class ProposalQuerySet(models.QuerySet[Any]):
    """Proposals, asked as a reviewer asks."""

    def pending(self) -> Self:
        """Those that await a decision."""
        return self.filter(state=ProposalState.PENDING)

    def decided(self) -> Self:
        """Those a person has decided; what a newer reading replaced was never decided."""
        return self.exclude(state__in=[ProposalState.PENDING, ProposalState.SUPERSEDED])

    def read_between(self, first: date | None, last: date | None) -> Self:
        """Those of readings made from ``first`` to ``last``, both days included; None leaves that end open."""
        read = self if first is None else self.filter(run__read_at__date__gte=first)
        return read if last is None else read.filter(run__read_at__date__lte=last)

    def in_reading_order(self) -> Self:
        """As they stand in the speech."""
        return self.order_by("start", "end", "pk")


class DecisionQuerySet(models.QuerySet[Any]):
    """Decisions, asked as somebody asks who weighs the reader."""

    def made_between(self, first: date | None, last: date | None) -> Self:
        """Those made from ``first`` to ``last``, both days included; None leaves that end open."""
        made = self if first is None else self.filter(decided_at__date__gte=first)
        return made if last is None else made.filter(decided_at__date__lte=last)

    def made_since(self, moment: datetime) -> Self:
        """Those made at that moment or after it."""
        return self.filter(decided_at__gte=moment)

    def reasons_by_use(self, before: datetime) -> list[RejectReason]:
        """All reasons for rejecting, those first that were given most often before that moment; else as declared."""
        given = self.filter(reason__gt="", decided_at__lt=before).order_by().values_list("reason")
        used = dict(given.annotate(count=models.Count("pk")))
        return sorted(RejectReason, key=lambda reason: -used.get(reason, 0))


class PresenceQuerySet(models.QuerySet[Any]):
    """Who is at the desk, asked as the person at the other end of it asks."""

    def seen_since(self, moment: datetime) -> Self:
        """Those seen at that moment or after it."""
        return self.filter(seen_at__gte=moment)
