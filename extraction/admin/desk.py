"""The desk: a speech on the left, and beside each paragraph what was proposed from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Count, Q, TextChoices

from extraction.admin.marking import Mark, Paragraph, paragraphs
from extraction.choices import ProposalState
from extraction.models import Decision, ExtractionRun, Proposal
from tracker.choices import Comparator, DeadlineKind, Role
from tracker.models import ResponsibleParty, Speech

PartyFinder = Callable[[str], ResponsibleParty | None]

# What a newer reading replaced is neither pending nor decided and no longer concerns the reviewer.
PENDING = Q(proposals__state=ProposalState.PENDING)
STANDING = ~Q(proposals__state=ProposalState.SUPERSEDED) & Q(proposals__isnull=False)
PROGRESS = {
    "standing": Count("proposals", filter=STANDING, distinct=True),
    "pending": Count("proposals", filter=PENDING, distinct=True),
}


@dataclass(frozen=True)
class Card:
    """One proposal as the reviewer sees it, with its names looked up in the registry."""

    proposal: Proposal
    decision: Decision | None
    parties: list[dict[str, Any]]
    deadlines: list[dict[str, Any]]
    targets: list[dict[str, Any]]

    @property
    def pending(self) -> bool:
        """Whether it still awaits a decision."""
        return self.proposal.state == ProposalState.PENDING


@dataclass
class Row:
    """A paragraph, what the reader made of it (heading, junk …), and the proposals whose quote begins in it."""

    paragraph: Paragraph
    outcome: str = ""
    cards: list[Card] = field(default_factory=list)


def standing_proposals(speech: Speech) -> list[Proposal]:
    """The speech's proposals in reading order, without those a newer reading replaced."""
    rows = Proposal.objects.filter(speech=speech).exclude(state=ProposalState.SUPERSEDED)
    return list(rows.in_reading_order().select_related("decision__directive"))


def rows(speech: Speech, proposals: list[Proposal], run: ExtractionRun | None) -> list[Row]:
    """Every paragraph of the speech with its cards, and with what the latest reading made of it."""
    on = speech.meeting.held_on

    @cache
    def party_named(name: str) -> ResponsibleParty | None:
        return ResponsibleParty.objects.meant_by(name, on)

    outcomes = {paragraph["start"]: paragraph["outcome"] for paragraph in run.paragraphs} if run else {}
    found = [Row(p, outcomes.get(p.start, "")) for p in paragraphs(speech.text, list(_marks(proposals)))]
    for proposal in proposals:
        row = next((row for row in found if proposal.start < row.paragraph.end), found[-1])
        row.cards.append(_card(proposal, party_named))
    return found


def next_pending(speech: Speech, after: Proposal | None = None) -> Proposal | None:
    """The next one to decide in reading order, from the top again at the end; None when all are decided."""
    pending = list(speech.proposals.pending().in_reading_order())
    if after is None:
        return next(iter(pending), None)
    later = [p for p in pending if (p.start, p.end, p.pk) > (after.start, after.end, after.pk)]
    return next(iter(later or pending), None)


def _marks(proposals: list[Proposal]) -> Iterator[Mark]:
    for proposal in proposals:
        yield Mark(proposal.start, proposal.end, "quote", proposal)
        for name, mentions in _mentions(proposal):
            for mention in mentions:
                yield Mark(mention["start"], mention["end"], name)


def _mentions(proposal: Proposal) -> list[tuple[str, list[dict[str, Any]]]]:
    return [("deadline", proposal.deadlines), ("target", proposal.targets), ("party", proposal.parties)]


def _card(proposal: Proposal, party_named: PartyFinder) -> Card:
    return Card(
        proposal=proposal,
        decision=getattr(proposal, "decision", None),
        parties=[p | {"role": _label(Role, p["role"]), "party": party_named(p["name"])} for p in proposal.parties],
        deadlines=[d | {"kind": _label(DeadlineKind, d["kind"])} for d in proposal.deadlines],
        targets=[t | {"comparator": _label(Comparator, t["comparator"])} for t in proposal.targets],
    )


def _label(choices: type[TextChoices], value: str) -> Any:
    """The value in words; one that a faulty rule made up is shown as it is, so that it can be corrected."""
    return dict(choices.choices).get(value, value)
