"""The right pane of the desk: one proposal as a form to send, or as values with what became of them."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from extraction.actions import known_parties
from extraction.actions.comparing import Change, in_fields
from extraction.admin.forms.correction import CorrectionForm
from extraction.admin.understood import how_understood
from extraction.choices import ProposalState, in_words
from extraction.models import Decision, Proposal
from extraction.reader import DeadlineMention, PartyMention, TargetMention
from tracker.choices import Comparator, DeadlineKind, Role
from tracker.models import ResponsibleParty


@dataclass(frozen=True)
class ProposalCard:
    """The proposal that is looked at.  ``form`` is there for those who may decide it, the values for all others.

    The values are the reader's, in words; beside each party stands the one of the registry that it means.
    """

    proposal: Proposal
    decision: Decision | None
    form: CorrectionForm | None
    parties: list[tuple[PartyMention, ResponsibleParty | None]] = field(default_factory=list)
    deadlines: list[DeadlineMention] = field(default_factory=list)
    targets: list[TargetMention] = field(default_factory=list)

    @property
    def pending(self) -> bool:
        """Whether it still awaits a decision."""
        return self.proposal.state == ProposalState.PENDING

    @property
    def corrections(self) -> list[Change]:
        """What a correction changed, the fields named in words."""
        return in_fields(self.decision.changes if self.decision else [])

    @property
    def reject_reasons(self) -> list[tuple[int, str, Any]]:
        """The reasons for rejecting with the digit of each, the most used first.

        What was rejected today does not count yet: a digit means the same all day long.
        """
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        reasons = Decision.objects.reasons_by_use(before=today)
        return [(digit, reason.value, reason.label) for digit, reason in enumerate(reasons, 1)]


def card(proposal: Proposal, form: CorrectionForm | None, *, may_decide: bool, may_create: bool) -> ProposalCard:
    """The card of a proposal; ``form`` is one that was sent and not taken, which is shown again as it was typed."""
    if form is None and may_decide and proposal.state == ProposalState.PENDING:
        form = CorrectionForm(proposal, may_create=may_create)
    decision = getattr(proposal, "decision", None)
    if form:
        return ProposalCard(proposal, decision, form)
    found = proposal.as_read
    return ProposalCard(
        proposal,
        decision,
        None,
        parties=_parties(proposal, found.parties),
        deadlines=[_deadline(deadline) for deadline in found.deadlines],
        targets=[replace(target, comparator=in_words(Comparator, target.comparator)) for target in found.targets],
    )


def _parties(proposal: Proposal, found: tuple[PartyMention, ...]) -> list[tuple[PartyMention, ResponsibleParty | None]]:
    on, known = proposal.speech.meeting.held_on, known_parties(party.name for party in found)
    return [(replace(party, role=in_words(Role, party.role)), known.meant_by(party.name, on)) for party in found]


def _deadline(found: DeadlineMention) -> DeadlineMention:
    explanation = how_understood(found.text, found.explanation)
    return replace(found, kind=in_words(DeadlineKind, found.kind), explanation=explanation)
