"""What another reading of a speech would change, before anything is changed; and keeping it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from extraction import reader
from extraction.actions.comparing import Change, changes, in_fields
from extraction.actions.drafting import draft_from
from extraction.actions.reading import DayChanged, keep_reading, read_on, unsettled
from extraction.models import ExtractionRun, Proposal
from extraction.reader import Rulebook, nearest, shipped
from tracker.actions import Refused
from tracker.models import KnownParties, Meeting, Speech


class Outdated(Refused):
    """Reader or meeting day are no longer those of the difference somebody looked at; ``str()`` says which."""


class ReaderChanged(Outdated):
    """It is the reader, its code or its rules, that is another."""


@dataclass(frozen=True)
class Altered:
    """An undecided proposal that another reading would give otherwise."""

    before: reader.Proposal
    after: reader.Proposal
    changes: list[Change]

    @property
    def changes_in_words(self) -> list[Change]:
        """The changes with their fields named as people name them."""
        return in_fields(self.changes)

    @property
    def confidences(self) -> tuple[str, str] | None:
        """The confidence before and after as it is shown; None where it would be shown the same."""
        shown = f"{self.before.confidence:.2f}", f"{self.after.confidence:.2f}"
        return shown if shown[0] != shown[1] else None


@dataclass(frozen=True)
class Difference:
    """What a reading by the rules and on the day of now would change.

    ``run`` is the last reading, if there is one; ``same`` counts the undecided that stay as they are, ``decided``
    those that stay because somebody has decided them.
    """

    speech: Speech
    run: ExtractionRun | None
    rules_hash: str
    anchor_on: date | None
    decided: int = 0
    same: int = 0
    new: list[reader.Proposal] = field(default_factory=list)
    gone: list[reader.Proposal] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)

    @property
    def key(self) -> str:
        """By which rules and on which day this is, to be given back when it is taken over."""
        return f"{self.rules_hash}.{self.anchor_on or ''}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change for the reviewer."""
        return self.run is not None and not (self.new or self.gone or self.altered)


def difference(speech: Speech, rulebook: Rulebook | None = None) -> Difference:
    """Read a stored speech anew and compare; nothing is stored.

    By the rules and on the day of the last reading nothing can differ, and the speech is not read.
    """
    rulebook, held_on = rulebook or shipped(), Meeting.objects.get(speeches=speech).held_on
    run, rules_hash = speech.runs.order_by("number").last(), rulebook.hash
    decided = Proposal.objects.filter(speech=speech).decided().count()
    pending = list(Proposal.objects.filter(speech=speech).pending().in_reading_order())
    if run and (run.rules_hash, run.anchor_on) == (rules_hash, held_on):
        return Difference(speech, run, rules_hash, held_on, decided, same=len(pending))
    reading, before = read_on(speech.text, held_on, rulebook), [proposal.as_read for proposal in pending]
    after = [found for _number, found in unsettled(speech, reading.speeches[0].proposals)]
    pairs = list(_pairs(before, after))
    altered = [each for each in (_altered(speech, *pair) for pair in pairs) if each.changes or each.confidences]
    return Difference(
        speech, run, reading.rules_hash, held_on, decided, len(pairs) - len(altered),
        new=[each for each in after if all(each is not new for _old, new in pairs)],
        gone=[each for each in before if all(each is not old for old, _new in pairs)],
        altered=altered,
    )  # fmt: skip


def adopt(
    speech: Speech,
    *,
    rules_hash: str,
    anchor_on: date | None,
    by: str,
    at: datetime,
    rulebook: Rulebook | None = None,
) -> ExtractionRun:
    """Read a stored speech anew and keep it, if the rules and the day are still these; the decided stay.

    Raises ``ReaderChanged`` where the rules are not, ``Outdated`` where the day is not; nothing was changed then.
    """
    reading = read_on(speech.text, Meeting.objects.get(speeches=speech).held_on, rulebook)
    if reading.rules_hash != rules_hash:
        raise ReaderChanged(_("The reader has changed since; nothing was changed. Check the differences again."))
    if reading.speeches[0].held_on == anchor_on:
        with suppress(DayChanged):
            return keep_reading(speech, reading, by=by, at=at)
    raise Outdated(_("The date of the meeting has changed since; nothing was changed. Check the differences again."))


def _pairs(
    before: list[reader.Proposal], after: list[reader.Proposal]
) -> Iterator[tuple[reader.Proposal, reader.Proposal]]:
    """Each proposal with the one that would stand in its place: at the very same words, else mostly at the same."""
    left, moved = list(after), []
    for old in before:
        new = next((each for each in left if _place(each) == _place(old)), None)
        if new:
            left = [each for each in left if each is not new]
            yield old, new
        else:
            moved.append(old)
    for old in moved:
        new = nearest(left, _place(old))
        if new:
            left = [each for each in left if each is not new]
            yield old, new


def _place(proposal: reader.Proposal) -> tuple[int, int]:
    return proposal.start, proposal.end


def _altered(speech: Speech, before: reader.Proposal, after: reader.Proposal) -> Altered:
    # Both would be looked up in the same registry on the same day: what it knows makes no difference.
    proposed, anew = (draft_from(speech, each, KnownParties()) for each in (before, after))
    return Altered(before, after, changes(proposed, anew))
