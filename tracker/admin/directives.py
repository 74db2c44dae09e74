"""The ledger in the admin: everything to look at, nothing to overwrite; what changes, changes by a step."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.core.paginator import Page
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.admin.bases import Paginator
from tracker.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tracker.admin.states import StateFilter
from tracker.admin.steps import possible_steps, take_step
from tracker.models import Assignment, Deadline, Directive, Event, Restatement, Target
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.states import STATES
from tracker.rows.changes import changes_of
from tracker.rows.ledger import keys_of
from tracker.rows.rhythm_words import said_of_deadline

# Of what is open, said beside each row.
PRESSING = ("overdue", "unowned", "undated")


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
    fields = ["text", "comparator", "value", "unit", "hedge"]


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
        return "；".join(map(str, changes_of(event))) or "—"


class KeysFirst(Paginator):
    """Sorts primary keys alone, and fetches what a row shows only for the rows of the page."""

    def __init__(self, rows: DirectiveQuerySet, keys: Any, *args: Any) -> None:
        super().__init__(keys, *args)
        self.rows = rows

    def page(self, number: int | str) -> "Page[Directive]":
        """The page, its rows in the order of all."""
        page = super().page(number)
        page.object_list = self.rows.filter(pk__in=list(page.object_list))
        return page


@admin.register(Directive)
class DirectiveAdmin(ReadOnlyAdmin):
    """Directives, soonest due first."""

    list_display = ["__str__", "kind", "leads", "due_on", "standing", "meeting"]
    list_filter = [StateFilter, "kind", "strength", "assignments__role"]
    search_fields = ["text", "quote", "assignments__name", "assignments__party__name", "speech__meeting__title"]
    fields = ["text", "quote", "speech", "kind", "strength", "closed_on", "closing_note", "public_id"]
    inlines = [AssignmentInline, DeadlineInline, TargetInline, RestatementInline, EventInline]

    def get_paginator(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        per_page: int,
        orphans: int = 0,
        allow_empty_first_page: bool = True,
    ) -> Paginator:
        """Pages of keys; those by due day, unless a heading was clicked for another order."""
        if not isinstance(queryset, DirectiveQuerySet):  # what the admin noted of one directive
            return super().get_paginator(request, queryset, per_page, orphans, allow_empty_first_page)
        keys = keys_of(queryset, request.GET.get("state"), by_day=ORDER_VAR not in request.GET)
        return KeysFirst(queryset, keys, per_page, orphans, allow_empty_first_page)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Directive]:
        """With all that a row shows, in a fixed number of queries."""
        rows: DirectiveQuerySet = Directive.objects.for_list().with_current()
        return rows

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Undated ones come last: NULL sorts differently on SQLite and PostgreSQL."""
        return [F("current__due_on").asc(nulls_last=True), "pk"]

    def get_urls(self) -> list[URLPattern]:
        """The stock pages and the steps."""
        step = path("<int:pk>/step/<slug:name>/", self.admin_site.admin_view(take_step), name="tracker_directive_step")
        return [step, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The directive with the buttons of the steps that can be taken."""
        directive = self.get_object(request, object_id)
        may_act = request.user.has_perm("tracker.change_directive")
        steps = possible_steps(directive) if directive and may_act else {}
        return super().change_view(request, object_id, form_url, {"steps": steps, **(extra_context or {})})

    @admin.display(description=_("Lead"))
    def leads(self, directive: Directive) -> str:
        """Who leads, by the registry's name where there is one."""
        leads = [a for a in directive.assignments.all() if a.role == "lead"]
        return "、".join(str(a.party or a.name) for a in leads) or "—"

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
        return "、".join(words) or str(STATES["open"].label)


@admin.register(Restatement)
class RestatementAdmin(ReadOnlyAdmin):
    """Which directive was demanded again where."""

    list_display = ["__str__", "directive", "speech", "made_at", "made_by"]
    list_select_related = ["directive", "speech"]
    search_fields = ["quote", "directive__text", "speech__title", "made_by"]
    date_hierarchy = "made_at"
