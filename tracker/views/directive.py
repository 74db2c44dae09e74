"""The page of one directive."""

from datetime import date
from typing import Any

from django.utils import timezone

from tracker.choices import DeadlineStanding
from tracker.filtering.lookups import seen_by
from tracker.models import Deadline, Directive, Meeting, Restatement
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.changes import changes_of, endings
from tracker.rows.ledger import LedgerRow
from tracker.rows.origins import origins_of
from tracker.rows.quoting import Passage, passage
from tracker.rows.repeating import repetition_of
from tracker.rows.rhythm_words import next_days
from tracker.views.bases import DetailView
from tracker.views.steps import steps_for

# The one that counts, those beside it, those that wait, and those that are over.
_ORDER = (DeadlineStanding.CURRENT, DeadlineStanding.BESIDE, DeadlineStanding.LATER, DeadlineStanding.FORMER)


class DirectiveDetail(DetailView):
    """One directive: its words in their place, who, by when and how that was understood, its history and neighbours."""

    template_name = "tracker/directive.html"
    slug_field = slug_url_kwarg = "public_id"

    def get_queryset(self) -> DirectiveQuerySet:
        """The directives the person may see, with all that the page shows."""
        visible: DirectiveQuerySet = Directive.objects.visible_to(self.request.user)
        return visible.for_list().defer(None).select_related("speech__source").prefetch_related("targets", "events")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The directive seen today."""
        directive, on = self.object, timezone.localdate()
        row = LedgerRow(directive, on)
        events, deadlines = directive.events.all(), directive.deadlines.all()
        ended = endings(deadlines, events)
        return super().get_context_data(**kwargs) | {
            "on": on,
            "row": row,
            "steps": steps_for(self.request.user, directive),
            "passage": passage(directive.speech.text, directive.start, directive.end),
            "again": self._again(directive),
            "assignments": [*row.leads(), *row.supports(), *row.supervisors()],
            "deadlines": [(one, ended.get(one.pk), _days(one, row)) for one in sorted(deadlines, key=_as_they_count)],
            "origins": list(origins_of(directive, self.request.user)),
            "history": [(event, list(changes_of(event))) for event in events],
            **self._neighbours(row),
        }

    def _again(self, directive: Directive) -> list[tuple[Restatement, Passage, bool]]:
        """Where else it was demanded, each in its paragraph, and whether the person may open that meeting."""
        rows = list(directive.restatements.select_related("speech__meeting", "speech__speaker"))
        meetings = Meeting.objects.filter(pk__in={one.speech.meeting_id for one in rows})
        seen = set(seen_by(self.request.user, meetings).values_list("pk", flat=True)) if rows else set()
        return [(one, passage(one.speech.text, one.start, one.end), one.speech.meeting_id in seen) for one in rows]

    def _neighbours(self, row: LedgerRow) -> dict[str, Any]:
        """The directives of the same speech that the person may see, as they were said; which come before and after."""
        visible = Directive.objects.visible_to(self.request.user).filter(speech=row.directive.speech_id)
        beside = [LedgerRow(one, row.on) for one in visible.order_by("start", "pk").prefetch_related("deadlines")]
        here = [one.directive for one in beside].index(row.directive)
        return {
            "beside": beside,
            "previous": beside[here - 1].directive if here else None,
            "following": beside[here + 1].directive if here + 1 < len(beside) else None,
        }


def _as_they_count(deadline: Deadline) -> tuple[int, int]:
    return (_ORDER.index(DeadlineStanding(deadline.standing)), deadline.number)


def _days(deadline: Deadline, row: LedgerRow) -> list[date]:
    """The days on which a repetition falls next, while it is owed."""
    if deadline.standing == DeadlineStanding.FORMER or row.directive.closed():
        return []
    return next_days(repetition_of(deadline, row.directive.speech.meeting.held_on), row.on)
