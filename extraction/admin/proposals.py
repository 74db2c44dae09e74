"""What the reader proposed and what people decided, to look at; deciding takes place at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from extraction.actions.comparing import in_fields
from extraction.admin import review
from extraction.admin.accepting import accept_chosen_page
from extraction.admin.merging import merge_proposal
from extraction.admin.pages import DECIDE
from extraction.admin.picked import to_page_of
from extraction.models import Decision, ExtractionRun, Missed, Proposal, Undone
from tracker.admin.numbered import NumberedAdmin
from tracker.admin.readonly import ReadOnlyAdmin


@admin.register(ExtractionRun)
class ExtractionRunAdmin(ReadOnlyAdmin):
    """Which rules read which speech, and when."""

    list_display = ["__str__", "anchor_on", "read_at", "read_by"]
    list_select_related = ["speech"]
    search_fields = ["speech__title", "rules_hash"]
    date_hierarchy = "read_at"


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    """The machine's values, as they were proposed; also the addresses where one is decided."""

    list_display = ["__str__", "state", "kind", "strength", "confidence", "speech"]
    list_filter = ["state", "kind", "strength"]
    list_select_related = ["speech"]
    search_fields = ["text", "speech__title"]
    actions = ["accept_selected"]  # type: ignore[assignment]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        """Without the long texts of the speeches: sorted with them, the list took half a second."""
        return super().get_queryset(request).defer("speech__text")

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """The order of proposals, said by columns of their own table, so that an index gives it."""
        return ["-speech_id", "start", "pk"]

    @admin.action(description=_("Accept the selected proposals …"), permissions=["decide"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> HttpResponse:
        """Show what would be accepted; nothing is until that is confirmed."""
        return to_page_of(request, "admin:extraction_accept_chosen", queryset.values_list("pk", flat=True))

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may decide."""
        return request.user.has_perm(DECIDE)

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, the decisions about one proposal, and accepting many."""
        wrap = self.admin_site.admin_view
        return [
            path("accept/", wrap(accept_chosen_page), name="extraction_accept_chosen"),
            path("<int:pk>/correct/", wrap(review.correct_proposal), name="extraction_correct"),
            path("<int:pk>/merge/", wrap(merge_proposal), name="extraction_merge"),
            path("<int:pk>/reject/", wrap(review.reject_proposal), name="extraction_reject"),
            *super().get_urls(),
        ]


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Who decided what, when and why."""

    list_display = ["proposal", "outcome", "reason", "decided_at", "decided_by", "directive", "merged_into"]
    list_filter = ["outcome", "reason"]
    list_select_related = ["proposal", "directive", "merged_into"]
    search_fields = ["proposal__text", "note", "decided_by"]
    date_hierarchy = "decided_at"
    exclude = ["changes"]
    readonly_fields = ["corrections"]

    @admin.display(description=_("what was corrected"), empty_value="—")
    def corrections(self, decision: Decision) -> str:
        """Each corrected value as proposed and as recorded, a line each."""
        lines = (
            (each["field"], each["proposed"] or "—", each["recorded"] or "—") for each in in_fields(decision.changes)
        )
        return format_html_join(mark_safe("<br>"), "{}: {} → {}", lines)


@admin.register(Missed)
class MissedAdmin(ReadOnlyAdmin):
    """What the reader overlooked, by the reading that did."""

    list_display = ["directive", "run", "added_at", "added_by"]
    list_select_related = ["directive", "run__speech"]
    search_fields = ["directive__text", "run__speech__title", "added_by"]
    date_hierarchy = "added_at"


@admin.register(Undone)
class UndoneAdmin(NumberedAdmin):
    """Which decisions were taken back, and by whom."""

    list_display = ["__str__", "directive_number", "reason", "decided_at", "decided_by", "undone_at", "undone_by"]
    list_filter = ["outcome"]
    list_select_related = ["speech"]
    search_fields = ["speech__title", "decided_by", "undone_by"]
    date_hierarchy = "undone_at"

    @admin.display(description=_("Ref. no."))
    def directive_number(self, undone: Undone) -> str:
        """What the directive that is gone was called."""
        return undone.directive_number or "—"
