"""Taking back what was accepted together: each by itself as a single one is, and all in one transaction."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from extraction.actions.accepting import Left
from extraction.actions.undoing import LONGEST, must_be_recent, undo_one
from extraction.choices import Outcome
from extraction.models import Decision, Missed, Proposal, Undone
from extraction.querysets import DecisionQuerySet
from tracker.actions import Refused
from tracker.models import Directive, Speech


class TakenBack(NamedTuple):
    """What came of taking a batch back; what others rest on was left."""

    undone: list[Undone]
    left: list[Left]


def batch(by: str, made_at: datetime) -> DecisionQuerySet:
    """What this person accepted at that moment and did not take back since: a batch has one moment."""
    accepted: DecisionQuerySet = Decision.objects.filter(
        decided_by=by, decided_at=made_at, outcome=Outcome.ACCEPTED
    ).order_by("proposal__speech_id", "proposal__start", "pk")
    return accepted


def batch_around(last: Decision | Missed | None, at: datetime) -> DecisionQuerySet:
    """The batch that a person's last decision was part of, as long as it may be taken back; none where it was alone."""
    alone: DecisionQuerySet = Decision.objects.none()
    if not isinstance(last, Decision) or last.outcome != Outcome.ACCEPTED or at - last.decided_at > LONGEST:
        return alone
    found = batch(last.decided_by, last.decided_at)
    return found if found.count() > 1 else alone


@transaction.atomic
def undo_batch(made_at: datetime, *, by: str, at: datetime) -> TakenBack:
    """Take back all that this person accepted at that moment, but for what a later step or another source rests on.

    Raises ``Refused`` where nothing of it is left, and where it is older than ``LONGEST``.
    """
    _lock(by, made_at)
    decisions = list(batch(by, made_at).select_related("proposal__run", "proposal__speech", "directive"))
    if not decisions:
        raise Refused(_("Nothing that was accepted together can still be undone."))
    must_be_recent(decisions[0], at)
    done = TakenBack([], [])
    for decision in reversed(decisions):
        try:
            done.undone.append(undo_one(decision.proposal.speech, decision, by=by, at=at))
        except Refused as refusal:
            done.left.append(Left(decision.proposal, str(refusal)))
    return done


def _lock(by: str, made_at: datetime) -> None:
    """Speeches, proposals, directives: in the order in which everybody takes them, and each sort by its keys."""
    keys = batch(by, made_at).values_list("proposal__speech_id", "proposal_id", "directive_id")
    speeches, proposals, directives = map(set, zip(*keys, strict=True)) if keys else (set(), set(), set())
    list(Speech.objects.filter(pk__in=speeches).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    for model, found in ((Proposal, proposals), (Directive, directives)):
        list(model._default_manager.filter(pk__in=found).order_by("pk").select_for_update().values_list("pk"))
