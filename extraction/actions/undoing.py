"""Taking back the last decision while nothing has come of it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from extraction.choices import ProposalState
from extraction.models import Decision, Missed, Proposal, Undone
from extraction.reader import mostly_same
from tracker.actions import Refused, separate, take_back, unrecord
from tracker.actions.numbering import last_number
from tracker.choices import EventKind
from tracker.models import Directive, Event, Restatement, Speech
from tracker.moments import to_the_minute

# A slip shows at once or the next morning; after that others go by what stands on the ledger.
LONGEST = timedelta(hours=24)
# That a directive was demanded again, or is not any more, is no step in following it.
_SOURCES = (EventKind.RESTATED, EventKind.SEPARATED)
# What a merging may take over from the words, at the moment of the source.
_TAKEN_OVER = (EventKind.EXTENDED, EventKind.RETARGETED, EventKind.ASSIGNED, EventKind.RELEASED)


@transaction.atomic
def undo(speech: Speech, *, by: str, at: datetime) -> Undone:
    """Take back the last decision this person made in this speech; its proposal awaits a decision again.

    What it had recorded goes off the ledger, a row says that it was there.  Raises ``Refused`` where there is no such
    decision, where it is older than ``LONGEST``, and where a later step or another source rests on it.
    """
    # Speech, proposal, directive: the order in which reading again and deciding take them.
    speech = Speech.objects.select_for_update(no_key=True).get(pk=speech.pk)
    last = last_made(speech, by)
    if last is None:
        raise Refused(_("You have no decision in this speech that could be undone."))
    must_be_recent(last, at)
    return undo_one(speech, last, by=by, at=at)


@transaction.atomic
def undo_one(speech: Speech, last: Decision | Missed, *, by: str, at: datetime) -> Undone:
    """Take back what was decided or added in a speech that is locked; all or nothing.  Raises as ``undo`` does."""
    undone = _kept(speech, last, by=by, at=at)
    if isinstance(last, Missed):
        _take_back_missed(last)
    else:
        _take_back(last, by=by, at=at)
    return undone


def last_made(speech: Speech, by: str) -> Decision | Missed | None:
    """What this person decided or added last in this speech."""
    decisions = Decision.objects.filter(proposal__speech=speech, decided_by=by)
    decision: Decision | None = decisions.order_by("decided_at", "pk").last()
    missed: Missed | None = Missed.objects.filter(run__speech=speech, added_by=by).order_by("added_at", "pk").last()
    if decision and missed:
        return decision if decision.decided_at > missed.added_at else missed
    return decision or missed


def _made_at(last: Decision | Missed) -> datetime:
    return last.added_at if isinstance(last, Missed) else last.decided_at


def must_be_recent(last: Decision | Missed, at: datetime) -> None:
    """Raises ``Refused`` for what was decided longer than ``LONGEST`` before this moment."""
    made_at = _made_at(last)
    if at - made_at > LONGEST:
        when = to_the_minute(made_at)
        raise Refused(
            _(
                "Your last decision here was made at %(when)s, more than %(hours)d hours ago; "
                "make the change on the ledger instead."
            )
            % {"when": when, "hours": LONGEST // timedelta(hours=1)}
        )


def _kept(speech: Speech, last: Decision | Missed, *, by: str, at: datetime) -> Undone:
    kept: dict[str, Any] = {"number": last_number(speech.undone) + 1, "decided_at": _made_at(last), "decided_by": by}
    kept |= {"undone_at": at, "undone_by": by}
    if last.directive:
        kept |= {"year": last.directive.year, "serial": last.directive.serial}
    if isinstance(last, Missed):
        return speech.undone.create(start=last.directive.start, end=last.directive.end, **kept)
    proposal = last.proposal
    return speech.undone.create(
        proposal=proposal, start=proposal.start, end=proposal.end, outcome=last.outcome, reason=last.reason, **kept
    )


def _take_back_missed(missed: Missed) -> None:
    directive = _untouched(missed.directive)
    missed.delete()
    unrecord(directive)


def _take_back(decision: Decision, *, by: str, at: datetime) -> None:
    proposal = Proposal.objects.select_for_update().get(pk=decision.proposal_id)
    directive, merged_into = decision.directive, decision.merged_into
    if directive:
        directive = _untouched(directive)
    elif not merged_into:
        _must_be_unrecorded(proposal)
    decision.delete()
    if directive:
        unrecord(directive)
    if merged_into:
        _part(merged_into, decision, proposal, by=by, at=at)
    proposal.state = ProposalState.SUPERSEDED if _is_replaced(proposal) else ProposalState.PENDING
    proposal.save(update_fields=["state"])


def _untouched(directive: Directive) -> Directive:
    """The directive, locked; raises ``Refused`` where somebody took a step with it or it has another source."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    who = [source.made_by for source in directive.restatements.all()]
    who += [decision.decided_by for decision in directive.merged_decisions.all()]
    if who:
        said = {"what": directive, "who": who[-1]}
        raise Refused(_("“%(what)s” has another source, merged by %(who)s; that has to be undone first.") % said)
    _must_have_no_step(directive, _steps(directive))
    return directive


def _steps(directive: Directive) -> QuerySet[Event]:
    """The steps in following it, without what mergings that were taken back had taken over, and brought back."""
    # A merging takes something over, and its undoing brings that back: both at the moment of the source.
    moments = directive.events.filter(kind__in=_SOURCES).values_list("made_at", flat=True)
    gone = set(moments) - set(directive.restatements.values_list("made_at", flat=True))
    steps = directive.events.exclude(kind__in=[*_SOURCES, EventKind.RECORDED])
    return steps.exclude(kind__in=_TAKEN_OVER, made_at__in=gone)


def _must_have_no_step(directive: Directive, later: QuerySet[Event]) -> None:
    step = later.last()
    if step:
        said = {"what": directive, "who": step.made_by, "step": step.get_kind_display()}
        raise Refused(
            _("“%(what)s” is already being followed up (%(who)s: %(step)s); make the change on the ledger.") % said
        )


def _must_be_unrecorded(proposal: Proposal) -> None:
    """What was rejected and then added by hand would stand there twice."""
    for directive in Directive.objects.filter(speech=proposal.speech_id):
        if mostly_same((directive.start, directive.end), (proposal.start, proposal.end)):
            what = {"what": directive}
            raise Refused(_("These words have since been put on the ledger as “%(what)s”; the rejection stays.") % what)


def _part(directive: Directive, decision: Decision, proposal: Proposal, *, by: str, at: datetime) -> None:
    """Take the source away again, and what was taken over with it, the last first."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    made = {"made_at": decision.decided_at, "made_by": decision.decided_by}
    own = list(directive.events.filter(kind__in=[EventKind.RESTATED, *_TAKEN_OVER], **made))
    _must_have_no_step(directive, _steps(directive).filter(number__gt=own[-1].number if own else 0))
    reason = _("The merge was undone.")
    for event in reversed(own):
        if event.kind != EventKind.RESTATED:
            take_back(event, by=by, at=at, reason=reason)
    source = Restatement.objects.filter(directive=directive, speech=proposal.speech_id, start=proposal.start).first()
    if source:
        separate(source, by=by, at=at, reason=reason)


def _is_replaced(proposal: Proposal) -> bool:
    """Whether a newer reading proposes something at the same place."""
    newer = Proposal.objects.pending().filter(speech=proposal.speech_id, run__number__gt=proposal.run.number)
    return any(mostly_same((other.start, other.end), (proposal.start, proposal.end)) for other in newer)
