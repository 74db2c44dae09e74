"""The values whose changes are kept, of parties, meetings, speakers and speeches: how they are kept, and told."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.choices import AmendmentStep, MeetingLevel, PartyKind
from tracker.models.meetings import Meeting, Speaker, Speech
from tracker.models.parties import ResponsibleParty

# The fields that are kept of each.  Beside them a party's other names and members, and of a speech its meeting's day.
FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    ResponsibleParty: ("name", "kind", "parent", "successor", "starts_on", "ends_on"),
    Meeting: ("title", "held_on", "level", "place"),
    Speaker: ("name", "post"),
    Speech: ("title", "meeting", "speaker"),
}
LABELS: dict[str, str | Promise] = {
    "title": _("title"),
    "name": _("name"),
    "kind": _("party kind"),
    "parent": _("superior"),
    "successor": _("successor"),
    "starts_on": _("first day"),
    "ends_on": _("last day"),
    "aliases": _("alias"),
    "members": _("member"),
    "held_on": _("day"),
    "level": _("level"),
    "place": _("place"),
    "post": _("post"),
    "meeting": _("meeting"),
    "speaker": _("speaker"),
}
MEETING_DAY = "meeting_day"  # told with the meeting
_CHOICES: dict[str, type[models.TextChoices]] = {"kind": PartyKind, "level": MeetingLevel}


def values_of(thing: models.Model) -> dict[str, Any]:
    """All that is kept of it, as it stands in the database: texts, and lists of names."""
    values = {field: as_kept(getattr(thing, field)) for field in FIELDS[type(thing)]}
    if isinstance(thing, ResponsibleParty):
        values |= {
            "aliases": sorted(thing.aliases.values_list("name", flat=True)) if thing.pk else [],
            "members": sorted(thing.memberships.values_list("member__name", flat=True)) if thing.pk else [],
        }
    if isinstance(thing, Speech):
        values |= {"meeting": thing.meeting.title, MEETING_DAY: as_kept(thing.meeting.held_on)}
    return values


def as_kept(value: Any) -> Any:
    """A value as an amendment holds it: a text that needs no row to be understood, or a sorted list of them."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return sorted(map(str, value))
    return str(value)


def in_words(step: AmendmentStep, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What was changed, in words; what was added or deleted with all its values."""
    if step != AmendmentStep.CHANGED:
        told = gettext("added (%(values)s)") if step == AmendmentStep.ADDED else gettext("deleted (%(values)s)")
        return told % {"values": gettext("; ").join(_stated(after or before))}
    return gettext("; ").join(_changed(before, after))


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for field, label in LABELS.items():
        if field not in before and field not in after:
            continue
        former, value = before.get(field, ""), after.get(field, "")
        if isinstance(former, list) or isinstance(value, list):
            yield from _names_changed(label, former or [], value or [])
        else:
            said = {"label": label, "former": _word(field, former, before), "value": _word(field, value, after)}
            yield gettext("%(label)s changed from %(former)s to %(value)s") % said


def _names_changed(label: str | Promise, former: Iterable[str], value: Iterable[str]) -> Iterator[str]:
    for name in sorted(set(value) - set(former)):
        yield gettext("%(label)s “%(name)s” added") % {"label": label, "name": name}
    for name in sorted(set(former) - set(value)):
        yield gettext("%(label)s “%(name)s” removed") % {"label": label, "name": name}


def _stated(values: Mapping[str, Any]) -> Iterator[str]:
    for field, label in LABELS.items():
        if values.get(field):
            value = values[field]
            word = gettext(", ").join(value) if isinstance(value, list) else _word(field, value, values)
            yield gettext("%(label)s %(value)s") % {"label": label, "value": word}


def _word(field: str, value: str, values: Mapping[str, Any]) -> str:
    """One value for people: a name in quotation marks, a meeting with the day it had then."""
    if field == "meeting":
        day = values.get(MEETING_DAY) or gettext("day unknown")
        return gettext("“%(meeting)s” (%(day)s)") % {"meeting": value, "day": day}
    if not value:
        return gettext("unknown") if field == "held_on" else gettext("none")
    if field in _CHOICES:
        choices = _CHOICES[field]
        return str(choices(value).label) if value in choices.values else value
    return value if field.endswith("_on") else f"“{value}”"
