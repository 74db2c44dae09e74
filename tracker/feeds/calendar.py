"""Deadlines as an iCalendar feed (RFC 5545), under an address that is signed and can be revoked."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import count, takewhile
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText

from tracker.exports import plain
from tracker.feeds.alike import said_alike
from tracker.models import Deadline, Feed
from tracker.rows.ledger import LedgerRow, in_a_row
from tracker.rows.repeating import Parts, Repetition

PRODID = "-//commitment-tracker//deadlines//ZH"
REFRESH = timedelta(hours=4)  # how often a calendar should ask again; each decides for itself
LONGEST_SUMMARY = 80
# Of what is given day by day: so many days to come at least, and all of so long before and after today.
FEWEST_AHEAD = 6
YEAR = timedelta(days=366)

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
    """The calendar in pieces: its head, the events of each row that has a day or repeats, its end."""
    head, end = _frame(name)
    yield head
    for rows in batches:
        yield b"".join(event.to_ical() for row in rows for event in _events(row, address_of))
    yield end


def _frame(name: str) -> tuple[bytes, bytes]:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # Of a property that it does not know the library knows no type: text has to be escaped, and 4 hours are PT4H.
    for property_ in ("name", "x-wr-calname"):
        calendar.add(property_, vText(plain(name)))
    calendar.add("x-wr-timezone", vText("Asia/Shanghai"))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    last = b"END:VCALENDAR\r\n"
    return calendar.to_ical().removesuffix(last), last


def _events(row: LedgerRow, address_of: AddressOf) -> Iterator[Event]:
    """The current deadline as all-day events: one, or one a day where no rule says its days alike to all programs.

    What does not fall due has none: a calendar would call a rule done with on the day that it names.
    """
    deadline = row.deadline() if row.directive.falls_due() else None
    repetition = row.repetition()
    if deadline is None or (deadline.due_on is None and repetition is None):
        return
    if repetition is None:
        if not deadline.repeats() and deadline.due_on:
            yield _event(row, deadline, address_of, deadline.due_on)
    elif rule := said_alike(repetition.parts) if repetition.parts else None:
        until = {"UNTIL": [repetition.until.strftime("%Y%m%d")]} if repetition.until else {}
        yield _event(row, deadline, address_of, repetition.first, rule | until)
    else:
        for day in _day_by_day(repetition, row.on):
            yield _event(row, deadline, address_of, day, of_several=True)


def _day_by_day(repetition: Repetition, on: date) -> Iterator[date]:
    """The days of a year back and a year ahead, and `FEWEST_AHEAD` to come."""
    ahead = count()
    days = repetition.from_day(max(repetition.first if repetition.parts else date.min, on - YEAR))
    return takewhile(lambda day: day < on or day <= on + YEAR or next(ahead) < FEWEST_AHEAD, days)


def _event(
    row: LedgerRow,
    deadline: Deadline,
    address_of: AddressOf,
    first: date,
    rule: Parts | None = None,
    *,
    of_several: bool = False,
) -> Event:
    event = Event()
    event.add("uid", f"{row.directive.public_id}-{deadline.number}{f'-{first:%Y%m%d}' if of_several else ''}")
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    if rule:
        event.add("rrule", rule)
    event.add("summary", _summary(row))
    event.add("description", _description(row))
    event.add("url", address_of(row))
    for name in ("dtstamp", "last-modified"):
        event.add(name, row.updated_at() or deadline.set_at)
    event.add("transp", "TRANSPARENT")  # a deadline takes nobody's time
    event.add("categories", [str(row.light().label)])
    return event


def _summary(row: LedgerRow) -> str:
    text = plain(row.directive.text).replace("\n", " ")
    text = text if len(text) <= LONGEST_SUMMARY else f"{text[: LONGEST_SUMMARY - 1]}…"
    who = in_a_row(row.leads()) or _("nobody named")
    said = {"light": row.light().label, "number": row.directive.number, "who": who, "what": text}
    return plain(_("[%(light)s] %(number)s %(who)s: %(what)s") % said)


def _description(row: LedgerRow) -> str:
    """What the ledger says of it, a line each; empty ones left out."""
    lines = [
        (_("Ref. no."), row.directive.number),
        (_("Task content"), row.directive.text),
        (_("Supporting units"), in_a_row(row.supports())),
        (_("Deadline as said"), row.deadline_words()),
        (_("Repetition"), row.repetition_in_words()),
        (_("Goals"), row.targets_in_words()),
        (_("Source of the task"), row.source()),
        (_("Remarks"), row.remarks()),
    ]
    return plain("\n".join(f"{label}{_(': ')}{words}" for label, words in lines if words))
