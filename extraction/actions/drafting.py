"""What a proposal would put on the ledger if it were accepted as it stands."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from extraction import reader
from extraction.actions.fitting import fit
from extraction.actions.wording import task_of
from extraction.models import Proposal
from extraction.reader import DeadlineMention, PartyMention, TargetMention
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import Comparator, DeadlineKind
from tracker.lookalikes import as_shown, in_ordinary_characters
from tracker.models import Assignment, Deadline, KnownParties, ResponsibleParty, Speech, Target
from tracker.rhythm import days_named

# What a target's value column holds: 20 digits, 4 of them behind the point.
LARGEST_VALUE = Decimal(10) ** 16
SMALLEST_STEP = Decimal("0.0001")

# Of what a target says how often, and where a clause ends.
_TIMES = {"次", "遍", "趟", "场", "回"}
_AT_LEAST = {Comparator.AT_LEAST, Comparator.EQUAL}
_CLAUSE_ENDS = "，。；！？,;!?\n"
MOST_TIMES = 99


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
        deadlines=tuple(deadline_from(deadline, _times(deadline, found)) for deadline in found.deadlines),
        targets=tuple(_target(target) for target in found.targets),
    )


def _wording(found: reader.Proposal) -> str:
    """What is to be done, where that is not the quote as it stands.

    Signs that do not show are left out besides: nobody would find the words by typing them.
    """
    words = as_shown(task_of(found))
    return "" if words == found.text else words


def _times(deadline: DeadlineMention, found: reader.Proposal) -> int | None:
    """How often in each period (每季度至少2次), where the one such target of its clause says so.

    Where the period has several days (每半月一次, 每月5日、20日各一次) the number goes for each, and the days say it.
    """
    if not deadline.rrule or deadline.end < found.start or days_named(deadline.rrule) > 1:
        return None
    stops = [found.text.find(stop, deadline.end - found.start) for stop in _CLAUSE_ENDS]
    clause_end = found.start + min((stop for stop in stops if stop >= 0), default=len(found.text))
    said = [
        target.value
        for target in found.targets
        if target.unit in _TIMES and target.comparator in _AT_LEAST and deadline.end <= target.start < clause_end
    ]
    return int(said[0]) if len(said) == 1 and said[0].isdecimal() and 0 < int(said[0]) <= MOST_TIMES else None


def deadline_from(found: DeadlineMention, times: int | None = None) -> DeadlineDraft:
    """What a deadline would be recorded as, of a repetition with how often in each period."""
    return DeadlineDraft(
        kind=found.kind,
        words=fit(Deadline, "words", found.text),
        edtf=fit(Deadline, "edtf", found.edtf),
        rrule=fit(Deadline, "rrule", found.rrule),
        days=" ".join(map(str, found.days)),
        times=times if found.kind == DeadlineKind.RECURRING else None,
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
