"""Recording a directive from confirmed values."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.drafts import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft, checked_first
from tracker.actions.journal import note
from tracker.actions.numbering import next_number
from tracker.actions.refusals import Refused
from tracker.answers.fitting import fitting
from tracker.choices import DeadlineKind, DeadlineStanding, EventKind
from tracker.models import Assignment, Deadline, Directive, Target
from tracker.search import make_findable, make_unfindable


@transaction.atomic
def record(draft: DirectiveDraft, *, by: str, at: datetime) -> Directive:
    """Put a directive on the ledger with its assignments, deadlines and targets.

    It is given the next number of the year.  Of several deadlines the one that counts becomes current; of the others
    those that are owed at the same time stand beside it, and the rest wait as later stages.  Raises ``Refused`` where
    the span lies outside the speech, and for a repetition without a period.
    """
    if not 0 <= draft.start < draft.end <= len(draft.speech.text):
        raise Refused(_("The quote must lie inside the speech; select the words again."))
    for deadline in draft.deadlines:
        _must_have_a_period(deadline)
    number = next_number(at)
    directive: Directive = Directive.objects.create(
        year=number.year,
        serial=number.serial,
        speech=draft.speech,
        text=draft.wording,
        quote=draft.quote,
        start=draft.start,
        end=draft.end,
        kind=draft.kind,
        strength=draft.strength,
    )
    _add_assignments(directive, draft.assignments)
    _add_deadlines(directive, draft, by=by, at=at)
    _add_targets(directive, draft.targets)
    make_findable(directive)
    note(directive, EventKind.RECORDED, by=by, at=at, after={"text": directive.text})
    return directive


@transaction.atomic
def unrecord(directive: Directive) -> None:
    """Take a directive off the ledger again, with everything of its own."""
    make_unfindable(directive)
    directive.delete()


def _must_have_a_period(deadline: DeadlineDraft) -> None:
    """A repetition of which nobody knows how often it is owed cannot be followed up; a mask may hide that."""
    if deadline.kind == DeadlineKind.RECURRING and not (deadline.repeats() or deadline.masked):
        said = {"words": deadline.words or DeadlineKind.RECURRING.label}
        raise Refused(_("“%(words)s” repeats, but not how often: give its period, or choose another kind.") % said)


def _add_assignments(directive: Directive, drafts: tuple[AssignmentDraft, ...]) -> None:
    # A speech may name one party twice, by its name and by an alias; the ledger lists it once for each role.
    seen: set[object] = set()
    rows = []
    for draft in drafts:
        keys = {(draft.name, draft.role), (draft.party.pk if draft.party else draft.name, draft.role, "party")}
        if not keys & seen:
            rows.append(Assignment(directive=directive, **vars(draft)))
        seen |= keys
    Assignment.objects.bulk_create(fitting(rows))


def _add_deadlines(directive: Directive, draft: DirectiveDraft, *, by: str, at: datetime) -> None:
    counts, rows = draft.counts(), []
    in_order = sorted(draft.deadlines, key=lambda each: (each is not counts, *checked_first(each)))
    for number, deadline in enumerate(in_order, 1):
        standing = _standing(deadline, beside=in_order[0]) if number > 1 else DeadlineStanding.CURRENT
        rows.append(
            Deadline(directive=directive, number=number, standing=standing, set_by=by, set_at=at, **asdict(deadline))
        )
    Deadline.objects.bulk_create(fitting(rows))


def _standing(deadline: DeadlineDraft, beside: DeadlineDraft) -> DeadlineStanding:
    """Stages follow one another; a repetition is owed beside whatever counts, and a day beside a repetition."""
    together = deadline.repeats() or (beside.repeats() and deadline.due_on is not None)
    return DeadlineStanding.BESIDE if together else DeadlineStanding.LATER


def _add_targets(directive: Directive, drafts: tuple[TargetDraft, ...]) -> None:
    rows = (Target(directive=directive, number=number, **asdict(draft)) for number, draft in enumerate(drafts, 1))
    Target.objects.bulk_create(fitting(rows))
