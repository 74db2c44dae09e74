"""Recording a directive from confirmed values."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.drafts import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.actions.journal import note
from tracker.actions.numbering import next_number
from tracker.actions.refusals import Refused
from tracker.answers.fitting import fitting
from tracker.choices import DeadlineStanding, EventKind
from tracker.models import Assignment, Deadline, Directive, Target


@transaction.atomic
def record(draft: DirectiveDraft, *, by: str, at: datetime) -> Directive:
    """Put a directive on the ledger with its assignments, deadlines and targets.

    It is given the next number of the year.  Of several deadlines the earliest becomes current and the others wait as
    later stages.  Raises ``Refused`` where the span lies outside the speech.
    """
    if not 0 <= draft.start < draft.end <= len(draft.speech.text):
        raise Refused(_("The quote must lie inside the speech; select the words again."))
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
    _add_deadlines(directive, draft.deadlines, by=by, at=at)
    _add_targets(directive, draft.targets)
    note(directive, EventKind.RECORDED, by=by, at=at, after={"text": directive.text})
    return directive


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


def _add_deadlines(directive: Directive, drafts: tuple[DeadlineDraft, ...], *, by: str, at: datetime) -> None:
    rows = []
    for number, draft in enumerate(sorted(drafts, key=_soonest_first), 1):
        standing = DeadlineStanding.CURRENT if number == 1 else DeadlineStanding.LATER
        rows.append(
            Deadline(directive=directive, number=number, standing=standing, set_by=by, set_at=at, **asdict(draft))
        )
    Deadline.objects.bulk_create(fitting(rows))


def _soonest_first(draft: DeadlineDraft) -> tuple[bool, bool, date]:
    """A day before a repetition before neither: what can be checked first counts first."""
    return (draft.due_on is None, not (draft.rrule or draft.days), draft.due_on or date.max)


def _add_targets(directive: Directive, drafts: tuple[TargetDraft, ...]) -> None:
    rows = (Target(directive=directive, number=number, **asdict(draft)) for number, draft in enumerate(drafts, 1))
    Target.objects.bulk_create(fitting(rows))
