"""Deadlines as an iCalendar feed (RFC 5545), under an address that is signed and can be revoked."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tracker.exports import plain
from tracker.feeds.repeating import Repetition, repetition
from tracker.models import Deadline, Feed
from tracker.rows.ledger import LedgerRow, in_a_row

PRODID = "-//commitment-tracker//deadlines//ZH"
REFRESH = timedelta(hours=4)  # how often a calendar should ask again; each decides for itself
LONGEST_SUMMARY = 80

AddressOf = Callable[[LedgerRow], str]


def signer() -> Signer:
    """What signs the addresses of feeds, and nothing else."""
    return Signer(sep=".", salt="tracker.feed")


def signed(feed: Feed) -> str:
    """The part of the address that names the feed: nobody can guess it, or make one from another's."""
    return signer().sign(str(feed.public_id))


def feed_of(words: str) -> Feed | None:
    """The feed that an address names, if it was not revoked and its owner may still take deadlines away."""
    try:
        public_id = UUID(signer().unsign(words))
    except (BadSignature, ValueError):
        return None
    feed = Feed.objects.select_related("user").filter(public_id=public_id, revoked_at=None).first()
    # An account that is not active has no permissions.
    return feed if feed and feed.user.has_perm("tracker.export_directive") else None


def calendar_parts(name: str, batches: Iterable[list[LedgerRow]], address_of: AddressOf) -> Iterator[bytes]:
    """The calendar in pieces: its head, one event for each row that has a day or repeats, its end."""
    head, end = _frame(name)
    yield head
    for rows in batches:
        events = (_event(row, address_of) for row in rows)
        yield b"".join(event.to_ical() for event in events if event)
    yield end


def _frame(name: str) -> tuple[bytes, bytes]:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", plain(name))
    calendar.add("x-wr-calname", plain(name))
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    last = b"END:VCALENDAR\r\n"
    return calendar.to_ical().removesuffix(last), last


def _event(row: LedgerRow, address_of: AddressOf) -> Event | None:
    """The current deadline as an all-day event; None where there is no day to put it on."""
    deadline = row.deadline()
    when = _when(row, deadline) if deadline else None
    if deadline is None or when is None:
        return None
    event = Event()
    event.add("uid", f"{row.directive.public_id}-{deadline.number}")
    event.add("dtstart", when.first)
    event.add("dtend", when.first + timedelta(days=1))
    if when.rule:
        event.add("rrule", when.rule)
    event.add("summary", _summary(row))
    event.add("description", _description(row))
    event.add("url", address_of(row))
    for name in ("dtstamp", "last-modified"):
        event.add(name, row.updated_at() or deadline.set_at)
    event.add("transp", "TRANSPARENT")  # a deadline takes nobody's time
    event.add("categories", [str(row.light().label)])
    return event


def _when(row: LedgerRow, deadline: Deadline) -> Repetition | None:
    if deadline.rrule:
        meeting = row.directive.speech.meeting
        begun = deadline.starts_on or deadline.anchor_on or meeting.held_on or deadline.set_at.date()
        return repetition(deadline.rrule, begun, until=deadline.due_on)
    return Repetition(deadline.due_on) if deadline.due_on else None


def _summary(row: LedgerRow) -> str:
    text = plain(row.directive.text).replace("\n", " ")
    text = text if len(text) <= LONGEST_SUMMARY else f"{text[: LONGEST_SUMMARY - 1]}…"
    who = in_a_row(row.leads()) or _("nobody named")
    return plain(_("[%(light)s] %(who)s: %(what)s") % {"light": row.light().label, "who": who, "what": text})


def _description(row: LedgerRow) -> str:
    """What the ledger says of it, a line each; empty ones left out."""
    lines = [
        (_("Task content"), row.directive.text),
        (_("Supporting units"), in_a_row(row.supports())),
        (_("Deadline as said"), row.deadline_words()),
        (_("Goals"), row.targets_in_words()),
        (_("Source of the task"), row.source()),
        (_("Remarks"), row.remarks()),
    ]
    return plain("\n".join(f"{label}{_(': ')}{words}" for label, words in lines if words))
