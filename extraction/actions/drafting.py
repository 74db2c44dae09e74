"""What a proposal would put on the ledger if it were accepted as it stands."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from extraction.actions.fitting import fit
from extraction.models import Proposal
from extraction.reader.lookalikes import in_ordinary_characters
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.models import Assignment, Deadline, ResponsibleParty, Target

PartyFinder = Callable[[str, date | None], ResponsibleParty | None]

# What a target's value column holds: 20 digits, 4 of them behind the point.
LARGEST_VALUE = Decimal(10) ** 16
SMALLEST_STEP = Decimal("0.0001")


def draft_of(proposal: Proposal, *, meant_by: PartyFinder | None = None) -> DirectiveDraft:
    """The proposal as a draft: names kept as said, with whom the registry means by them on the meeting's day.

    The registry is asked for the name in ordinary characters: 江⻄镇, its radical from a PDF, is its 江西镇.

    ``meant_by`` is asked instead of the registry: by whoever drafts many and knows their parties already, or does not
    care about them.
    """
    on = proposal.speech.meeting.held_on
    meant_by = meant_by or ResponsibleParty.objects.meant_by
    return DirectiveDraft(
        speech=proposal.speech,
        start=proposal.start,
        end=proposal.end,
        kind=proposal.kind,
        strength=proposal.strength,
        assignments=tuple(
            _assignment(party, meant_by(in_ordinary_characters(party["name"]), on)) for party in proposal.parties
        ),
        deadlines=tuple(_deadline(deadline) for deadline in proposal.deadlines),
        targets=tuple(_target(target) for target in proposal.targets),
    )


def _assignment(party: dict[str, Any], registered: ResponsibleParty | None) -> AssignmentDraft:
    return AssignmentDraft(
        name=fit(Assignment, "name", party["name"]),
        role=party["role"],
        party=registered,
        inherited=party["inherited"],
    )


def _deadline(found: dict[str, Any]) -> DeadlineDraft:
    due_on = _day(found["due_on"])
    return DeadlineDraft(
        kind=found["kind"],
        words=fit(Deadline, "words", found["text"]),
        edtf=fit(Deadline, "edtf", found["edtf"]),
        rrule=fit(Deadline, "rrule", found["rrule"]),
        duration=fit(Deadline, "duration", found["duration"]),
        starts_on=_day(found["starts_on"]),
        due_on=due_on,
        anchor_on=_day(found["anchor_on"]),
        # From X月 to the end of 2028: the beginning is hidden, the day to check on is not.
        masked=found["masked"] and due_on is None,
        explanation=fit(Deadline, "explanation", found["explanation"]),
    )


def _target(found: dict[str, Any]) -> TargetDraft:
    return TargetDraft(
        text=fit(Target, "text", found["text"]),
        comparator=found["comparator"],
        value=_number(found["value"]),
        unit=fit(Target, "unit", found["unit"]),
        hedge=fit(Target, "hedge", found["hedge"]),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value).quantize(SMALLEST_STEP)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST_VALUE else None
