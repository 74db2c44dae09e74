"""Accepting many proposals at once: each for itself, with a decision of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from extraction.actions.deciding import accept
from extraction.models import Proposal
from tracker.actions import DirectiveDraft, Refused
from tracker.choices import PartyKind, Role
from tracker.models import Directive


class Left(NamedTuple):
    """A proposal that was not accepted, and why not."""

    proposal: Proposal
    why: str


class Accepted(NamedTuple):
    """What came of accepting many."""

    directives: list[Directive]
    left: list[Left]


def accept_many(proposals: Iterable[Proposal], *, by: str, at: datetime) -> Accepted:
    """Record each as it stands; one that cannot be recorded, or was decided meanwhile, does not stop the others.

    Each is accepted in a transaction of its own, so that nobody waits long and a fault loses one at most.
    """
    done = Accepted([], [])
    for proposal in proposals:
        try:
            done.directives.append(accept(proposal, by=by, at=at))
        except Refused as refusal:
            done.left.append(Left(proposal, str(refusal)))
    return done


def is_complete(draft: DirectiveDraft) -> bool:
    """Whether it would be neither unowned nor undated on the ledger."""
    owned = any(
        row.role == Role.LEAD and row.party is not None and row.party.kind != PartyKind.COLLECTIVE
        for row in draft.assignments
    )
    return owned and any(deadline.due_on or deadline.rrule for deadline in draft.deadlines)
