"""Taking a step back that another step had brought along: what it changed is as it was, and the history keeps both."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.assigning import reassign, unassign
from tracker.actions.extending import move_back
from tracker.actions.journal import locked_open
from tracker.actions.refusals import Refused
from tracker.actions.retargeting import set_back
from tracker.choices import EventKind
from tracker.models import Event


@transaction.atomic
def take_back(event: Event, *, by: str, at: datetime, reason: str) -> None:
    """Undo a moved deadline, a changed target, a party assigned or released.

    Raises ``Refused`` for any other step, without a reason, and for a closed directive.
    """
    directive = locked_open(event.directive)
    if not reason.strip():
        raise Refused(_("Give a reason for taking back the step."))
    if event.kind == EventKind.EXTENDED:
        move_back(directive, move=event, by=by, at=at, reason=reason)
    elif event.kind == EventKind.RETARGETED:
        set_back(directive, event.before, event.after, by=by, at=at, reason=reason)
    elif event.kind == EventKind.ASSIGNED:
        unassign(directive, event.before, event.after, by=by, at=at, reason=reason)
    elif event.kind == EventKind.RELEASED:
        reassign(directive, event.before, by=by, at=at, reason=reason)
    else:
        raise Refused(_("“%(step)s” cannot be taken back.") % {"step": event.get_kind_display()})
