"""Moving the deadline of a directive; the former one stays."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracker.actions.journal import locked_open, must_not_precede_meeting, note
from tracker.actions.refusals import Refused
from tracker.choices import DeadlineKind, DeadlineStanding, EventKind
from tracker.models import Deadline, Directive


@transaction.atomic
def extend(directive: Directive, to: date, *, by: str, at: datetime, reason: str) -> Deadline:
    """Make ``to`` the day the directive is due, and keep the former deadline as former.

    Also gives a day to an undated directive.  Raises ``Refused`` without a reason, for a closed directive, for the
    day it is due already, and for a day before the meeting.
    """
    directive = locked_open(directive)
    if not reason.strip():
        raise Refused(_("Say why the deadline is moved."))
    if directive.due_on() == to:
        raise Refused(_("The directive is already due on %(day)s.") % {"day": to})
    must_not_precede_meeting(directive, to)
    before = _retire_current(directive)
    deadline = directive.deadlines.create(
        number=(directive.deadlines.aggregate(last=Max("number"))["last"] or 0) + 1,
        standing=DeadlineStanding.CURRENT,
        kind=DeadlineKind.BY,
        edtf=f"../{to.isoformat()}",
        due_on=to,
        reason=reason.strip(),
        set_by=by,
        set_at=at,
    )
    note(
        directive, EventKind.EXTENDED, by=by, at=at, reason=reason.strip(),
        before={"due_on": before}, after={"due_on": to.isoformat()},
    )  # fmt: skip
    return deadline


@transaction.atomic
def advance(directive: Directive, *, by: str, at: datetime, reason: str) -> Deadline:
    """Begin the next stage: the current deadline becomes former, the next waiting one current.

    Raises ``Refused`` without a reason, for a closed directive, and where no stage is waiting.
    """
    directive = locked_open(directive)
    if not reason.strip():
        raise Refused(_("Say how the stage ended."))
    following = directive.deadlines.filter(standing=DeadlineStanding.LATER).order_by("number").first()
    if following is None:
        raise Refused(_("No later stage is waiting; close the directive instead."))
    before = _retire_current(directive)
    following.standing = DeadlineStanding.CURRENT
    following.save(update_fields=["standing"])
    note(
        directive, EventKind.ADVANCED, by=by, at=at, reason=reason.strip(),
        before={"due_on": before}, after={"due_on": following.due_on and following.due_on.isoformat()},
    )  # fmt: skip
    return following


@transaction.atomic
def move_back(directive: Directive, *, by: str, at: datetime, reason: str) -> Deadline | None:
    """Take the last move of the deadline back: the one before it counts again, if there was one.

    The moved one stays as a former one.  Raises ``Refused`` without a reason, for a closed directive, and where the
    deadline was never moved.
    """
    directive = locked_open(directive)
    if not reason.strip():
        raise Refused(_("Say why the deadline is moved."))
    move = directive.events.filter(kind=EventKind.EXTENDED).last()
    if move is None:
        raise Refused(_("The deadline was never moved."))
    due_on = move.before.get("due_on")
    earlier = directive.deadlines.filter(standing=DeadlineStanding.FORMER, due_on=due_on).order_by("number").last()
    before = _retire_current(directive)
    if earlier:
        earlier.standing = DeadlineStanding.CURRENT
        earlier.save(update_fields=["standing"])
    note(
        directive, EventKind.EXTENDED, by=by, at=at, reason=reason.strip(),
        before={"due_on": before}, after={"due_on": due_on},
    )  # fmt: skip
    return earlier


def _retire_current(directive: Directive) -> str | None:
    """Make the current deadline a former one; returns the day it was due, as ISO 8601, if it had one."""
    current = directive.current_deadline()
    if current is None:
        return None
    current.standing = DeadlineStanding.FORMER
    current.save(update_fields=["standing"])
    return current.due_on.isoformat() if current.due_on else None
