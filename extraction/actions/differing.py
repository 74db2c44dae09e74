"""Deadlines that were decided against another day of the meeting, and would now be understood otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extraction import reader
from extraction.actions.drafting import deadline_from
from extraction.actions.reading import read_on
from extraction.models import Decision, Missed, Proposal
from extraction.reader import Rulebook, nearest, read_stretch
from tracker.actions import DeadlineDraft
from tracker.choices import DeadlineStanding, EventKind
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
        waits = self.ledger is not None and self.ledger.standing in (DeadlineStanding.LATER, DeadlineStanding.BESIDE)
        return self.directive.open() and self.now.due_on is not None and not waits


def differing(speech: Speech, rulebook: Rulebook | None = None) -> list[Differing]:
    """What of the ledger rests on a day that is no longer the meeting's; nothing is written.

    Asked are the proposals that were recorded from a reading against another day, in reading order, also those merged
    into a directive that took their deadline over, and then what was added by hand.  A deadline is listed where the
    machine now understands it otherwise than it did, unless the ledger has come to hold the new one already.
    """
    held_on = Meeting.objects.get(speeches=speech).held_on
    return [*_proposed(speech, held_on, rulebook), *_added_by_hand(speech, held_on, rulebook)]


def _proposed(speech: Speech, held_on: date | None, rulebook: Rulebook | None) -> Iterator[Differing]:
    decided = Proposal.objects.filter(speech=speech).decided().in_reading_order()
    decided = decided.select_related("run", "decision__directive", "decision__merged_into")
    decided = decided.prefetch_related(
        "decision__directive__deadlines", "decision__merged_into__deadlines", "decision__merged_into__events"
    )
    asked = [
        (each, dated)
        for each in decided
        if each.deadlines and each.run.anchor_on != held_on and (dated := _dated_by(each.decision))
    ]
    found = read_on(speech.text, held_on, rulebook).speeches[0].proposals if asked else ()
    for proposal, dated in asked:
        anew = nearest(found, (proposal.start, proposal.end))
        if anew:
            yield from _between(proposal.as_read, anew, dated)


def _dated_by(decision: Decision) -> Directive | None:
    """The directive whose deadline came from this decision: recorded by it, or moved when it was merged into."""
    into = decision.merged_into
    moved = into and any(
        event.kind == EventKind.EXTENDED and event.made_at == decision.decided_at for event in into.events.all()
    )
    return into if moved else decision.directive


def _added_by_hand(speech: Speech, held_on: date | None, rulebook: Rulebook | None) -> Iterator[Differing]:
    missed = Missed.objects.filter(run__speech=speech).select_related("run", "directive").order_by("directive__start")
    for each in missed.prefetch_related("directive__deadlines"):
        span, former = (each.directive.start, each.directive.end), each.run.anchor_on
        if former != held_on:
            before, now = (
                read_stretch(speech.text, *span, held_on=day, rulebook=rulebook) for day in (former, held_on)
            )
            if before and now:
                yield from _between(before, now, each.directive)


def _between(before: reader.Proposal, found: reader.Proposal, directive: Directive) -> Iterator[Differing]:
    """What of one directive's deadlines differs between what was proposed and what would be found in its place now."""
    standing = [each for each in directive.deadlines.all() if each.standing != DeadlineStanding.FORMER]
    for then, now in _pairs(before, found):
        if _when(then) != _when(now) and _when(now) not in map(_when, standing):
            same_words = (each for each in standing if each.words == now.words)
            yield Differing(directive, then, now, next(same_words, directive.current_deadline()))


def _pairs(before: reader.Proposal, found: reader.Proposal) -> Iterator[tuple[DeadlineDraft, DeadlineDraft]]:
    """The deadlines that were said in the same words of the text, as proposed and as understood now."""
    now = {(each.start, each.end): each for each in found.deadlines}
    for then in before.deadlines:
        if (then.start, then.end) in now:
            yield deadline_from(then), deadline_from(now[then.start, then.end])


def _when(deadline: DeadlineDraft | Deadline) -> tuple[date | None, date | None, str]:
    return deadline.starts_on, deadline.due_on, deadline.rrule or deadline.days
