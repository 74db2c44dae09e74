"""The one place where history is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tracker.actions.numbering import last_number
from tracker.actions.refusals import Refused
from tracker.choices import EventKind
from tracker.models import Directive, Event


def locked(directive: Directive) -> Directive:
    """The directive as it stands now, its row locked until the transaction ends.

    On SQLite the lock is the transaction's own (``transaction_mode = IMMEDIATE``).
    """
    stored: Directive = Directive.objects.select_for_update().get(pk=directive.pk)
    return stored


def locked_open(directive: Directive) -> Directive:
    """The same for a step that only an open directive can take.  Raises ``Refused`` for a closed one."""
    directive = locked(directive)
    if directive.closed():
        raise Refused(_("The directive is closed; reopen it first."))
    return directive


def unchanged_since(directive: Directive, seen: int) -> Directive:
    """The directive, ``locked``, if its history still ends with the event of that number.

    For a person who decides by what a page showed.  Raises ``Refused`` where somebody took a step meanwhile.
    """
    directive = locked(directive)
    last = directive.events.last()
    if last and last.number != seen:
        said = {"who": last.made_by, "step": last.get_kind_display()}
        raise Refused(
            _("Changed in the meantime by %(who)s: %(step)s. Your entry was not saved; check it and submit again.")
            % said
        )
    return directive


def must_not_precede_meeting(directive: Directive, day: date) -> None:
    """Raises ``Refused`` for a day before the directive was spoken; with the meeting's day unknown any will do."""
    held_on = directive.speech.meeting.held_on
    if held_on and day < held_on:
        said = {"day": day, "held_on": held_on}
        raise Refused(_("%(day)s is before the meeting of %(held_on)s; choose a later day.") % said)


def note(
    directive: Directive,
    kind: EventKind,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Append an event to the history of a directive that is ``locked`` or new; its number follows the last one."""
    return directive.events.create(
        number=last_number(directive.events) + 1, kind=kind, made_by=by, made_at=at, reason=reason,
        before=before or {}, after=after or {},
    )  # fmt: skip


@dataclass(frozen=True)
class Step:
    """What happened to one of many directives: the values before and after."""

    directive: Directive
    kind: EventKind
    before: dict[str, Any]
    after: dict[str, Any]


def note_each(steps: Iterable[Step], *, by: str, at: datetime) -> None:
    """Append an event for each step, as ``note``, by as many queries for a hundred directives as for one."""
    steps = list(steps)
    told = Event.objects.filter(directive__in={step.directive.pk for step in steps}).order_by()
    numbers = Counter(dict(told.values_list("directive").annotate(Max("number"))))
    events = []
    for step in steps:
        numbers[step.directive.pk] += 1
        number = numbers[step.directive.pk]
        values = {"kind": step.kind, "before": step.before, "after": step.after, "made_by": by, "made_at": at}
        events.append(Event(directive=step.directive, number=number, **values))
    Event.objects.bulk_create(events)
