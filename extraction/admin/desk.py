"""What the desk shows: a speech on the left, and beside it the one proposal that is being looked at."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from extraction.admin import coverage, speech_pane
from extraction.admin.forms.correction import CorrectionForm
from extraction.admin.proposal_card import card
from extraction.choices import ProposalState
from extraction.models import Missed, Proposal
from tracker.models import PartyAlias, ResponsibleParty, Speech


def _counted(**wanted: Any) -> Coalesce:
    """How many of a speech's proposals are as wanted; counted for the rows that are shown, not for all."""
    among = Proposal.objects.filter(speech=OuterRef("pk"), **wanted).order_by().values("speech")
    return Coalesce(Subquery(among.values(count=Count("pk"))), 0)


# What a newer reading replaced is neither pending nor decided and no longer concerns the reviewer.
STANDING = [state for state in ProposalState if state != ProposalState.SUPERSEDED]
PROGRESS = {"standing": _counted(state__in=STANDING), "pending": _counted(state=ProposalState.PENDING)}


def standing_proposals(speech: Speech) -> list[Proposal]:
    """The speech's proposals in reading order, without those a newer reading replaced."""
    found = Proposal.objects.filter(speech=speech).exclude(state=ProposalState.SUPERSEDED)
    proposals = list(found.in_reading_order().select_related("run", "decision__directive", "decision__merged_into"))
    for proposal in proposals:
        # One speech for all of them: its long text is fetched once.
        proposal.speech = speech
    return proposals


def next_pending(speech: Speech, after: Proposal | None = None) -> Proposal | None:
    """The next one to decide in reading order, from the top again at the end; None when all are decided."""
    return _next_of(list(speech.proposals.pending().in_reading_order()), after)


def contents(
    speech: Speech, *, current: str = "", form: CorrectionForm | None = None, may_decide: bool, may_create: bool
) -> dict[str, Any]:
    """All that the page shows; ``current`` is the primary key asked for, ``form`` one that was sent and not taken."""
    proposals, run = standing_proposals(speech), speech.runs.order_by("number").last()
    pending = [proposal for proposal in proposals if proposal.state == ProposalState.PENDING]
    shown = form.proposal if form else _asked_for(proposals, current) or next(iter(pending), None)
    missed = list(Missed.objects.filter(run__speech=speech).select_related("directive"))
    found = speech_pane.read_paragraphs(speech, proposals, missed, run, shown)
    return {
        "title": speech.title,
        "speech": speech,
        "run": run,
        "rows": found,
        "strip": coverage.strip(found),
        "overlooked": [row for row in found if row.cues],
        "total": len(proposals),
        "decided": len(proposals) - len(pending),
        "outcomes": _outcomes(proposals),
        "missed_count": len(missed),
        "desk_address": speech_pane.desk_address(speech.pk),
        "current": shown,
        "card": card(shown, form, may_decide=may_decide, may_create=may_create) if shown else None,
        "may_decide": may_decide,
        "registry": registry() if may_decide else [],
        # The desk needs the whole width; the way to the other pages is the line above it.
        "is_nav_sidebar_enabled": False,
        **_ways_on(proposals, pending, shown),
    }


def registry() -> list[tuple[str, str]]:
    """Every name in the registry, and beside each alias the name it stands for."""
    names = ResponsibleParty.objects.order_by("name").values_list("name", flat=True)
    aliases = PartyAlias.objects.order_by("name").values_list("name", "party__name")
    return [(name, "") for name in names] + list(aliases)


def _asked_for(proposals: list[Proposal], current: str) -> Proposal | None:
    return next((proposal for proposal in proposals if str(proposal.pk) == current), None)


def _next_of(pending: list[Proposal], after: Proposal | None) -> Proposal | None:
    later = [p for p in pending if after is None or (p.start, p.end, p.pk) > (after.start, after.end, after.pk)]
    return next((p for p in later or pending if p != after), None)


def _ways_on(proposals: list[Proposal], pending: list[Proposal], shown: Proposal | None) -> dict[str, Any]:
    at = next((number for number, proposal in enumerate(proposals) if proposal == shown), None)
    return {
        "place": None if at is None else at + 1,
        "previous": proposals[at - 1] if at else None,
        "next": proposals[at + 1] if at is not None and at + 1 < len(proposals) else None,
        "following": _next_of(pending, shown),
    }


def _outcomes(proposals: list[Proposal]) -> list[tuple[ProposalState, int]]:
    """How many were decided how, without what did not occur."""
    counts = ((state, sum(p.state == state for p in proposals)) for state in ProposalState)
    return [(state, count) for state, count in counts if count and state != ProposalState.PENDING]
