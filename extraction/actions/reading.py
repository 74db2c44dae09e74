"""Reading a stored speech, and keeping what was found."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction

from extraction import reader
from extraction.choices import ProposalState
from extraction.models import ExtractionRun, Missed, Proposal
from extraction.reader import Reading, Rulebook, mostly_covers, mostly_same, read
from tracker.actions.correcting import locked_meeting, locked_speech
from tracker.models import Meeting, Speech


class DayChanged(Exception):
    """The meeting's day is no longer the one the speech was read against; nothing was kept."""


def read_speech(speech: Speech, *, by: str, at: datetime, rulebook: Rulebook | None = None) -> ExtractionRun:
    """Read a stored speech against its meeting's day and keep the proposals.

    The same state of the reader and the same day give the run that is already there.  The reading itself takes place
    outside any transaction, since it may take long; where the day is changed meanwhile, the speech is read once more.
    """
    while True:
        meeting = Meeting.objects.get(speeches=speech)
        try:
            return keep_reading(speech, read_on(speech.text, meeting.held_on, rulebook), by=by, at=at)
        except DayChanged:
            continue


def read_on(text: str, held_on: date | None, rulebook: Rulebook | None = None) -> Reading:
    """Read the text of one speech; where the day is not known, words that need it stay unresolved."""
    return read(text, held_on=held_on, split=False, guess_day=False, rulebook=rulebook)


@transaction.atomic
def keep_reading(speech: Speech, reading: Reading, *, by: str, at: datetime) -> ExtractionRun:
    """Store what a reading of this one speech found.

    Undecided proposals of earlier runs give way; what was decided stays, and is not proposed again.  Raises
    ``DayChanged``.
    """
    # One reading at a time, on a day that stays. The keys stay free: who accepts a proposal of this speech refers to
    # it while holding the proposal, which is waited for here. The meeting is locked after the speech, which may have
    # been given to another while it was waited for: PostgreSQL would find no row where both were asked for at once.
    speech = locked_speech(speech)
    [found] = reading.speeches
    if found.held_on != locked_meeting(speech.meeting).held_on:
        raise DayChanged
    last = speech.runs.order_by("number").last()
    if last and (last.rules_hash, last.anchor_on) == (reading.rules_hash, found.held_on):
        return last
    run = speech.runs.create(
        number=last.number + 1 if last else 1,
        rules_hash=reading.rules_hash,
        anchor_on=found.held_on,
        paragraphs=found.as_dict()["paragraphs"],
        read_at=at,
        read_by=by,
    )
    speech.proposals.pending().update(state=ProposalState.SUPERSEDED)
    _keep_proposals(run, speech, found.proposals)
    return run


def _keep_proposals(run: ExtractionRun, speech: Speech, found: tuple[reader.Proposal, ...]) -> None:
    Proposal.objects.bulk_create(
        Proposal(run=run, speech=speech, number=number, **values_of(proposal))
        for number, proposal in unsettled(speech, found)
    )


def unsettled(speech: Speech, found: tuple[reader.Proposal, ...]) -> Iterator[tuple[int, reader.Proposal]]:
    """What a reading found where nobody has decided anything yet, each with its number in the reading."""
    decided = list(Proposal.objects.filter(speech=speech).decided().values_list("start", "end"))
    missed = list(Missed.objects.filter(run__speech=speech).values_list("directive__start", "directive__end"))
    for number, proposal in enumerate(found, 1):
        place = (proposal.start, proposal.end)
        # A few words added by hand from inside a long sentence do not settle the whole of it.
        settled = any(mostly_same(span, place) for span in decided) or any(
            mostly_covers(span, place) for span in missed
        )
        if not settled:
            yield number, proposal


def values_of(found: reader.Proposal) -> dict[str, Any]:
    """What the model keeps; the evidence is told by the reasons."""
    values = found.as_dict() | {"reasons": list(found.reasons), "rules": list(found.rules)}
    del values["evidence"]
    return values
