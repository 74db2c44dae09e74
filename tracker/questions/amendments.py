"""The questions asked of what was changed about meetings, speeches, speakers and the registry."""

from typing import Any, Self

from django.db import models
from django.db.models import Q


class AmendmentQuerySet(models.QuerySet[Any]):
    """Changes, asked for by what they are about."""

    def told_beside(self, meeting: models.Model) -> Self:
        """Those of the meeting, of speeches it was given, and of those that it gave away."""
        return self.filter(Q(meeting=meeting) | Q(given_to=meeting) | Q(former_meeting=meeting))

    def between(self, meetings: models.QuerySet[Any]) -> Self:
        """Those that name no other meeting than these."""
        return self.filter(Q(given_to__isnull=True) | Q(given_to__in=meetings, former_meeting__in=meetings))

    def as_made(self) -> Self:
        """In the order they were made, with the speech that they name."""
        return self.select_related("speech").defer("speech__text").order_by("made_at", "pk")
