"""Changing meetings, speakers and speeches; what was there before stays.

From which day the words of a speech count, its meeting and that one's day, is written over here alone.
"""

from collections.abc import Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions import amending
from tracker.actions.refusals import Refused
from tracker.models import Amendment, Meeting, Speaker, Speech


@transaction.atomic
def add_meeting(meeting: Meeting, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Store a meeting that is new.  Raises ``Refused`` where its values cannot be."""
    amending.insert(meeting)
    return amending.keep_added(meeting, by=by, at=at, reason=reason)


@transaction.atomic
def change_meeting(
    meeting: Meeting, changes: Mapping[str, Any], *, by: str, at: datetime, reason: str = "", seen: int | None = None
) -> Amendment | None:
    """Give fields of a meeting other values, and keep the former ones; None where nothing is other than before.

    ``seen`` is the number of the last change the person knows of.  Raises ``Refused`` where there is a later one, and
    for values that cannot be.
    """
    return amending.change(locked_meeting(meeting), changes, by=by, at=at, reason=reason, seen=seen)


@transaction.atomic
def remove_meeting(meeting: Meeting, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Delete a meeting at which nothing was said, and keep what it was.  Raises ``Refused`` for any other."""
    return amending.remove(locked_meeting(meeting), by=by, at=at, reason=reason)


def correct_day(meeting: Meeting, held_on: date | None, *, by: str, at: datetime, reason: str = "") -> Amendment | None:
    """Put another day in the place of the one ``meeting`` has, and keep that one; None is an unknown day.

    ``meeting`` is as the person saw it, and has the new day afterwards.  Raises ``Refused`` where somebody else has
    corrected the day meanwhile, and where it is that day already.
    """
    with transaction.atomic():
        stored = locked_meeting(meeting)
        if stored.held_on != meeting.held_on:
            raise _taken_before(stored.amendments.filter(after__has_key="held_on").last())
        if held_on == stored.held_on:
            raise Refused(_("The date of the meeting is already %(day)s.") % {"day": held_on or _("unknown")})
        kept = change_meeting(stored, {"held_on": held_on}, by=by, at=at, reason=reason)
    meeting.held_on = held_on
    return kept


@transaction.atomic
def change_speech(
    speech: Speech, changes: Mapping[str, Any], *, by: str, at: datetime, reason: str = "", seen: int | None = None
) -> Amendment | None:
    """The same for a speech, its text apart; with another ``meeting`` it is given to that one, and both tell of it."""
    stored, moved = locked_speech(speech), {}
    if changes.get("meeting", stored.meeting) != stored.meeting:
        former, given = _locked_meetings(stored.meeting, changes["meeting"])
        stored.meeting, moved = former, {"former_meeting": former, "given_to": given}
        changes = {**changes, "meeting": given}
    return amending.change(stored, changes, by=by, at=at, reason=reason, seen=seen, **moved)


def give_to_meeting(speech: Speech, meeting: Meeting, *, by: str, at: datetime, reason: str = "") -> Amendment | None:
    """Give ``speech`` to another meeting than the one it was filed under, and keep that one with the day it had.

    ``speech`` is as the person saw it, and has the new meeting afterwards.  Raises ``Refused`` where somebody else has
    given it to another meeting meanwhile, and where it belongs to that meeting already.
    """
    with transaction.atomic():
        stored = locked_speech(speech)
        if stored.meeting != speech.meeting:
            raise _taken_before(stored.amendments.filter(given_to__isnull=False).last())
        if meeting.pk == stored.meeting_id:
            raise Refused(_("The speech already belongs to “%(meeting)s”.") % {"meeting": meeting})
        kept = change_speech(stored, {"meeting": meeting}, by=by, at=at, reason=reason)
    speech.meeting = meeting
    return kept


@transaction.atomic
def add_speaker(speaker: Speaker, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Store a speaker who is new.  Raises ``Refused`` for one who is there already."""
    amending.insert(speaker)
    return amending.keep_added(speaker, by=by, at=at, reason=reason)


@transaction.atomic
def change_speaker(
    speaker: Speaker, changes: Mapping[str, Any], *, by: str, at: datetime, reason: str = "", seen: int | None = None
) -> Amendment | None:
    """As ``change_meeting``, for a speaker."""
    return amending.change(locked_speaker(speaker), changes, by=by, at=at, reason=reason, seen=seen)


@transaction.atomic
def remove_speaker(speaker: Speaker, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Delete a speaker of no speech, and keep who that was.  Raises ``Refused`` for any other."""
    return amending.remove(locked_speaker(speaker), by=by, at=at, reason=reason)


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, its row locked until the transaction ends; speeches can still be added to it."""
    return Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)


def locked_speech(speech: Speech) -> Speech:
    """The speech as it stands now, without its long text, its row locked until the transaction ends.

    Whoever needs more locks than this one takes it first, and then those of meetings.
    """
    return Speech.objects.select_for_update(no_key=True).defer("text").get(pk=speech.pk)


def locked_speaker(speaker: Speaker) -> Speaker:
    """The speaker as stored now, the row locked until the transaction ends."""
    stored: Speaker = Speaker.objects.select_for_update(no_key=True).get(pk=speaker.pk)
    return stored


def _taken_before(last: Amendment | None) -> Refused:
    if last is None:  # written past the actions
        return Refused(
            _("Somebody changed this in the meantime. Your changes were not saved; check them and submit again.")
        )
    return Refused(amending.meanwhile([last]))


def _locked_meetings(former: Meeting, given: Meeting) -> tuple[Meeting, Meeting]:
    """Both as they stand now, locked in one order whichever of them a speech comes from."""
    locked = {each.pk: locked_meeting(each) for each in sorted((former, given), key=attrgetter("pk"))}
    return locked[former.pk], locked[given.pk]
