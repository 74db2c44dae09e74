"""What an event changed, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.choices import Comparator, DeadlineStanding, EventKind, Role
from tracker.models import Deadline, Event
from tracker.rows.rhythm_words import said_of_noted

# The names under which actions write values into an event, all of them (a test sees to that), in the order of telling.
LABELS: dict[str, str | Promise] = {
    "text": _("what is to be done"),
    "party": _("responsible party"),
    "role": _("role"),
    "name": _("name as said"),
    "inherited": _("taken from the context"),
    "due_on": _("due on"),
    "target": _("target"),
    "comparator": _("comparator"),
    "value": _("value"),
    "unit": _("unit of measure"),
    "hedge": _("hedge"),
    "repetition": _("Repetition"),
    "source": _("further source"),
    "days": _("single days"),
    "closed_on": _("closed on"),
    "closing_note": _("closing note"),
}


# Of a target these are told only where they differ; its words are told in any case.
_TOLD_IF_CHANGED = {"comparator", "value", "unit", "hedge"}


@dataclass(frozen=True)
class EventChange:
    """One value before and after; empty where there was or is none, the same where it is told but did not change."""

    label: str | Promise
    before: str
    after: str

    def __str__(self) -> str:
        """On one line, for a cell."""
        before, after = self.before or "—", self.after or "—"
        return f"{self.label}{gettext(': ')}{after if before == after else f'{before} → {after}'}"


def changes_of(event: Event) -> Iterator[EventChange]:
    """The values an event changed, in the order of ``LABELS``; a role that stayed says in which it happened."""
    written = event.before | event.after
    # PostgreSQL keeps JSON objects in an order of its own.
    for name in [*filter(written.__contains__, LABELS), *sorted(written.keys() - LABELS.keys())]:
        before, after = _in_words(name, event.before.get(name)), _in_words(name, event.after.get(name))
        # A repetition has no day that it is due on: nothing before and nothing after is no change.
        if (before or after) and (before != after or name not in _TOLD_IF_CHANGED):
            yield EventChange(LABELS.get(name, name), before, after)


def endings(deadlines: Iterable[Deadline], events: Iterable[Event]) -> dict[int, Event]:
    """For each former deadline, by primary key, the step that put another in its place: who, when and why.

    Both in the order of their numbers.  A step says which day it ended; of two on the same day the earlier ended first.
    """
    waiting = [deadline for deadline in deadlines if deadline.standing == DeadlineStanding.FORMER]
    ended = {}
    for event in (event for event in events if event.kind in (EventKind.EXTENDED, EventKind.ADVANCED)):
        deadline = next((d for d in waiting if d.is_noted_as(event.before)), None)
        if deadline:
            waiting.remove(deadline)
            ended[deadline.pk] = event
    return ended


def _in_words(name: str, value: Any) -> str:
    if name == "role" and value in Role.values:
        return str(Role(value).label)
    if name == "comparator" and value in Comparator.values:
        return str(Comparator(value).label)
    if value is True:
        return gettext("yes")
    if name == "days":
        return gettext(", ").join(str(value).split())
    if name == "repetition":
        return said_of_noted(value)
    return "" if value is None else str(value)
