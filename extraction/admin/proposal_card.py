"""The right pane of the desk: one proposal as a form to send, or as values with what became of them."""

from dataclasses import dataclass, field
from typing import Any

from extraction.actions.comparing import Change, in_fields
from extraction.admin.forms.correcting import CorrectForm
from extraction.admin.forms.rows import how_understood
from extraction.choices import ProposalState, RejectReason, in_words
from extraction.models import Decision, Proposal
from extraction.reader.lookalikes import in_ordinary_characters
from tracker.choices import Comparator, DeadlineKind, Role
from tracker.models import ResponsibleParty


@dataclass(frozen=True)
class Card:
    """The proposal that is looked at.  ``form`` is there for those who may decide it, the values for all others."""

    proposal: Proposal
    decision: Decision | None
    form: CorrectForm | None
    parties: list[dict[str, Any]] = field(default_factory=list)
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    targets: list[dict[str, Any]] = field(default_factory=list)

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
        """The reasons for rejecting with the digit of each."""
        return [(digit, value, label) for digit, (value, label) in enumerate(RejectReason.choices, 1)]


def card(proposal: Proposal, form: CorrectForm | None, *, may_decide: bool, may_create: bool) -> Card:
    """The card of a proposal; ``form`` is one that was sent and not taken, which is shown again as it was typed."""
    if form is None and may_decide and proposal.state == ProposalState.PENDING:
        form = CorrectForm(proposal, may_create=may_create)
    decision = getattr(proposal, "decision", None)
    if form:
        return Card(proposal, decision, form)
    on, meant_by = proposal.speech.meeting.held_on, ResponsibleParty.objects.meant_by
    return Card(
        proposal,
        decision,
        None,
        parties=[
            party
            | {
                "role": in_words(Role, party["role"]),
                "party": meant_by(in_ordinary_characters(party["name"]), on),
            }
            for party in proposal.parties
        ],
        deadlines=[
            d | {"kind": in_words(DeadlineKind, d["kind"]), "explanation": how_understood(d["text"], d["explanation"])}
            for d in proposal.deadlines
        ],
        targets=[t | {"comparator": in_words(Comparator, t["comparator"])} for t in proposal.targets],
    )
