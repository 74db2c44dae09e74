"""What the states ask, as conditions: rows are filtered by them, or counted many at once.  Others ask `states`.

Those about time speak of ``current``, the deadline that ``with_current`` joins.
"""

from datetime import date, timedelta

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from tracker.choices import DeadlineKind, PartyKind, Role, UndatedCause, UnownedCause

OPEN = Q(closed_on__isnull=True)
# No deadline at all, or one with neither a day nor a repetition: what repeats can be checked on without a single day.
# The day is asked for first: most have one, and need no further question.
UNDATED = Q(current__due_on__isnull=True) & (Q(current__isnull=True) | Q(current__rrule="", current__days=""))


def overdue(on: date) -> Q:
    """Open, and due before the day, not on it; no day (NULL) is before none."""
    # `Coalesce` changes no value. It keeps SQLite from beginning with all that was ever due before the day, most of it
    # closed long since, and opening each directive of it: what is open is passed through in a third of the time.
    # PostgreSQL cannot find the day in an index then: of 30,000 directives it counts 1 to 2 ms sooner, and brings the
    # first page of a short list 8 ms later.
    return Q(LessThan(Coalesce("current__due_on", None), on)) & OPEN


def due_within(on: date, days: int) -> Q:
    """Open, and due from ``on`` to ``days`` later, both included."""
    return Q(current__due_on__range=(on, on + timedelta(days=days))) & OPEN


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
    # The collectives, who are few, are looked up once; joined, the party of every assignment was.
    collectives = apps.get_model("tracker", "ResponsibleParty").objects.filter(kind=PartyKind.COLLECTIVE)
    return assigned(~Q(party__in=collectives.values("pk")), role=Role.LEAD, party__isnull=False)


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
