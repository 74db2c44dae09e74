"""The registry of who can be made responsible: adding to it, changing and deleting what is there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.actions import amending
from tracker.actions.refusals import Refused
from tracker.choices import AmendmentStep, Subject
from tracker.models import Amendment, KnownParties, Membership, PartyAlias, ResponsibleParty
from tracker.models.amended_values import FIELDS, as_kept, values_of


def register(parties: Sequence[ResponsibleParty], *, by: str, at: datetime, reason: str = "") -> None:
    """Save parties that are not in the registry yet: all of them or none, by as many queries for fifty as for one.

    Raises ``Refused`` with what the registry has against the first that it does not take.
    """
    known = KnownParties(party.name for party in parties)
    try:
        for party in parties:
            party.clean_fields()
            known.must_not_know(party)
        with transaction.atomic():
            ResponsibleParty.objects.bulk_create(parties)
            Amendment.objects.bulk_create(_added(party, by=by, at=at, reason=reason) for party in parties)
    except ValidationError as mistakes:
        raise Refused(" ".join(mistakes.messages)) from mistakes
    except IntegrityError as error:
        raise Refused(_refusal(parties)) from error


@transaction.atomic
def add_party(
    party: ResponsibleParty, *, aliases: Iterable[str] = (), members: Iterable[ResponsibleParty] = (),
    by: str, at: datetime, reason: str = "",
) -> Amendment:  # fmt: skip
    """Store one party with its other names and members.  Raises ``Refused`` where the registry does not take it."""
    lock_registry()
    _must_not_circle(party, {"parent": party.parent, "successor": party.successor})
    amending.insert(party)
    _set_aliases(party, aliases)
    _set_members(party, members)
    return amending.keep_added(party, by=by, at=at, reason=reason)


@transaction.atomic
def change_party(
    party: ResponsibleParty, changes: Mapping[str, Any], *, by: str, at: datetime, reason: str = "",
    seen: int | None = None,
) -> Amendment | None:  # fmt: skip
    """Give fields of a party other values, its ``aliases`` (all names) and ``members`` (all parties) among them.

    The former values are kept; None where nothing is other than before.  ``seen`` is the number of the last change the
    person knows of.  Raises ``Refused`` where there is a later one, where parties would become parts or successors of
    each other in a circle, and where the registry does not take the values.
    """
    stored = locked_party(party)
    amending.must_be_as_seen(stored, seen)
    before = values_of(stored)
    columns = {field: value for field, value in changes.items() if field in FIELDS[ResponsibleParty]}
    _must_not_circle(stored, columns)
    amending.write_over(stored, columns)
    if "aliases" in changes:
        _set_aliases(stored, changes["aliases"])
    if "members" in changes:
        _set_members(stored, changes["members"])
    return amending.keep_changed(stored, before, by=by, at=at, reason=reason)


@transaction.atomic
def remove_party(party: ResponsibleParty, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Delete a party that answers for nothing, and keep what it was.  Raises ``Refused`` for any other."""
    return amending.remove(locked_party(party), by=by, at=at, reason=reason)


def lock_registry() -> None:
    """Until the transaction ends nobody else changes a party: who is part of whom is a matter of all of them.

    What refers to a party can still be written.
    """
    list(ResponsibleParty.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def locked_party(party: ResponsibleParty) -> ResponsibleParty:
    """The party as it stands now, the whole registry locked until the transaction ends."""
    lock_registry()
    stored: ResponsibleParty = ResponsibleParty.objects.get(pk=party.pk)
    return stored


# How a circle of each link is refused.
_CIRCLES = {
    "parent": gettext_lazy(
        "These would be parts of each other: %(circle)s. Choose another superior, or first free one."
    ),
    "successor": gettext_lazy(
        "These would succeed each other: %(circle)s. Choose another successor, or first free one."
    ),
}


def _must_not_circle(party: ResponsibleParty, changes: Mapping[str, Any]) -> None:
    """Raises ``Refused`` with the names, where following a link from the party would lead back to it."""
    for link, refusal in _CIRCLES.items():
        if changes.get(link):
            circle = _circle(party, link, changes[link])
            if circle:
                raise Refused(str(refusal) % {"circle": " → ".join(circle)})


def _circle(party: ResponsibleParty, link: str, first: ResponsibleParty) -> list[str]:
    """The names on the way along a link from the party back to itself; none where the way ends."""
    rows = list(ResponsibleParty.objects.order_by().values_list("pk", "name", link))
    names, onward = {pk: name for pk, name, _to in rows}, {pk: to for pk, _name, to in rows}
    way: list[int] = [party.pk]
    here: int | None = first.pk
    while here is not None and here not in way:
        way.append(here)
        here = onward.get(here)
    return [names[pk] for pk in (*way, here)] if here is not None and here == party.pk else []


def _set_aliases(party: ResponsibleParty, aliases: Iterable[str]) -> None:
    """Let the party have these other names and no more."""
    wanted = {name for name in aliases if name and name != party.name}
    known = KnownParties(wanted)
    party.aliases.exclude(name__in=wanted).delete()
    new = wanted - set(party.aliases.values_list("name", flat=True))
    for name in sorted(new):
        bearer = known.named(name)
        if bearer and bearer != party:
            raise Refused(_("“%(name)s” is already a name of %(party)s.") % {"name": name, "party": bearer})
    with amending.refusing():
        for name in sorted(new):
            alias = PartyAlias(party=party, name=name)
            alias.full_clean()
            alias.save()


def _set_members(party: ResponsibleParty, members: Iterable[ResponsibleParty]) -> None:
    """Let the party speak of these and no others."""
    wanted = {member.pk: member for member in members}
    if party.pk in wanted:
        raise Refused(_("“%(name)s” cannot be a member of itself.") % {"name": party})
    party.memberships.exclude(member__in=wanted).delete()
    there = set(party.memberships.values_list("member", flat=True))
    Membership.objects.bulk_create(
        Membership(collective=party, member=member) for pk, member in wanted.items() if pk not in there
    )


def _added(party: ResponsibleParty, *, by: str, at: datetime, reason: str) -> Amendment:
    """What ``amending.keep_added`` writes, of one that has no other names and no members yet."""
    after = {field: as_kept(getattr(party, field)) for field in FIELDS[ResponsibleParty]} | {
        "aliases": [],
        "members": [],
    }
    return Amendment(
        subject=Subject.PARTY, party=party, number=1, name=str(party), step=AmendmentStep.ADDED, after=after,
        made_by=by, made_at=at, reason=reason,
    )  # fmt: skip


def _refusal(parties: Sequence[ResponsibleParty]) -> str:
    """Why the database took none of them: somebody was a moment faster, or one breaks a constraint."""
    taken = ResponsibleParty.objects.filter(name__in=[party.name for party in parties]).first()
    if taken:
        return _("“%(name)s” was added to the registry in the meantime; choose it there.") % {"name": taken}
    try:
        for party in parties:
            party.validate_constraints()
    except ValidationError as mistakes:
        return " ".join(mistakes.messages)
    return _("The ledger cannot accept these values as they are; correct them.")
