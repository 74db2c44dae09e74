"""What the questions of `querysets` ask, as conditions: rows are filtered by them, or counted many at once.

Those about time speak of ``current``, the deadline that ``with_current`` joins.
"""

from datetime import date, timedelta

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from tracker.choices import DeadlineKind, PartyKind, Role, UndatedCause, UnownedCause

OPEN = Q(closed_on__isnull=True)
# No deadline at all, or one with neither a day nor a repetition: what repeats can be checked on without a single day.
UNDATED = Q(current__isnull=True) | Q(current__due_on__isnull=True, current__rrule="")


def overdue(on: date) -> Q:
    """Open, and due before the day, not on it; no day (NULL) is before none."""
    return OPEN & Q(current__due_on__lt=on)


def due_within(on: date, days: int) -> Q:
    """Open, and due from ``on`` to ``days`` later, both included."""
    return OPEN & Q(current__due_on__range=(on, on + timedelta(days=days)))


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


def assigned(**more: object) -> Q:
    """Somebody is assigned to the directive; by name, since the models are built from this module."""
    assignments = apps.get_model("tracker", "Assignment").objects
    return Q(Exists(assignments.filter(directive=OuterRef("pk"), **more)))


def has_owner() -> Q:
    """Somebody who could be telephoned leads: a registered party that is no collective."""
    kinds = [kind for kind in PartyKind.values if kind != PartyKind.COLLECTIVE]
    return assigned(role=Role.LEAD, party__kind__in=kinds)


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
