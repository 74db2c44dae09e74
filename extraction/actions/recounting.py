"""Days on the ledger that were counted before the State Council's notice of their year was out, counted again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extraction.reader import AWAITED, DeadlineMention, Rulebook, read_stretch
from tracker.choices import DeadlineStanding
from tracker.models import Deadline, Directive


@dataclass(frozen=True)
class Recounted:
    """A provisional day of an open directive, and what its words give by the calendar of now (``found``).

    ``found`` is None where these words are no longer read as a time.
    """

    deadline: Deadline
    found: DeadlineMention | None

    @property
    def directive(self) -> Directive:
        """Whose day it is."""
        return self.deadline.directive

    @property
    def due_on(self) -> date | None:
        """The day by the calendar of now."""
        return self.found.due_on if self.found else None

    @property
    def still_awaits(self) -> bool:
        """Whether the notice is not out yet."""
        return self.found is not None and AWAITED in self.found.explanation

    @property
    def differs(self) -> bool:
        """Whether the day by the calendar of now is another one."""
        return self.due_on != self.deadline.due_on


def recounted(rulebook: Rulebook | None = None) -> Iterator[Recounted]:
    """Every provisional day of open directives, later stages included, in the order of the days; nothing is changed.

    A day that a person set or moved says so in its explanation and is not among them, nor are the single days of
    repeating duties, which `renew_days` makes again.
    """
    provisional = (
        Deadline.objects.filter(directive__in=Directive.objects.open(), days="", explanation__contains=AWAITED)
        .exclude(standing=DeadlineStanding.FORMER)
        .select_related("directive__speech__meeting")
        .order_by("due_on", "pk")
    )
    for deadline in provisional:
        yield Recounted(deadline, _read_again(deadline, rulebook))


def _read_again(deadline: Deadline, rulebook: Rulebook | None) -> DeadlineMention | None:
    directive, speech = deadline.directive, deadline.directive.speech
    held_on = speech.meeting.held_on
    found = read_stretch(speech.text, directive.start, directive.end, held_on=held_on, rulebook=rulebook)
    same = (each for each in (found.deadlines if found else ()) if each.text == deadline.words)
    return next(same, None)
