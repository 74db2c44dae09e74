"""Correcting the day of a meeting, and to which meeting a speech belongs; what was there before stays."""

from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracker.actions.refusals import Refused
from tracker.models import Meeting, MeetingCorrection, Speech


@transaction.atomic
def correct_day(
    meeting: Meeting, held_on: date | None, *, by: str, at: datetime, reason: str = ""
) -> MeetingCorrection:
    """Put another day in the place of the one ``meeting`` has, and keep that one; None is an unknown day.

    ``meeting`` is as the person saw it, and has the new day afterwards.  Raises ``Refused`` where somebody else has
    corrected the day meanwhile, and where it is that day already.
    """
    stored = locked_meeting(meeting)
    must_be_as_seen(stored, meeting.held_on)
    if held_on == stored.held_on:
        raise Refused(_("The day of the meeting is %(day)s already.") % {"day": held_on or _("unknown")})
    correction = _keep(stored, former_on=stored.held_on, held_on=held_on, made_at=at, made_by=by, reason=reason)
    Meeting.objects.filter(pk=stored.pk).update(held_on=held_on)
    meeting.held_on = held_on
    return correction


@transaction.atomic
def give_to_meeting(speech: Speech, meeting: Meeting, *, by: str, at: datetime, reason: str = "") -> MeetingCorrection:
    """Give ``speech`` to another meeting than the one it was filed under, and keep that one with the day it had.

    ``speech`` is as the person saw it, and has the new meeting afterwards.  Raises ``Refused`` where somebody else has
    given it to another meeting meanwhile, and where it belongs to that meeting already.
    """
    stored = locked_speech(speech)
    must_belong_as_seen(stored, speech.meeting)
    if meeting.pk == stored.meeting_id:
        raise Refused(_("The speech belongs to “%(meeting)s” already.") % {"meeting": meeting})
    former, given = _locked_meetings(stored.meeting, meeting)
    kept = {"speech": stored, "former_meeting": former, "former_on": former.held_on, "held_on": given.held_on}
    correction = _keep(given, **kept, made_at=at, made_by=by, reason=reason)
    Speech.objects.filter(pk=stored.pk).update(meeting=given)
    speech.meeting = given
    return correction


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, its row locked until the transaction ends; speeches can still be added to it."""
    return Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)


def locked_speech(speech: Speech) -> Speech:
    """The speech as it stands now, without its long text, its row locked until the transaction ends.

    Whoever needs more locks than this one takes it first, and then those of meetings.
    """
    return Speech.objects.select_for_update(no_key=True).defer("text").get(pk=speech.pk)


def must_be_as_seen(stored: Meeting, seen: date | None) -> None:
    """Raises ``Refused`` where the day of a meeting is no longer the one that a person saw."""
    last = stored.corrections.filter(speech__isnull=True).last()
    if last and stored.held_on != seen:
        raise _taken_before(last, _("day corrected to %(day)s") % {"day": last.held_on or _("unknown")})


def must_belong_as_seen(stored: Speech, seen: Meeting | None) -> None:
    """Raises ``Refused`` where a speech no longer belongs to the meeting that a person saw."""
    last = stored.corrections.filter(meeting=stored.meeting_id).last()
    if last and stored.meeting != seen:
        raise _taken_before(last, _("speech given to “%(meeting)s”") % {"meeting": stored.meeting})


def _taken_before(last: MeetingCorrection, step: str) -> Refused:
    said = {"who": last.made_by, "step": step}
    return Refused(_("Meanwhile by %(who)s: %(step)s. Nothing was changed; look again, then send once more.") % said)


def _locked_meetings(former: Meeting, given: Meeting) -> tuple[Meeting, Meeting]:
    """Both as they stand now, locked in one order whichever of them a speech comes from."""
    locked = {each.pk: locked_meeting(each) for each in sorted((former, given), key=attrgetter("pk"))}
    return locked[former.pk], locked[given.pk]


def _keep(meeting: Meeting, *, reason: str, **values: Any) -> MeetingCorrection:
    """The correction of a meeting that is locked; its number follows the last one."""
    last = meeting.corrections.aggregate(last=Max("number"))["last"] or 0
    kept: MeetingCorrection = meeting.corrections.create(number=last + 1, reason=reason.strip(), **values)
    return kept
