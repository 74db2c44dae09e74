"""The readings: which rules read which speech, when, and what became of its paragraphs."""

from collections import Counter

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction import office
from extraction.admin.speech_pane import desk_address
from extraction.models import ExtractionRun
from tracker.admin.readonly import ReadOnlyAdmin

# What a reading says of a paragraph, in the words of the desk.
_OUTCOMES = {
    "items": _("holds items"),
    "nothing": _("read, nothing found"),
    "heading": _("heading"),
    "junk": _("not part of the speech"),
}
_ENOUGH_OF_A_HASH = 12


@admin.register(ExtractionRun)
class ExtractionRunAdmin(ReadOnlyAdmin):
    """Which rules read which speech, and when."""

    list_display = ["__str__", "anchor_on", "read_at", "read_by"]
    list_select_related = ["speech"]
    search_fields = ["speech__title", "rules_hash"]
    date_hierarchy = "read_at"
    fields = ["speech", "at_the_desk", "number", "anchor_on", "proposed", "became", "rules", "read_at", "read_by"]
    readonly_fields = ["at_the_desk", "proposed", "became", "rules"]

    @admin.display(description=_("review"))
    def at_the_desk(self, run: ExtractionRun) -> str:
        """The way to the desk, which shows paragraph by paragraph what was found."""
        return format_html('<a href="{}">{}</a>', desk_address(run.speech_id), gettext("To the desk"))

    @admin.display(description=_("proposals"))
    def proposed(self, run: ExtractionRun) -> int:
        """How many it proposed."""
        return run.proposals.count()

    @admin.display(description=_("paragraphs and what became of them"))
    def became(self, run: ExtractionRun) -> str:
        """How many paragraphs came to what."""
        counts = Counter(each["outcome"] for each in run.paragraphs)
        said = (f"{_OUTCOMES.get(outcome, outcome)}{gettext(': ')}{count}" for outcome, count in counts.most_common())
        return gettext(", ").join(said) or "—"

    @admin.display(description=_("rules"))
    def rules(self, run: ExtractionRun) -> str:
        """Whether they are those in use now; the beginning of their hash tells one state of the rules from another."""
        same = run.rules_hash == office.rulebook().hash
        said = gettext("the rules in use now") if same else gettext("other rules than those in use now")
        return f"{said} ({run.rules_hash[:_ENOUGH_OF_A_HASH]})"
