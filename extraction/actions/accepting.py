"""Accepting many proposals at once: each for itself, with a decision of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import DatabaseError

from extraction.actions.deciding import accept
from extraction.models import Proposal
from tracker.actions import DirectiveDraft, Refused
from tracker.answers.kinds import sentence_of
from tracker.choices import DirectiveKind
from tracker.models import Assignment, Deadline, Directive


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
        except DatabaseError as error:
            if not sentence_of(error):
                raise
            done.left.append(Left(proposal, sentence_of(error)))
    return done


def is_complete(draft: DirectiveDraft) -> bool:
    """Whether it would be neither unowned nor undated on the ledger."""
    owned = any(Assignment(**vars(row)).names_an_owner() for row in draft.assignments)
    dated = any(Deadline(**vars(row)).dated() for row in draft.deadlines)
    return owned and (dated or not DirectiveKind(draft.kind).falls_due())
