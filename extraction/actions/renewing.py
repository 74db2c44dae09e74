"""Single days of repeating duties, made again when the tables of the calendar have grown (每年春节前)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from extraction.actions.drafting import deadline_from
from extraction.reader import Rulebook, read_stretch
from tracker.actions import DeadlineDraft
from tracker.choices import DeadlineStanding
from tracker.models import Deadline


@dataclass(frozen=True)
class Renewed:
    """A deadline whose days are others now, with those it had."""

    deadline: Deadline
    before: str


@transaction.atomic
def renew_days(rulebook: Rulebook | None = None) -> list[Renewed]:
    """Read the words of what has single days again, and keep the days they mean now; which those were is handed back.

    Words, day of the meeting and standing stay: nothing was decided anew.  What is closed, or was set otherwise since,
    is left alone, and so is what the reader understands no more.
    """
    return list(_renewed(rulebook))


def _renewed(rulebook: Rulebook | None) -> Iterator[Renewed]:
    waiting = Deadline.objects.exclude(days="").exclude(standing=DeadlineStanding.FORMER)
    waiting = waiting.filter(directive__closed_on=None).select_related("directive__speech").order_by("pk")
    for deadline in waiting.select_for_update(of=("self",)):
        now, before = _understood(deadline, rulebook), deadline.days
        if now and now.days != before:
            deadline.days, deadline.explanation = now.days, now.explanation
            deadline.save(update_fields=["days", "explanation"])
            yield Renewed(deadline, before)


def _understood(deadline: Deadline, rulebook: Rulebook | None) -> DeadlineDraft | None:
    """What the reader makes of its words now, in single days again; None where it does not."""
    directive = deadline.directive
    found = read_stretch(
        directive.speech.text, directive.start, directive.end, held_on=deadline.anchor_on, rulebook=rulebook
    )
    drafts = map(deadline_from, found.deadlines if found else ())
    return next((draft for draft in drafts if draft.words == deadline.words and draft.days), None)
