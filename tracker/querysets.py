"""The questions asked of the record.  Each that depends on the calendar takes the day it is asked for.

The same words are methods on ``Directive``; ``tests/tracker/test_words_agree.py`` holds the two together.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Prefetch, Q

from tracker.choices import DeadlineKind, DeadlineStanding, PartyKind, Role, UndatedCause, UnownedCause

# No deadline at all, or one with neither a day nor a repetition: what repeats can be checked on without a single day.
UNDATED = Q(current__isnull=True) | Q(current__due_on__isnull=True, current__rrule="")


class DirectiveQuerySet(models.QuerySet):
    """Directives, asked as a supervision office asks."""

    def open(self) -> Self:
        """Those still to be followed: not yet closed."""
        return self.filter(closed_on__isnull=True)

    def closed(self) -> Self:
        """Those struck off (销号)."""
        return self.filter(closed_on__isnull=False)

    def with_current(self) -> Self:
        """Join the one current deadline as ``current`` so that it can be filtered and sorted by; no row is lost."""
        return self.alias(
            current=FilteredRelation("deadlines", condition=Q(deadlines__standing=DeadlineStanding.CURRENT))
        )

    def overdue(self, on: date) -> Self:
        """Open, and due before ``on``; due on the day itself is not overdue, and no day (NULL) never is."""
        return self.open().with_current().filter(current__due_on__lt=on)

    def due_within(self, on: date, days: int) -> Self:
        """Open, and due from ``on`` to ``days`` later, both included; what is overdue is not due soon."""
        return self.open().with_current().filter(current__due_on__range=(on, on + timedelta(days=days)))

    def undated(self) -> Self:
        """Open, with no day and no repetition to be checked on."""
        return self.open().with_current().filter(UNDATED)

    def undated_because(self, cause: UndatedCause) -> Self:
        """The undated ones with this cause."""
        return self.undated().filter(_undated_condition(cause))

    def unowned(self) -> Self:
        """Open, and led by nobody who could be telephoned: a registered party that is no collective."""
        return self.open().filter(~_has_owner())

    def unowned_because(self, cause: UnownedCause) -> Self:
        """The unowned ones with this cause."""
        return self.unowned().filter(_unowned_condition(cause))

    def assigned(self, **values: object) -> Self:
        """Those with an assignment of these values, all on the same one; several of them do not double the row."""
        return self.filter(_assigned(**values))

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those the person may see: all with ``tracker.view_directive``, a liaison's own, else none."""
        if user.has_perm("tracker.view_directive"):  # type: ignore[union-attr]  # both kinds of user have it
            return self
        liaison = apps.get_model("tracker", "Liaison").objects.filter(user=user.pk).select_related("party").first()
        if liaison is None or not user.is_active:
            return self.none()
        registry = apps.get_model("tracker", "ResponsibleParty").objects
        return self.assigned(party__in=registry.answered_for_by(liaison.party))

    def by_due_day(self) -> Self:
        """Soonest due first, undated last, then in the order of recording."""
        return self.with_current().order_by(F("current__due_on").asc(nulls_last=True), "pk")

    def for_list(self) -> Self:
        """With all that a row of a list shows, in a fixed number of queries; the speech comes without its long text."""
        rows = self.select_related("speech__meeting", "speech__speaker").defer("speech__text")
        return rows.prefetch_related("deadlines", "targets", "assignments__party")

    def for_export(self) -> Self:
        """``for_list``, and what a file and a task table say besides (最近更新, 备注), for two queries more."""
        restatements = apps.get_model("tracker", "Restatement").objects.select_related("speech__meeting")
        again = Prefetch("restatements", queryset=restatements.defer("speech__text"))
        return self.for_list().prefetch_related("events", again)


def _undated_condition(cause: UndatedCause) -> Q:
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


def _assigned(**more: object) -> Q:
    """Somebody is assigned to the directive; by name, since the models are built from this module."""
    assignments = apps.get_model("tracker", "Assignment").objects
    return Q(Exists(assignments.filter(directive=OuterRef("pk"), **more)))


def _has_owner() -> Q:
    kinds = [kind for kind in PartyKind.values if kind != PartyKind.COLLECTIVE]
    return _assigned(role=Role.LEAD, party__kind__in=kinds)


def _unowned_condition(cause: UnownedCause) -> Q:
    anyone, led = _assigned(), _assigned(role=Role.LEAD)
    unregistered = _assigned(role=Role.LEAD, party__isnull=True)
    return {
        UnownedCause.NOT_STATED: ~anyone,
        UnownedCause.NO_LEAD: anyone & ~led,
        UnownedCause.UNREGISTERED: unregistered,
        UnownedCause.GENERIC: led & ~unregistered,
    }[cause]


class ResponsiblePartyQuerySet(models.QuerySet):
    """The registry, asked by name."""

    def named(self, name: str) -> Self:
        """The party with this name or alias, exactly as written; none or one, since no alias is another's name."""
        return self.filter(Q(name=name) | Q(aliases__name=name)).distinct()

    def part_ids(self, party: models.Model) -> set[int]:
        """The party and all its sub-units, at any depth, by primary key."""
        return _reached({party.pk}, self.model._default_manager.values_list("parent", "pk"))

    def answered_for_by(self, party: models.Model) -> set[int]:
        """The parties whose tasks are this one's: its sub-units, whom they succeeded, and their collectives."""
        registry = self.model._default_manager
        links = [*registry.values_list("parent", "pk"), *registry.values_list("successor", "pk")]
        own = _reached({party.pk}, links)
        memberships = apps.get_model("tracker", "Membership").objects
        return own | set(memberships.filter(member__in=own).values_list("collective", flat=True))

    def valid(self, on: date) -> Self:
        """Those that exist on the day; an open end (NULL) is no end."""
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(begun & not_ended)


def _reached(start: set[int], links: Iterable[tuple[int | None, int]]) -> set[int]:
    """``start`` and all that links ``(from, to)`` lead to from there, however far; a circle ends where it began."""
    links = list(links)
    reached, fresh = set(start), set(start)
    while fresh:
        fresh = {to for origin, to in links if origin in fresh} - reached
        reached |= fresh
    return reached
