"""What an office writes under 备注 (remarks): what happened to a directive and what is missing, each in a few words."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tracker.choices import EventKind, Role
from tracker.models import Directive, Event
from tracker.rows.rhythm_words import said_of_noted


def remarks(directive: Directive) -> Iterator[str]:
    """The remarks on a directive loaded with ``for_export``: what is missing, who checks, what became of it."""
    yield from _missing(directive)
    yield from _supervisors(directive)
    yield from _moves(directive.events.all())
    for restatement in directive.restatements.all():
        yield _("demanded again: %(meeting)s") % {"meeting": restatement.speech.meeting.title}
    yield from _latest_report(directive)
    if directive.closed_on:
        yield said_of(_("closed on %(day)s") % {"day": day_in_words(directive.closed_on)}, directive.closing_note)


def day_in_words(day: date) -> str:
    """The day as sentences of the language write it: 2026年9月30日, 2026-09-30."""
    return date_format(day, _("Y-m-d"))


def said_of(what: str, why: str) -> str:
    """``what: why``, or ``what`` alone; on one line, since it stands in a cell."""
    why = " ".join(why.split())
    return f"{what}{_(': ')}{why}" if why else what


def _missing(directive: Directive) -> Iterator[str]:
    unowned, undated = directive.unowned_cause(), directive.undated_cause()
    if unowned:
        yield said_of(_("unowned"), str(unowned.label))
    if undated:
        yield said_of(_("undated"), str(undated.label))


def _supervisors(directive: Directive) -> Iterator[str]:
    """Who checks on it: the tables of offices have no column for them."""
    names = [a.called() for a in directive.assignments.all() if a.role == Role.SUPERVISOR]
    if names:
        yield said_of(_("supervisor"), _(", ").join(names))


def _moves(events: Iterable[Event]) -> Iterator[str]:
    """Each time the deadline was moved; from the history, since a later stage is no moved deadline."""
    for event in events:
        if event.kind == EventKind.EXTENDED:
            yield said_of(_moved(event), event.reason)


def _moved(event: Event) -> str:
    before, after = _day(event.before), _day(event.after)
    often = said_of_noted(event.before.get("repetition")), said_of_noted(event.after.get("repetition"))
    said = {"before": _when(before, often[0]), "after": _when(after, often[1])}
    if not said["after"]:
        return _("was due %(before)s, now without a deadline") % said
    if any(often):
        return (_("was due %(before)s, now %(after)s") if said["before"] else _("given the rhythm %(after)s")) % said
    if before is None:
        return _("given the day %(after)s") % said
    if after and after < before:
        return _("was due %(before)s, brought forward to %(after)s") % said
    return _("was due %(before)s, moved to %(after)s") % said


def _when(day: date | None, often: str) -> str:
    """How often it is owed, else the day."""
    return often or (day_in_words(day) if day else "")


def _day(values: dict[str, str | None]) -> date | None:
    words = values.get("due_on")
    return date.fromisoformat(words) if words else None


def _latest_report(directive: Directive) -> Iterator[str]:
    reports = [event for event in directive.events.all() if event.kind == EventKind.REPORTED]
    if reports:
        day = day_in_words(localtime(reports[-1].made_at).date())
        yield said_of(_("progress on %(day)s") % {"day": day}, reports[-1].reason)
