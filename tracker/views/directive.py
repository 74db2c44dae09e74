"""The page of one directive."""

from datetime import date
from typing import Any

from django.utils import timezone

from tracker.access import may_report
from tracker.choices import DeadlineStanding
from tracker.models import Deadline, Directive, Restatement
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.changes import changes_of, endings
from tracker.rows.ledger import LedgerRow
from tracker.rows.quoting import Passage, passage
from tracker.rows.repeating import repetition_of
from tracker.rows.rhythm_words import next_days
from tracker.views.bases import DetailView


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
            "may_report": directive.open() and may_report(self.request.user, directive),
            "passage": passage(directive.speech.text, directive.start, directive.end),
            "again": _again(directive),
            "assignments": [*row.leads(), *row.supports(), *row.supervisors()],
            "deadlines": [(one, ended.get(one.pk), _days(one, row)) for one in sorted(deadlines, key=_as_they_count)],
            "history": [(event, list(changes_of(event))) for event in events],
            **self._neighbours(row),
        }

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


def _again(directive: Directive) -> list[tuple[Restatement, Passage]]:
    """Where else it was demanded, each in its paragraph."""
    rows = directive.restatements.select_related("speech__meeting", "speech__speaker")
    return [(one, passage(one.speech.text, one.start, one.end)) for one in rows]


def _as_they_count(deadline: Deadline) -> tuple[int, int]:
    """The current one, then those beside it, those that wait, and those that are over."""
    return (["current", "beside", "later", "former"].index(deadline.standing), deadline.number)


def _days(deadline: Deadline, row: LedgerRow) -> list[date]:
    """The days on which a repetition falls next, while it is owed."""
    if deadline.standing == DeadlineStanding.FORMER or row.directive.closed():
        return []
    return next_days(repetition_of(deadline, row.directive.speech.meeting.held_on), row.on)
