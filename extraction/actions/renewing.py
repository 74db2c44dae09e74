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


def renew_days(*, by: str, at: datetime, rulebook: Rulebook | None = None) -> Iterator[Renewed]:
    """Read the words of what has single days again, and keep the days they mean now, each by itself.

    Words, day of the meeting and standing stay: nothing was decided anew.  What is closed, or was set otherwise since,
    is left alone, and so is what the reader understands no more.
    """
    waiting = Deadline.objects.exclude(days="").exclude(standing=DeadlineStanding.FORMER)
    for deadline in waiting.filter(directive__closed_on=None).select_related("directive__speech").order_by("pk"):
        # Read before anything is locked: who writes meanwhile does not wait for the reader.
        now = _understood(deadline, rulebook)
        if now and now.days != deadline.days:
            try:
                renew(deadline, days=now.days, explanation=now.explanation, by=by, at=at)
            except Refused:
                continue
            yield Renewed(deadline, now.days)


def _understood(deadline: Deadline, rulebook: Rulebook | None) -> DeadlineDraft | None:
    """What the reader makes of its words now, in single days again; None where it does not."""
    directive = deadline.directive
    found = read_stretch(
        directive.speech.text, directive.start, directive.end, held_on=deadline.anchor_on, rulebook=rulebook
    )
    drafts = map(deadline_from, found.deadlines if found else ())
    return next((draft for draft in drafts if draft.words == deadline.words and draft.days), None)
