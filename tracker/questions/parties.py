"""The questions asked of the registry, and for which parties somebody answers."""

from collections.abc import Collection, Iterable
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
        memberships = apps.get_model("tracker", "Membership").objects
        return own | set(memberships.filter(member__in=own).values_list("collective", flat=True))

    def valid(self, on: date) -> Self:
        """Those that exist on the day; an open end (NULL) is no end."""
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(begun & not_ended)


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
