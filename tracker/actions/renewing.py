"""Single days of a repetition that no rule can say, worked out again when the calendar has grown."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import locked_open, note
from tracker.actions.refusals import Refused
from tracker.choices import DeadlineStanding, EventKind
from tracker.models import Deadline


@transaction.atomic
def renew(deadline: Deadline, *, days: str, explanation: str, by: str, at: datetime) -> None:
    """Give a deadline the single days (ISO 8601, blanks between) that its words mean now; nothing is decided anew.

    Where only what is told of them is another (``explanation``), the history has nothing to tell.

    Raises ``Refused`` where the directive is closed, or somebody set the deadline otherwise since it was looked at.
    """
    directive = locked_open(deadline.directive)
    as_seen = Deadline.objects.filter(pk=deadline.pk, days=deadline.days).exclude(standing=DeadlineStanding.FORMER)
    if not as_seen.update(days=days, explanation=explanation):
        raise Refused(_("The deadline was changed in the meantime; your change was not saved."))
    if days != deadline.days:
        note(directive, EventKind.RENEWED, by=by, at=at, before={"days": deadline.days}, after={"days": days})
