"""What the states ask, as conditions: rows are filtered by them, or counted many at once.  Others ask `states`.

Those about time speak of ``current``, the deadline that ``with_current`` joins.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import LessThan
from django.utils.timezone import get_current_timezone

from tracker.choices import DeadlineKind, DirectiveKind, EventKind, PartyKind, Role, UndatedCause, UnownedCause

OPEN = Q(closed_on__isnull=True)
# What can be late. The others are said instead of excluded: so an index by kind can be entered.
FALLS_DUE = Q(kind__in=[kind for kind in DirectiveKind if kind.falls_due()])
REPEATING = Q(current__rrule__gt="") | Q(current__days__gt="")
# No deadline at all, or one with neither a day nor a repetition: what repeats can be checked on without a single day.
# The day is asked for first: most have one, and need no further question.
UNDATED = (
    Q(current__due_on__isnull=True) & (Q(current__isnull=True) | Q(current__rrule="", current__days="")) & FALLS_DUE
)


def overdue(on: date) -> Q:
    """Falling due, and that before the day, not on it; no day (NULL) is before none.  Asked among what is open."""
    # `Coalesce` changes no value. It keeps SQLite from beginning with all that was ever due before the day, most of it
    # closed long since, and opening each directive of it: what is open is passed through in a third of the time.
    # PostgreSQL cannot find the day in an index then: of 30,000 directives it counts 1 to 2 ms sooner, and brings the
    # first page of a short list 8 ms later.
    return Q(LessThan(Coalesce("current__due_on", None), on)) & FALLS_DUE


def due_within(on: date, days: int) -> Q:
    """Falling due, and that from ``on`` to ``days`` later, both included.  Asked among what is open."""
    return Q(current__due_on__range=(on, on + timedelta(days=days))) & FALLS_DUE


def stale(on: date, days: int) -> Q:
    """Falling due, and neither reported on nor recorded in so many days before ``on``.  Asked among what is open."""
    first = datetime.combine(on - timedelta(days=days - 1), time.min, tzinfo=get_current_timezone())
    heard_of = _events(kind__in=(EventKind.RECORDED, EventKind.REPORTED), made_at__gte=first)
    # Of a ledger of years few are heard of in some weeks: these are looked up, not each directive's events.
    return ~Q(pk__in=heard_of.values("directive")) & FALLS_DUE


def extended(times: int = 1) -> Q:
    """Its day was moved to a later one at least so many times."""
    later = _events(kind=EventKind.EXTENDED).alias(was=_day_in("before"), now=_day_in("after"))
    moved = later.filter(now__gt=F("was")).values("directive").annotate(times=Count("pk")).filter(times__gte=times)
    return Q(pk__in=moved.values("directive"))


def _day_in(values: str) -> Cast:
    """The day of an event's values as ISO 8601, which sorts as days do."""
    return Cast(KT(f"{values}__due_on"), CharField(max_length=10))


def _events(**values: object) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = apps.get_model("tracker", "Event").objects.filter(**values).order_by()
    return found


def undated_because(cause: UndatedCause) -> Q:
    """The cause, of one that is undated."""
    masked = Q(current__masked=True)
    event = Q(current__kind=DeadlineKind.EVENT)
    continuous = Q(current__kind=DeadlineKind.CONTINUOUS)
    return {
        UndatedCause.NOT_STATED: Q(current__isnull=True),
        UndatedCause.MASKED: masked,
        UndatedCause.EVENT: event & ~masked,
        UndatedCause.CONTINUOUS: continuous & ~masked,
        UndatedCause.UNRESOLVED: Q(current__isnull=False) & ~masked & ~event & ~continuous,
    }[cause]


def assigned(*also: Q, **more: object) -> Q:
    """Somebody is assigned to the directive; by name, since the models are built from this module."""
    assignments = apps.get_model("tracker", "Assignment").objects
    return Q(Exists(assignments.filter(*also, directive=OuterRef("pk"), **more)))


def has_owner() -> Q:
    """Somebody who could be telephoned leads: a registered party that is no collective."""
    return assigned(~Q(party__in=_collectives()), role=Role.LEAD, party__isnull=False)


def led_by_a_collective() -> Q:
    """A collective (各乡镇) leads it, alone or with others."""
    return assigned(party__in=_collectives(), role=Role.LEAD)


def _collectives() -> QuerySet[Any, Any]:
    # They are few, and are looked up once; joined, the party of every assignment was.
    parties = apps.get_model("tracker", "ResponsibleParty").objects
    found: QuerySet[Any, Any] = parties.filter(kind=PartyKind.COLLECTIVE).order_by().values("pk")
    return found


def unowned_because(cause: UnownedCause) -> Q:
    """The cause, of one that is unowned."""
    anyone, led = assigned(), assigned(role=Role.LEAD)
    unregistered = assigned(role=Role.LEAD, party__isnull=True)
    return {
        UnownedCause.NOT_STATED: ~anyone,
        UnownedCause.NO_LEAD: anyone & ~led,
        UnownedCause.UNREGISTERED: unregistered,
        UnownedCause.GENERIC: led & ~unregistered,
    }[cause]
