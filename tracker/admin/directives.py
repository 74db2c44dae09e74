"""The ledger in the admin: everything to look at, nothing to overwrite; what changes, changes by a step."""

from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ORDER_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.admin.keys_first import KeysFirstAdmin
from tracker.admin.numbered import NumberedAdmin
from tracker.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tracker.admin.states import StateFilter
from tracker.decimals import plain
from tracker.models import Assignment, Deadline, Directive, Event, Meeting, Restatement, Speech, Target
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.states import STATES
from tracker.rows.changes import changes_of
from tracker.rows.ledger import keys_of
from tracker.rows.rhythm_words import said_of_deadline
from tracker.search import held, owned_by

# Of what is open, said beside each row.
PRESSING = ("overdue", "unowned", "undated")


def ledger_link(directive: Directive | None) -> str:
    """The way to the page of a directive on the ledger, in its words; a stroke for none."""
    if directive is None:
        return "—"
    return format_html('<a href="{}">{}</a>', reverse("directive", args=[directive.public_id]), directive)


def _found(word: str) -> Q:
    """The directives with the word in wording, quote, an owner's name or the title of the meeting."""
    speeches = Speech.objects.filter(meeting__in=Meeting.objects.filter(title__holds=word)).order_by().values("pk")
    return held(Directive, word) | owned_by(word) | Q(speech__in=speeches)


class AssignmentInline(ReadOnlyInline):
    """Who answers for it."""

    model = Assignment
    fields = ["role", "name", "party", "inherited"]


class DeadlineInline(ReadOnlyInline):
    """The current deadline, the later stages and every former one."""

    model = Deadline
    fields = ["standing", "due_on", "often", "starts_on", "kind", "words", "explanation", "reason", "set_at", "set_by"]
    readonly_fields = ["often"]

    @admin.display(description=_("Repetition"))
    def often(self, deadline: Deadline) -> str:
        """How often it is owed, in words."""
        return said_of_deadline(deadline) or "—"


class TargetInline(ReadOnlyInline):
    """What shows that it was done."""

    model = Target
    fields = ["text", "comparator", "level", "unit", "hedge"]
    readonly_fields = ["level"]

    @admin.display(description=_("value"))
    def level(self, target: Target) -> str:
        """The number without the zeros of its column."""
        return plain(target.value)


class RestatementInline(ReadOnlyInline):
    """Where else it was demanded."""

    model = Restatement
    fields = ["quote", "speech", "made_at", "made_by"]


class EventInline(ReadOnlyInline):
    """Who did what to it, when and why."""

    model = Event
    fields = ["made_at", "made_by", "kind", "reason", "change"]
    readonly_fields = ["change"]

    @admin.display(description=_("What changed"))
    def change(self, event: Event) -> str:
        """The values before and after, in words."""
        return gettext("; ").join(map(str, changes_of(event))) or "—"


@admin.register(Directive)
class DirectiveAdmin(KeysFirstAdmin, NumberedAdmin):
    """Directives, soonest due first."""

    list_display = ["number", "__str__", "kind", "leads", "due_on", "standing", "meeting"]
    list_filter = [StateFilter, "kind", "strength", "assignments__role"]
    search_fields = ["text"]
    finds = staticmethod(_found)
    fields = ["number", "text", "quote", "speech", "kind", "strength", "closed_on", "closing_note"]
    inlines = [AssignmentInline, DeadlineInline, TargetInline, RestatementInline, EventInline]

    def keys(self, request: HttpRequest, rows: QuerySet[Any]) -> Any:
        """Those by due day, unless a heading was clicked for another order."""
        return keys_of(cast(DirectiveQuerySet, rows), request.GET.get("state"), by_day=ORDER_VAR not in request.GET)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Directive]:
        """With all that a row shows, in a fixed number of queries."""
        rows: DirectiveQuerySet = Directive.objects.for_list().with_current()
        return rows

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Undated ones come last: NULL sorts differently on SQLite and PostgreSQL."""
        return [F("current__due_on").asc(nulls_last=True), "pk"]

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, and where the steps were taken before they had pages on the site."""
        page = self.admin_site.admin_view(self.lead_to_step)
        return [path("<int:pk>/step/<slug:name>/", page, name="tracker_directive_step"), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Its history is on its page of the ledger."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        directive = self.get_object(request, unquote(object_id))
        if directive is None:
            raise Http404
        return redirect(reverse("directive", args=[directive.public_id]) + "#history")

    def lead_to_step(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """On to the step's page; a form that was opened before it moved is sent on with what was typed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        address = reverse("directive-step", args=[get_object_or_404(Directive, pk=pk).public_id, name])
        query = request.GET.urlencode()
        return redirect(f"{address}?{query}" if query else address, preserve_request=request.method == "POST")

    @admin.display(description=_("Ref. no."), ordering="pk")
    def number(self, directive: Directive) -> str:
        """What it is called on the telephone."""
        return directive.number

    @admin.display(description=_("Lead"))
    def leads(self, directive: Directive) -> str:
        """Who leads, by the registry's name where there is one."""
        leads = [a for a in directive.assignments.all() if a.role == "lead"]
        return gettext(", ").join(str(a.party or a.name) for a in leads) or "—"

    @admin.display(description=_("Due on"), ordering="current__due_on")
    def due_on(self, directive: Directive) -> date | None:
        """The day of the current deadline."""
        return directive.due_on()

    @admin.display(description=_("Meeting"), ordering="speech__meeting__held_on")
    def meeting(self, directive: Directive) -> str:
        """Where it was said."""
        return str(directive.speech.meeting)

    @admin.display(description=_("State"))
    def standing(self, directive: Directive) -> str:
        """How it stands today, in words."""
        if directive.closed():
            return str(STATES["closed"].label)
        today = timezone.localdate()
        words = [str(STATES[key].label) for key in PRESSING if directive.in_state(key, today)]
        return gettext(", ").join(words) or str(STATES["open"].label)


@admin.register(Restatement)
class RestatementAdmin(ReadOnlyAdmin):
    """Which directive was demanded again where."""

    list_display = ["__str__", "directive", "speech", "made_at", "made_by"]
    list_select_related = ["directive", "speech"]
    search_fields = ["quote", "directive__text", "speech__title", "made_by"]
    date_hierarchy = "made_at"
    fields = ["on_the_ledger", "speech", "quote", "made_at", "made_by"]
    readonly_fields = ["on_the_ledger"]

    @admin.display(description=_("directive"))
    def on_the_ledger(self, restatement: Restatement) -> str:
        """The directive, with the way to its page."""
        return ledger_link(restatement.directive)
