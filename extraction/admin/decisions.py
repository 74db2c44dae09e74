"""What people decided, what they found besides and what they took back, to look at."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from extraction.actions.comparing import in_fields
from extraction.models import Decision, Missed, Undone
from tracker.admin.directives import ledger_link
from tracker.admin.numbered import NumberedAdmin
from tracker.admin.readonly import ReadOnlyAdmin


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Who decided what, when and why."""

    list_display = ["proposal", "outcome", "reason", "decided_at", "decided_by", "directive", "merged_into"]
    list_filter = ["outcome", "reason"]
    list_select_related = ["proposal", "directive", "merged_into"]
    search_fields = ["proposal__text", "note", "decided_by"]
    date_hierarchy = "decided_at"
    fields = ["proposal", "outcome", "reason", "note", "corrections", "recorded", "merged", "decided_at", "decided_by"]
    readonly_fields = ["corrections", "recorded", "merged"]

    @admin.display(description=_("what was corrected"), empty_value="—")
    def corrections(self, decision: Decision) -> str:
        """Each corrected value as proposed and as recorded, a line each."""
        lines = (
            (each["field"], each["proposed"] or "—", each["recorded"] or "—") for each in in_fields(decision.changes)
        )
        return format_html_join(mark_safe("<br>"), "{}: {} → {}", lines)

    @admin.display(description=_("directive"))
    def recorded(self, decision: Decision) -> str:
        """What it recorded."""
        return ledger_link(decision.directive)

    @admin.display(description=_("merged into"))
    def merged(self, decision: Decision) -> str:
        """What it gave another source."""
        return ledger_link(decision.merged_into)


@admin.register(Missed)
class MissedAdmin(ReadOnlyAdmin):
    """What the reader overlooked, by the reading that did."""

    list_display = ["directive", "run", "added_at", "added_by"]
    list_select_related = ["directive", "run__speech"]
    search_fields = ["directive__text", "run__speech__title", "added_by"]
    date_hierarchy = "added_at"
    fields = ["recorded", "run", "added_at", "added_by"]
    readonly_fields = ["recorded"]

    @admin.display(description=_("directive"))
    def recorded(self, missed: Missed) -> str:
        """What was added."""
        return ledger_link(missed.directive)


@admin.register(Undone)
class UndoneAdmin(NumberedAdmin):
    """Which decisions were taken back, and by whom."""

    list_display = ["__str__", "directive_number", "reason", "decided_at", "decided_by", "undone_at", "undone_by"]
    list_filter = ["outcome"]
    list_select_related = ["speech"]
    search_fields = ["speech__title", "decided_by", "undone_by"]
    date_hierarchy = "undone_at"
    fields = [
        "directive_number", "speech", "proposal", "words", "outcome", "reason", "decided_at", "decided_by", "undone_at",
        "undone_by",
    ]  # fmt: skip
    readonly_fields = ["directive_number", "words"]

    @admin.display(description=_("Ref. no."))
    def directive_number(self, undone: Undone) -> str:
        """What the directive that is gone was called."""
        return undone.directive_number or "—"

    @admin.display(description=_("words"))
    def words(self, undone: Undone) -> str:
        """What the decision had been about."""
        return undone.speech.text[undone.start : undone.end].strip()
