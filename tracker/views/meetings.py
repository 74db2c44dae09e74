"""The meetings, and the page of one: its speeches and its table of tasks (任务分解表)."""

from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.choices import MeetingLevel
from tracker.days import FIRST_YEAR, LAST_YEAR
from tracker.exports import TASK_TABLE_COLUMNS, batches, ids_of
from tracker.exports.columns import Column
from tracker.figures.tallies import HEADINGS, by_meeting, figures, together
from tracker.filtering.lookups import meetings_called, seen_by
from tracker.models import Amendment, Directive, Meeting, Speech
from tracker.rows.amendments import told_beside
from tracker.rows.ledger import LedgerRow, demanded_again
from tracker.views.bases import DetailView, ListView


class MeetingSearchForm(forms.Form):
    """Which meetings are listed."""

    words = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[("", _("any")), *MeetingLevel.choices])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def narrowed(self, meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """The meetings that answer to all that was filled in; none where that cannot be understood."""
        if not self.is_valid():
            return meetings.none()
        asked = self.cleaned_data
        meetings = meetings.filter(meetings_called(asked["words"]))
        if asked["level"]:
            meetings = meetings.filter(level=asked["level"])
        return meetings.filter(held_on__year=asked["year"]) if asked["year"] else meetings


class MeetingList(ListView):
    """The meetings, the latest first, each with what it brought and how that stands today."""

    template_name = "tracker/meeting_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Meeting]:
        """Those the form asks for, of those the person may see something of."""
        self.form = MeetingSearchForm(self.request.GET)
        return self.form.narrowed(seen_by(self.request.user, Meeting.objects.all()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meetings of the page with their figures."""
        context = super().get_context_data(**kwargs)
        on = timezone.localdate()
        visible = Directive.objects.visible_to(self.request.user).filter(speech__meeting__in=list(context["page_obj"]))
        counts = by_meeting(visible, on)
        rows = [
            (meeting, figures(counts.get(meeting.pk, {}), {"meeting": str(meeting.public_id)}))
            for meeting in context["page_obj"]
        ]
        return context | {"form": self.form, "on": on, "rows": rows, "headings": HEADINGS}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Status 400 where the form was refused, so that programs notice too."""
        return super().render_to_response(context, status=200 if self.form.is_valid() else 400, **kwargs)


class MeetingDetail(DetailView):
    """One meeting: who spoke, and its table of tasks, cell for cell what its files hold."""

    template_name = "tracker/meeting.html"
    slug_field = slug_url_kwarg = "public_id"

    def get_queryset(self) -> QuerySet[Meeting]:
        """The meetings the person may see something of, with their speeches but not the long texts."""
        speeches = Speech.objects.select_related("speaker").defer("text").order_by("pk")
        return seen_by(self.request.user, Meeting.objects.prefetch_related(Prefetch("speeches", queryset=speeches)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The table, and what the meeting demanded that was on the ledger before."""
        visible, on = Directive.objects.visible_to(self.request.user), timezone.localdate()
        told = visible.filter(speech__meeting=self.object)
        # Batch by batch, since one is let go of when the next is asked for.
        rows = [(row, cells(row)) for batch in batches(ids_of(told.as_said()), on) for row in batch]
        return super().get_context_data(**kwargs) | {
            "on": on,
            "amendments": [told_beside(self.object, each) for each in self._amendments()],
            "columns": TASK_TABLE_COLUMNS,
            "rows": rows,
            "figures": zip(HEADINGS, figures(together(told, on), {"meeting": str(self.object.public_id)}), strict=True),
            "all_address": f"{reverse('directives')}?meeting={self.object.public_id}",
            "again": demanded_again(visible, self.object, on),
        }

    def _amendments(self) -> QuerySet[Amendment]:
        """Those of the meeting that name no other meeting than the person may see something of."""
        seen = seen_by(self.request.user, Meeting.objects.order_by())
        told: QuerySet[Amendment] = Amendment.objects.told_beside(self.object).between(seen).as_made()
        return told


def cells(row: LedgerRow) -> list[tuple[Column, str]]:
    """The cells of a row of the table, each with its column."""
    return [(column, str(column.value(row) or "")) for column in TASK_TABLE_COLUMNS]
