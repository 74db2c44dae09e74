"""Correcting the day of a meeting; the former one stays."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracker.actions.refusals import Refused
from tracker.models import DayCorrection, Meeting


@transaction.atomic
def correct_day(meeting: Meeting, held_on: date | None, *, by: str, at: datetime, reason: str = "") -> DayCorrection:
    """Put another day in the place of the one ``meeting`` has, and keep that one; None is an unknown day.

    ``meeting`` is as the person saw it, and has the new day afterwards.  Raises ``Refused`` where somebody else has
    corrected the day meanwhile, and where it is that day already.
    """
    stored = locked_meeting(meeting)
    must_be_as_seen(stored, meeting.held_on)
    if held_on == stored.held_on:
        raise Refused(_("The day of the meeting is %(day)s already.") % {"day": held_on or _("unknown")})
    correction = stored.corrections.create(
        number=(stored.corrections.aggregate(last=Max("number"))["last"] or 0) + 1,
        former_on=stored.held_on,
        held_on=held_on,
        made_at=at,
        made_by=by,
        reason=reason.strip(),
    )
    Meeting.objects.filter(pk=stored.pk).update(held_on=held_on)
    meeting.held_on = held_on
    return correction


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, its row locked until the transaction ends; speeches can still be added to it."""
    return Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)


def must_be_as_seen(stored: Meeting, seen: date | None) -> None:
    """Raises ``Refused`` where the day of a meeting is no longer the one that a person saw."""
    last = stored.corrections.last()
    if last and stored.held_on != seen:
        said = {"who": last.made_by, "step": _("day corrected to %(day)s") % {"day": last.held_on or _("unknown")}}
        raise Refused(_("Meanwhile by %(who)s: %(step)s. Nothing was changed; look again, then send once more.") % said)
