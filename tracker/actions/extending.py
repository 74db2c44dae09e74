"""Moving the deadline of a directive to another day or rhythm, or on to the next stage; the former one stays."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import locked_open, must_not_precede_meeting, note
from tracker.actions.numbering import last_number
from tracker.actions.refusals import Refused
from tracker.choices import DeadlineKind, DeadlineStanding, EventKind
from tracker.models import Deadline, Directive, Event


@transaction.atomic
def extend(
    directive: Directive,
    to: date | None = None,
    *,
    rrule: str = "",
    times: int | None = None,
    starts_on: date | None = None,
    by: str,
    at: datetime,
    reason: str,
) -> Deadline:
    """Make ``to`` the day the directive is due, or the rule ``rrule`` (RFC 5545) the rhythm; the former one is kept.

    A rhythm is owed ``times`` in each period, from ``starts_on`` until ``to`` where these are given.  Also gives a day
    or a rhythm to an undated directive.  Raises ``Refused`` without a reason, for a closed directive, without a day and
    without a period, for what is set already, for a day before the meeting, and for an end before the beginning.
    """
    directive = locked_open(directive)
    _must_say_why(reason)
    _must_be_a_deadline(directive, to, rrule, times, starts_on)
    values: dict[str, Any] = {"kind": DeadlineKind.BY, "edtf": f"../{to}", "due_on": to}
    if rrule:
        values = {"kind": DeadlineKind.RECURRING, "rrule": rrule, "times": times, "starts_on": starts_on, "due_on": to}
        values["edtf"] = f"{starts_on or '..'}/{to or '..'}" if starts_on or to else ""
    before = _retire_current(directive)
    deadline = directive.deadlines.create(
        number=last_number(directive.deadlines) + 1,
        standing=DeadlineStanding.CURRENT,
        reason=reason.strip(),
        set_by=by,
        set_at=at,
        **values,
    )
    _note(directive, EventKind.EXTENDED, before, deadline, by=by, at=at, reason=reason)
    return deadline


@transaction.atomic
def advance(directive: Directive, *, by: str, at: datetime, reason: str) -> Deadline:
    """Begin the next stage: the current deadline becomes former, the next waiting one current.

    Raises ``Refused`` without a reason, for a closed directive, and where no stage is waiting.
    """
    directive = locked_open(directive)
    if not reason.strip():
        raise Refused(_("Enter the outcome of the stage."))
    following = directive.deadlines.filter(standing=DeadlineStanding.LATER).order_by("number").first()
    if following is None:
        raise Refused(_("No later stage is waiting; close the directive instead."))
    before = _retire_current(directive)
    _stand(following, DeadlineStanding.CURRENT)
    _note(directive, EventKind.ADVANCED, before, following, by=by, at=at, reason=reason)
    return following


@transaction.atomic
def let_count(deadline: Deadline, *, by: str, at: datetime, reason: str) -> Deadline:
    """Let a deadline that stands beside the current one count in its stead; the two change places.

    Raises ``Refused`` without a reason, for a closed directive, and for a deadline that stands beside none by now.
    """
    directive = locked_open(deadline.directive)
    if not reason.strip():
        raise Refused(_("Give a reason why another deadline counts."))
    chosen = directive.deadlines.filter(pk=deadline.pk, standing=DeadlineStanding.BESIDE).first()
    if chosen is None:
        raise Refused(
            _("“%(deadline)s” no longer stands beside the deadline that counts; check again.") % {"deadline": deadline}
        )
    before = _retire_current(directive, DeadlineStanding.BESIDE)
    _stand(chosen, DeadlineStanding.CURRENT)
    _note(directive, EventKind.CHOSEN, before, chosen, by=by, at=at, reason=reason)
    return chosen


@transaction.atomic
def move_back(
    directive: Directive, *, move: Event | None = None, by: str, at: datetime, reason: str
) -> Deadline | None:
    """Take a move of the deadline back, the last one unless it is named: what was before counts again, if anything.

    The moved one stays as a former one.  Raises ``Refused`` without a reason, for a closed directive, and where the
    deadline was never moved.
    """
    directive = locked_open(directive)
    _must_say_why(reason)
    move = move or directive.events.filter(kind=EventKind.EXTENDED).last()
    if move is None:
        raise Refused(_("The deadline was never moved."))
    former = directive.deadlines.filter(standing=DeadlineStanding.FORMER).order_by("-number")
    earlier = next((each for each in former if each.is_noted_as(move.before)), None)
    before = _retire_current(directive)
    if earlier:
        _stand(earlier, DeadlineStanding.CURRENT)
    _note(directive, EventKind.EXTENDED, before, earlier, by=by, at=at, reason=reason)
    return earlier


def _must_say_why(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Give a reason for moving the deadline."))


def _must_be_a_deadline(
    directive: Directive, to: date | None, rrule: str, times: int | None, starts_on: date | None
) -> None:
    if to is None and not rrule:
        raise Refused(_("Enter the new date, or how often it is due: a repetition needs its period."))
    now = directive.current_deadline()
    if now and not rrule and now.due_on == to and not now.repeats():
        raise Refused(_("The directive is already due on %(day)s.") % {"day": to})
    if now and rrule and (now.rrule, now.times, now.starts_on, now.due_on) == (rrule, times, starts_on, to):
        raise Refused(_("The directive already has this repetition."))
    for day in filter(None, (starts_on, to)):
        must_not_precede_meeting(directive, day)
    if starts_on and to and to < starts_on:
        raise Refused(_("%(day)s is before %(first)s, the day it starts on.") % {"day": to, "first": starts_on})


def _note(
    directive: Directive,
    kind: EventKind,
    before: dict[str, Any],
    now: Deadline | None,
    *,
    by: str,
    at: datetime,
    reason: str,
) -> None:
    """What counted before and what counts now, as the history keeps a deadline."""
    after = now.noted() if now else {"due_on": None}
    note(directive, kind, by=by, at=at, reason=reason.strip(), before=before, after=after)


def _stand(deadline: Deadline, standing: DeadlineStanding) -> None:
    deadline.standing = standing
    deadline.save(update_fields=["standing"])


def _retire_current(directive: Directive, standing: DeadlineStanding = DeadlineStanding.FORMER) -> dict[str, Any]:
    """Let the current deadline be a former one, or one beside; returns what the history keeps of it."""
    current = directive.current_deadline()
    if current is None:
        return {"due_on": None}
    _stand(current, standing)
    return current.noted()
