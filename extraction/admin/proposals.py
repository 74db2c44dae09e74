"""What the reader proposed, to look at in words; deciding takes place at the desk."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction.admin import review
from extraction.admin.accepting import accept_chosen_page
from extraction.admin.merging import merge_proposal
from extraction.admin.picked import to_page_of
from extraction.admin.proposal_card import card
from extraction.admin.reasons import spoken
from extraction.admin.speech_pane import address_of
from extraction.admin.undoing import undo_accepted_together
from extraction.choices import ProposalState
from extraction.models import Proposal
from extraction.rights import DECIDE
from tracker.admin.readonly import ReadOnlyAdmin
from tracker.rows.quoting import passage

# For whoever keeps the rules: their names say something to nobody else.
_RULES: Any = (_("Rules"), {"classes": ["collapse"], "fields": ["run", "rule_names"]})


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    """The machine's values, as they were proposed; also the addresses where one is decided."""

    list_display = ["at_the_desk", "state", "kind", "strength", "sureness", "speech"]
    list_display_links = ["state"]
    list_filter = ["state", "kind", "strength"]
    list_select_related = ["speech"]
    search_fields = ["text", "speech__title"]
    fieldsets = [(None, {"fields": ["outcome", "found", "speech", "place", "sureness", "why"]}), _RULES]
    readonly_fields = ["outcome", "found", "place", "sureness", "why", "rule_names"]
    actions = ["accept_selected"]  # type: ignore[assignment]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        """Without the long texts of the speeches: sorted with them, the list took half a second."""
        return super().get_queryset(request).defer("speech__text")

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """The order of proposals, said by columns of their own table, so that an index gives it."""
        return ["-speech_id", "start", "pk"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page with the way to the desk, where a newer reading has not taken the proposal away."""
        proposal = self.get_object(request, unquote(object_id))
        gone = proposal is None or proposal.state == ProposalState.SUPERSEDED
        desk = {"desk": "" if gone else address_of(cast(Proposal, proposal))}
        return super().change_view(request, object_id, form_url, desk | (extra_context or {}))

    @admin.display(description=_("state"))
    def outcome(self, proposal: Proposal) -> str:
        """What became of it: the decision with its reason and note, else the state."""
        decision = getattr(proposal, "decision", None)
        if decision is None:
            return str(proposal.get_state_display())
        context = {"proposal": proposal, "decision": decision, "card": self._card(proposal)}
        return render_to_string("admin/extraction/decision.html", context)

    @admin.display(description=_("what was found"))
    def found(self, proposal: Proposal) -> str:
        """The words with who, when and how much, as the desk says them."""
        return render_to_string("admin/extraction/values.html", {"proposal": proposal, "card": self._card(proposal)})

    def _card(self, proposal: Proposal) -> Any:
        return card(proposal, None, may_decide=False, may_create=False)

    @admin.display(description=_("where the words stand"))
    def place(self, proposal: Proposal) -> str:
        """In which paragraph the words stand."""
        number = passage(proposal.speech.text, proposal.start, proposal.end).number
        return gettext("paragraph %(number)s") % {"number": number}

    @admin.display(description=_("confidence"), ordering="confidence")
    def sureness(self, proposal: Proposal) -> str:
        """How sure the reader was, in percent."""
        return f"{proposal.confidence:.0%}"

    @admin.display(description=_("reasons"))
    def why(self, proposal: Proposal) -> str:
        """What speaks for it and what against."""
        reasons, said = spoken(proposal.reasons), []
        if reasons.speaking_for:
            said.append(gettext("For it: %(names)s") % {"names": gettext(", ").join(reasons.speaking_for)})
        if reasons.speaking_against:
            said.append(gettext("Against it: %(names)s") % {"names": gettext(", ").join(reasons.speaking_against)})
        return "\n".join(said) or gettext("no reasons are kept")

    @admin.display(description=_("rules that applied"))
    def rule_names(self, proposal: Proposal) -> str:
        """The rules that found something in the words."""
        return gettext(", ").join(proposal.rules) or "—"

    @admin.display(description=_("proposal"))
    def at_the_desk(self, proposal: Proposal) -> str:
        """Its words, leading to its place at the desk."""
        return format_html('<a href="{}">{}</a>', address_of(proposal), proposal)

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
            path("undo/", wrap(undo_accepted_together), name="extraction_undo_batch"),
            path("<int:pk>/correct/", wrap(review.correct_proposal), name="extraction_correct"),
            path("<int:pk>/merge/", wrap(merge_proposal), name="extraction_merge"),
            path("<int:pk>/reject/", wrap(review.reject_proposal), name="extraction_reject"),
            *super().get_urls(),
        ]
