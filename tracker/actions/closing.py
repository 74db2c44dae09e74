"""Progress, closing and reopening."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import locked, locked_open, must_not_precede_meeting, note
from tracker.actions.refusals import Refused
from tracker.choices import EventKind
from tracker.models import Directive, Event


@transaction.atomic
def report(directive: Directive, progress: str, *, by: str, at: datetime) -> Event:
    """Note how far an open directive has come.  Raises ``Refused`` for an empty report or a closed directive."""
    directive = locked_open(directive)
    if not progress.strip():
        raise Refused(_("Enter how far the work has come."))
    return note(directive, EventKind.REPORTED, by=by, at=at, reason=progress.strip())


@transaction.atomic
def close(directive: Directive, *, on: date, reason: str, by: str, at: datetime) -> Directive:
    """Strike the directive off (销号) as of a day.

    Raises ``Refused`` without a note, if it is closed already, and for a day before the meeting.
    """
    directive = locked(directive)
    if directive.closed():
        last = directive.events.filter(kind=EventKind.CLOSED).last()
        raise Refused(
            _("%(who)s already closed this on %(day)s; nothing was changed.")
            % {"who": last.made_by if last else "?", "day": directive.closed_on}
        )
    if not reason.strip():
        raise Refused(_("Enter what shows that it is done."))
    must_not_precede_meeting(directive, on)
    directive.closed_on, directive.closing_note = on, reason.strip()
    directive.save(update_fields=["closed_on", "closing_note"])
    note(directive, EventKind.CLOSED, by=by, at=at, reason=reason.strip(), after={"closed_on": on.isoformat()})
    return directive


@transaction.atomic
def reopen(directive: Directive, *, by: str, at: datetime, reason: str) -> Directive:
    """Put a closed directive back on the ledger.  Raises ``Refused`` without a reason or if it is open."""
    directive = locked(directive)
    if directive.open():
        raise Refused(_("The directive is already open."))
    if not reason.strip():
        raise Refused(_("Give a reason for reopening it."))
    before = {"closed_on": str(directive.closed_on), "closing_note": directive.closing_note}
    directive.closed_on, directive.closing_note = None, ""
    directive.save(update_fields=["closed_on", "closing_note"])
    note(directive, EventKind.REOPENED, by=by, at=at, reason=reason.strip(), before=before)
    return directive
