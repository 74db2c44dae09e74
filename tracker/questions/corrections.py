"""The questions asked of what was corrected about meetings."""

from typing import Any, Self

from django.db import models
from django.db.models import Q


class MeetingCorrectionQuerySet(models.QuerySet[Any]):
    """Corrections of days, and speeches that were given to another meeting."""

    def about(self, meeting: models.Model) -> Self:
        """Of its day, of speeches it was given, and of those that it gave away."""
        return self.filter(Q(meeting=meeting) | Q(former_meeting=meeting))

    def between(self, meetings: models.QuerySet[Any]) -> Self:
        """Those that name no other meeting than these."""
        return self.filter(Q(speech__isnull=True) | Q(meeting__in=meetings, former_meeting__in=meetings))

    def as_made(self) -> Self:
        """In the order they were made, with the speech and the meetings that they name."""
        named = self.select_related("meeting", "former_meeting", "speech").defer("speech__text")
        return named.order_by("made_at", "pk")
