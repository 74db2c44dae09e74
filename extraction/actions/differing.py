"""Deadlines that were decided against another day of the meeting, and would now be understood otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from extraction.actions.drafting import draft_of
from extraction.actions.reading import read_on, values_of
from extraction.core.layout.spans import mostly_same, shared
from extraction.core.results import Proposal as Found
from extraction.models import Proposal
from tracker.actions import DeadlineDraft
from tracker.choices import DeadlineStanding
from tracker.models import Deadline, Directive, Meeting, Speech


@dataclass(frozen=True)
class Differing:
    """One deadline of a directive: as it was proposed, as it is understood now, and what the ledger holds.

    ``ledger`` is the directive's deadline of the same words, else its current one; None where it has none.
    """

    directive: Directive
    before: DeadlineDraft
    now: DeadlineDraft
    ledger: Deadline | None

    @property
    def may_be_moved(self) -> bool:
        """Whether moving the directive's deadline to the day understood now would put it right."""
        waits = self.ledger is not None and self.ledger.standing == DeadlineStanding.LATER
        return self.directive.open() and self.now.due_on is not None and not waits


def differing(speech: Speech) -> list[Differing]:
    """What of the ledger rests on a day that is no longer the meeting's, in reading order; nothing is written.

    Asked are the proposals that were recorded from a reading against another day.  One is listed where the machine now
    understands its deadline otherwise than it proposed, unless the ledger has come to hold the new one already.
    """
    held_on = Meeting.objects.get(speeches=speech).held_on
    asked = [each for each in _recorded(speech) if each.deadlines and each.run.anchor_on != held_on]
    if not asked:
        return []
    found = read_on(speech.text, held_on).speeches[0].proposals
    return [row for proposal in asked for row in _rows(speech, proposal, proposal.decision.directive, found)]


def _recorded(speech: Speech) -> Iterable[Proposal]:
    recorded = Proposal.objects.filter(speech=speech, decision__directive__isnull=False).in_reading_order()
    return recorded.select_related("run", "decision__directive").prefetch_related("decision__directive__deadlines")


def _rows(speech: Speech, proposal: Proposal, directive: Any, found: tuple[Found, ...]) -> Iterator[Differing]:
    place = (proposal.start, proposal.end)
    same = [each for each in found if mostly_same((each.start, each.end), place)]
    if not same:
        return
    best = max(same, key=lambda each: shared((each.start, each.end), place))
    anew = Proposal(speech=speech, **values_of(best))
    for before, now in _pairs(speech, proposal, anew):
        standing = [each for each in directive.deadlines.all() if each.standing != DeadlineStanding.FORMER]
        if _when(before) != _when(now) and _when(now) not in map(_when, standing):
            same_words = (each for each in standing if each.words == now.words)
            yield Differing(directive, before, now, next(same_words, directive.current_deadline()))


def _pairs(speech: Speech, proposal: Proposal, anew: Proposal) -> Iterator[tuple[DeadlineDraft, DeadlineDraft]]:
    """The deadlines that were said in the same words of the text, as proposed and as understood now."""
    proposal.speech = speech
    drafts = (draft_of(each, meant_by=lambda _name, _on: None).deadlines for each in (proposal, anew))
    before, now = (
        {(found["start"], found["end"]): draft for found, draft in zip(each.deadlines, draft, strict=True)}
        for each, draft in zip((proposal, anew), drafts, strict=True)
    )
    return ((before[span], now[span]) for span in before if span in now)


def _when(deadline: DeadlineDraft | Deadline) -> tuple[date | None, date | None, str]:
    return deadline.starts_on, deadline.due_on, deadline.rrule
