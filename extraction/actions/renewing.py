"""Single days of repeating duties, made again when the tables of the calendar have grown (每年春节前)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from extraction.actions.drafting import deadline_from
from extraction.reader import Rulebook, read_stretch
from tracker.actions import DeadlineDraft, Refused, renew
from tracker.choices import DeadlineStanding
from tracker.models import Deadline


@dataclass(frozen=True)
class Renewed:
    """A deadline as it was, and the ``days`` it has now."""

    deadline: Deadline
    days: str

    @property
    def dropped(self) -> list[str]:
        """The days it fell on and falls on no more."""
        return [day for day in self.deadline.days.split() if day not in self.days.split()]

    @property
    def added(self) -> list[str]:
        """The days it did not fall on before."""
        return [day for day in self.days.split() if day not in self.deadline.days.split()]


def renew_days(*, by: str, at: datetime, rulebook: Rulebook | None = None) -> Iterator[Renewed]:
    """Read the words of what has single days again, and keep the days they mean now, each by itself.

    Words, day of the meeting and standing stay: nothing was decided anew.  What is closed, or was set otherwise since,
    is left alone, and so is what the reader understands no more.  What is still told of the days, such as that they
    await a notice, is told anew even where the days are the same, but for what a person said of them.
    """
    waiting = Deadline.objects.exclude(days="").exclude(standing=DeadlineStanding.FORMER)
    waiting = waiting.filter(directive__closed_on=None).select_related("directive__speech__meeting").order_by("pk")
    for deadline in waiting:
        # Read before anything is locked: who writes meanwhile does not wait for the reader.
        now = _understood(deadline, rulebook)
        if now and _kept(deadline, now, by=by, at=at) and now.days != deadline.days:
            yield Renewed(deadline, now.days)


def _kept(deadline: Deadline, now: DeadlineDraft, *, by: str, at: datetime) -> bool:
    explanation = deadline.explanation if _set_by_hand(deadline) else now.explanation
    if (now.days, explanation) == (deadline.days, deadline.explanation):
        return False
    try:
        renew(deadline, days=now.days, explanation=explanation, by=by, at=at)
    except Refused:
        return False
    return True


def _set_by_hand(deadline: Deadline) -> bool:
    """Whether a person gave it an end or a beginning: what a machine understood is counted from a day."""
    return deadline.anchor_on is None


def _understood(deadline: Deadline, rulebook: Rulebook | None) -> DeadlineDraft | None:
    """What the reader makes of its words now, in single days again; None where it does not."""
    directive, speech = deadline.directive, deadline.directive.speech
    held_on = deadline.anchor_on or speech.meeting.held_on
    found = read_stretch(speech.text, directive.start, directive.end, held_on=held_on, rulebook=rulebook)
    drafts = map(deadline_from, found.deadlines if found else ())
    return next((draft for draft in drafts if draft.words == deadline.words and draft.days), None)
