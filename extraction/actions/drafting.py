"""What a proposal would put on the ledger if it were accepted as it stands."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from extraction import reader
from extraction.actions.fitting import fit
from extraction.actions.wording import task_of
from extraction.lookalikes import UNSEEN, in_ordinary_characters
from extraction.models import Proposal
from extraction.reader import DeadlineMention, PartyMention, TargetMention
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.models import Assignment, Deadline, KnownParties, ResponsibleParty, Speech, Target

# What a target's value column holds: 20 digits, 4 of them behind the point.
LARGEST_VALUE = Decimal(10) ** 16
SMALLEST_STEP = Decimal("0.0001")


def known_parties(names: Iterable[str] = ()) -> KnownParties:
    """The registry as far as these names go, asked in ordinary characters: 江⻄镇, a radical in it, is 江西镇."""
    return KnownParties(names, spelled=in_ordinary_characters)


def draft_of(proposal: Proposal, *, known: KnownParties | None = None) -> DirectiveDraft:
    """The proposal as a draft: names kept as said, with whom the registry means by them on the meeting's day.

    ``known`` is asked instead of the registry, by whoever has looked the names up already.
    """
    found = proposal.as_read
    if known is None:
        known = known_parties(party.name for party in found.parties)
    return draft_from(proposal.speech, found, known)


def draft_from(speech: Speech, found: reader.Proposal, known: KnownParties) -> DirectiveDraft:
    """The same of what a reading of the speech found."""
    on = speech.meeting.held_on
    return DirectiveDraft(
        speech=speech,
        start=found.start,
        end=found.end,
        text=_wording(found),
        kind=found.kind,
        strength=found.strength,
        assignments=tuple(_assignment(party, known.meant_by(party.name, on)) for party in found.parties),
        deadlines=tuple(deadline_from(deadline) for deadline in found.deadlines),
        targets=tuple(_target(target) for target in found.targets),
    )


def _wording(found: reader.Proposal) -> str:
    """What is to be done, where that is not the quote as it stands.

    Signs that do not show are left out besides: nobody would find the words by typing them.
    """
    words = "".join(sign for sign in task_of(found) if sign not in UNSEEN)
    return "" if words == found.text else words


def deadline_from(found: DeadlineMention) -> DeadlineDraft:
    """What a deadline would be recorded as."""
    return DeadlineDraft(
        kind=found.kind,
        words=fit(Deadline, "words", found.text),
        edtf=fit(Deadline, "edtf", found.edtf),
        rrule=fit(Deadline, "rrule", found.rrule),
        days=" ".join(map(str, found.days)),
        duration=fit(Deadline, "duration", found.duration),
        starts_on=found.starts_on,
        due_on=found.due_on,
        anchor_on=found.anchor_on,
        # From X月 to the end of 2028: the beginning is hidden, the day to check on is not.
        masked=found.masked and found.due_on is None,
        explanation=fit(Deadline, "explanation", found.explanation),
    )


def _assignment(found: PartyMention, registered: ResponsibleParty | None) -> AssignmentDraft:
    return AssignmentDraft(fit(Assignment, "name", found.name), found.role, registered, found.inherited)


def _target(found: TargetMention) -> TargetDraft:
    return TargetDraft(
        text=fit(Target, "text", found.text),
        comparator=found.comparator,
        value=_number(found.value),
        unit=fit(Target, "unit", found.unit),
        hedge=fit(Target, "hedge", found.hedge),
    )


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value).quantize(SMALLEST_STEP)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST_VALUE else None
