"""The registry of who can be made responsible."""

from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from tracker.choices import PartyKind, one_of
from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.questions.parties import ResponsiblePartyQuerySet


class ResponsiblePartyManager(NaturalKeyManager.from_queryset(ResponsiblePartyQuerySet)):  # type: ignore[misc]
    """The registry's questions, and rows by name."""

    def meant_by(self, name: str, on: date | None) -> "ResponsibleParty | None":
        """The party a name means on a day, or None where the registry does not know it: see ``answering_on``."""
        return KnownParties([name]).meant_by(name, on)


class ResponsibleParty(NaturalKeyed):
    """Somebody who can answer for a directive.

    Fields follow Popolo where it has a word: ``kind`` is its classification, ``starts_on``/``ends_on`` its founding
    and dissolution dates, ``aliases`` its other names.
    """

    natural_key_fields = ("name",)

    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PartyKind, default=PartyKind.UNIT)
    # A unit dissolved in a reform must first hand its sub-units on, so neither link may vanish silently.
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.PROTECT, related_name="children", null=True, blank=True
    )
    successor = models.ForeignKey(
        "self", verbose_name=_("succeeded by"), on_delete=models.PROTECT, related_name="predecessors",
        null=True, blank=True,
    )  # fmt: skip
    starts_on = models.DateField(_("exists from"), null=True, blank=True)
    ends_on = models.DateField(_("exists until"), null=True, blank=True)

    objects = ResponsiblePartyManager()

    class Meta:
        verbose_name = _("responsible party")
        verbose_name_plural = _("responsible parties")
        ordering = ["name"]
        constraints = [
            one_of("kind", PartyKind),
            models.CheckConstraint(
                name="party_begins_before_it_ends",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                violation_error_message=_("A party cannot end before it begins."),
            ),
            models.CheckConstraint(
                name="party_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("A party cannot be part of itself."),
            ),
            models.CheckConstraint(
                name="party_is_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")),
                violation_error_message=_("A party cannot succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses a name that is another party's alias: whoever says it would mean either."""
        other = PartyAlias.objects.filter(name=self.name).exclude(party=self.pk).first()
        if other:
            raise ValidationError({"name": _alias_already(self.name, other.party)})

    def ended(self, on: date) -> bool:
        """Whether its last day is over on that day."""
        return self.ends_on is not None and self.ends_on < on

    def answering_on(self, on: date | None) -> "ResponsibleParty":
        """Who answers on a day for what this party was told: itself, or once it has ended its successor.

        A successor that has ended too stands for its own; with the day unknown each stands for itself.
        """
        party, passed = self, set()
        while on and party.ended(on) and party.successor and party not in passed:
            passed.add(party)
            party = party.successor
        return party


def _alias_already(name: str, party: ResponsibleParty) -> str:
    return _("“%(name)s” is already an alias of %(party)s.") % {"name": name, "party": party}


class PartyAlias(NaturalKeyed):
    """Another name of a party.  Unique over the whole registry: an alias that could mean two parties means none.

    The database holds aliases apart from each other, ``clean`` here and at the party aliases from names.
    """

    natural_key_fields = ("name",)
    comes_with = ("party",)

    # An alias says nothing without its party.
    party = models.ForeignKey(
        ResponsibleParty, verbose_name=_("responsible party"), on_delete=models.CASCADE, related_name="aliases"
    )
    name = models.CharField(_("alias"), max_length=100, unique=True)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses the name of another party."""
        if ResponsibleParty.objects.filter(name=self.name).exclude(pk=self.party_id).exists():
            raise ValidationError({"name": _("“%(name)s” is already the name of a party.") % {"name": self.name}})


class KnownParties:
    """The registry as far as some names go: each looked up once, and many of them together.

    ``spelled`` gives a name as the registry would write it; it is asked for both, the name as it stands first.
    """

    def __init__(self, names: Iterable[str] = (), *, spelled: Callable[[str], str] = str) -> None:
        self._parties: dict[str, ResponsibleParty | None] = {}
        self._spelled = spelled
        self.look_up(names)

    def look_up(self, names: Iterable[str]) -> None:
        """Get to know these names as well: one query for all, one more for each generation of former parties."""
        wanted = {spelling for name in names if name for spelling in (name, self._spelled(name))}
        fresh = wanted - self._parties.keys()
        self._parties |= dict.fromkeys(fresh)
        for party in ResponsibleParty.objects.bearing(fresh).select_related("successor"):
            self._parties |= dict.fromkeys({party.name} | fresh & {party.alias}, party)
        _fetch_successors(party for name in fresh if (party := self._parties[name]))

    def named(self, name: str) -> ResponsibleParty | None:
        """The party with this name or alias as it stands, else as ``spelled``; None for a name not looked up."""
        return self._parties.get(name) or self._parties.get(self._spelled(name))

    def must_not_know(self, new: ResponsibleParty) -> None:
        """Refuses a new party whose name, which was looked up, is one of the registry's or an alias there.

        Raises ``ValidationError`` in the words in which the registry itself refuses it.
        """
        bearer = self._parties.get(new.name)
        if bearer and bearer.name == new.name:
            raise new.unique_error_message(ResponsibleParty, ("name",))
        if bearer:
            raise ValidationError(_alias_already(new.name, bearer))

    def meant_by(self, name: str, on: date | None) -> ResponsibleParty | None:
        """The party the name means on a day."""
        party = self.named(name)
        return party and party.answering_on(on)


def _fetch_successors(parties: Iterable[ResponsibleParty]) -> None:
    """Have the successors of all these at hand, and theirs: a query for each generation that is not there yet."""
    generation, passed = list(parties), set[ResponsibleParty]()
    while generation:
        prefetch_related_objects(generation, "successor")
        passed.update(generation)
        generation = [heir for party in generation if (heir := party.successor) and heir not in passed]


class Membership(NaturalKeyed):
    """Whom a collective speaks of: 各乡镇 are these townships."""

    natural_key_fields = ("collective__name", "member__name")
    comes_with = ("collective", "member")

    # The list belongs to the collective, and a member that still exists is not struck off by the way.
    collective = models.ForeignKey(
        ResponsibleParty, verbose_name=_("collective"), on_delete=models.CASCADE, related_name="memberships"
    )
    member = models.ForeignKey(
        ResponsibleParty, verbose_name=_("member"), on_delete=models.PROTECT, related_name="collectives"
    )

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["collective", "member"]
        constraints = [
            models.UniqueConstraint(fields=["collective", "member"], name="membership_once"),
            models.CheckConstraint(name="membership_of_another", condition=~Q(collective=F("member"))),
        ]

    def __str__(self) -> str:
        return f"{self.collective}: {self.member}"
