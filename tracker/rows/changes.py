"""What an event or a correction changed, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.choices import DeadlineStanding, EventKind, Role
from tracker.models import Deadline, Event, Meeting, MeetingCorrection
from tracker.rows.remarks import day_in_words, said_of
from tracker.rows.rhythm_words import said_of_noted

# The names under which actions write values into an event, all of them (a test sees to that), in the order of telling.
LABELS: dict[str, str | Promise] = {
    "text": _("what is to be done"),
    "party": _("responsible party"),
    "role": _("role"),
    "due_on": _("due on"),
    "repetition": _("Repetition"),
    "source": _("further source"),
    "days": _("single days"),
    "closed_on": _("closed on"),
    "closing_note": _("closing note"),
}


@dataclass(frozen=True)
class EventChange:
    """One value before and after; empty where there was or is none, the same where it is told but did not change."""

    label: str | Promise
    before: str
    after: str

    def __str__(self) -> str:
        """On one line, for a cell."""
        before, after = self.before or "—", self.after or "—"
        return f"{self.label}：{after if before == after else f'{before} → {after}'}"


def changes_of(event: Event) -> Iterator[EventChange]:
    """The values an event changed, in the order of ``LABELS``; a role that stayed says in which it happened."""
    written = event.before | event.after
    # PostgreSQL keeps JSON objects in an order of its own.
    for name in [*filter(written.__contains__, LABELS), *sorted(written.keys() - LABELS.keys())]:
        before, after = _in_words(name, event.before.get(name)), _in_words(name, event.after.get(name))
        # A repetition has no day that it is due on: nothing before and nothing after is no change.
        if before or after:
            yield EventChange(LABELS.get(name, name), before, after)


def former_day(correction: MeetingCorrection) -> str:
    """What a meeting's day was before, and who put which in its place when and why."""
    said = _signed(correction) | {
        "former": correction.former_on and day_in_words(correction.former_on),
        "day": correction.held_on and day_in_words(correction.held_on),
    }
    if correction.former_on is None:
        told = gettext("The day was unknown until %(who)s set it to %(day)s on %(when)s")
    elif correction.held_on is None:
        told = gettext("Was %(former)s until %(who)s made the day unknown on %(when)s")
    else:
        told = gettext("Was %(former)s until %(who)s corrected it to %(day)s on %(when)s")
    return said_of(told % said, correction.reason)


def former_meeting(correction: MeetingCorrection) -> str:
    """To which meeting a speech belonged before, and who gave it to which when and why."""
    told = gettext("Belonged to %(former)s until %(who)s gave it to %(meeting)s on %(when)s")
    return said_of(told % _given(correction), correction.reason)


def correction_of(meeting: Meeting, correction: MeetingCorrection) -> str:
    """A correction as it is told beside the meeting: its former day, a speech that came to it, or one that left it."""
    if correction.speech is None:
        return former_day(correction)
    if correction.meeting == meeting:
        told = gettext("“%(speech)s” belonged to %(former)s until %(who)s gave it to this meeting on %(when)s")
    else:
        told = gettext("“%(speech)s” belonged to this meeting until %(who)s gave it to %(meeting)s on %(when)s")
    return said_of(told % _given(correction), correction.reason)


def _given(correction: MeetingCorrection) -> dict[str, Any]:
    return _signed(correction) | {
        "speech": correction.speech,
        "former": _as_it_was(correction.former_meeting, correction.former_on),
        "meeting": _as_it_was(correction.meeting, correction.held_on),
    }


def _as_it_was(meeting: Meeting | None, day: date | None) -> str:
    """The meeting with the day it had then."""
    said = {"meeting": meeting and meeting.title, "day": day_in_words(day) if day else gettext("day unknown")}
    return gettext("“%(meeting)s” (%(day)s)") % said


def _signed(correction: MeetingCorrection) -> dict[str, Any]:
    return {"who": correction.made_by, "when": date_format(localtime(correction.made_at), "Y-m-d H:i")}


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
    if name == "days":
        return "、".join(str(value).split())
    if name == "repetition":
        return said_of_noted(value)
    return "" if value is None else str(value)
