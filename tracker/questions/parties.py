"""The questions asked of the registry, and for which parties somebody answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q


class ResponsiblePartyQuerySet(models.QuerySet[Any]):
    """The registry, asked by name."""

    def named(self, name: str) -> Self:
        """The party with this name or alias, exactly as written; none or one, since no alias is another's name."""
        return self.filter(Q(name=name) | Q(aliases__name=name)).distinct()

    def bearing(self, names: Collection[str]) -> Self:
        """The parties with these names or aliases, once for each name of theirs; ``alias`` is None or one of them."""
        return self.filter(Q(name__in=names) | Q(aliases__name__in=names)).annotate(alias=F("aliases__name"))

    def part_ids(self, party: models.Model) -> set[int]:
        """The party and all its sub-units, at any depth, by primary key."""
        return _reached({party.pk}, self.model._default_manager.values_list("parent", "pk"))

    def answered_for_by(self, party: models.Model) -> set[int]:
        """The parties whose tasks are this one's: its sub-units, whom they succeeded, and their collectives."""
        registry = self.model._default_manager.order_by()
        links = [*registry.values_list("parent", "pk"), *registry.values_list("successor", "pk")]
        own = _reached({party.pk}, links)
        return own | self.collective_ids(own)

    def asked_about(self, party: models.Model, *, units: bool = True) -> "AskedAbout":
        """Whom a question about the party means: itself, with its sub-units unless they are left out."""
        own = self.part_ids(party) if units else {party.pk}
        return AskedAbout(own, self.collective_ids(own) - own)

    def collective_ids(self, members: Collection[int]) -> set[int]:
        """The collectives (各乡镇) that one of the parties is a member of, by primary key."""
        memberships = apps.get_model("tracker", "Membership").objects
        return set(memberships.filter(member__in=members).values_list("collective", flat=True))

    def valid(self, on: date) -> Self:
        """Those that exist on the day; an open end (NULL) is no end."""
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(begun & not_ended)


@dataclass(frozen=True)
class AskedAbout:
    """Whom a question about a party means, by primary key: its ``own``, and the collectives one of these belongs to."""

    own: set[int]
    collectives: set[int]

    @property
    def all(self) -> set[int]:
        """Everybody it may be asked of: what all townships have to do, this one has to do."""
        return self.own | self.collectives


def answers_for(user: Any) -> set[int]:
    """The parties for which the person answers; remembered as Django remembers permissions, as long as the object is.

    A page asks for them up to ten times.
    """
    if not hasattr(user, "_answered_for"):
        liaison = apps.get_model("tracker", "Liaison").objects.filter(user=user.pk).select_related("party").first()
        registry = apps.get_model("tracker", "ResponsibleParty").objects
        user._answered_for = registry.answered_for_by(liaison.party) if liaison and user.is_active else set()
    found: set[int] = user._answered_for
    return found


def _reached(start: set[int], links: Iterable[tuple[int | None, int]]) -> set[int]:
    """``start`` and all that links ``(from, to)`` lead to from there, however far; a circle ends where it began."""
    links = list(links)
    reached, fresh = set(start), set(start)
    while fresh:
        fresh = {to for origin, to in links if origin in fresh} - reached
        reached |= fresh
    return reached
