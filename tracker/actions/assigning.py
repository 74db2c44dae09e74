"""Who answers for a directive."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tracker.actions.journal import locked_open, note
from tracker.actions.refusals import Refused
from tracker.choices import EventKind, Role
from tracker.models import Assignment, Directive, ResponsibleParty


@transaction.atomic
def assign(
    directive: Directive, party: ResponsibleParty, role: Role, *, by: str, at: datetime, reason: str = ""
) -> Assignment:
    """Give a registered party a role in an open directive.

    Where the party's name or alias was said but not in the registry then, that row is tied to the party instead of
    a second one being added, and the history keeps what it was called before.  Raises ``Refused`` for a closed
    directive, where the party already has the role, and where its name stands there for another party.
    """
    directive = locked_open(directive)
    held = directive.assignments.filter(role=role)
    if held.filter(party=party).exists():
        raise Refused(_("%(party)s already has this role.") % {"party": party})
    other = held.filter(name=party.name, party__isnull=False).first()
    if other:
        said = {"name": other.name, "party": other.party}
        raise Refused(_("“%(name)s” stands for %(party)s in this role; release that assignment first.") % said)
    names = [party.name, *party.aliases.values_list("name", flat=True)]
    unknown = held.filter(party__isnull=True, name__in=names).first()
    before = _in_history(unknown) if unknown else None
    assignment = unknown or Assignment(directive=directive, name=party.name, role=role)
    assignment.party = party
    assignment.save()
    after = _in_history(assignment)
    note(directive, EventKind.ASSIGNED, by=by, at=at, reason=reason.strip(), before=before, after=after)
    return assignment


@transaction.atomic
def release(assignment: Assignment, *, by: str, at: datetime, reason: str) -> None:
    """Take a party's role in an open directive away; the history keeps that it had it.

    Raises ``Refused`` without a reason, for a closed directive, and where somebody else has released the party.
    """
    if not reason.strip():
        raise Refused(_("Give a reason for releasing the party."))
    directive = locked_open(assignment.directive)
    held = directive.assignments.filter(pk=assignment.pk).first()
    if held is None:
        raise Refused(_("%(name)s has already been released; nothing was changed.") % {"name": assignment.name})
    before = _in_history(held) | _as_said(held)
    held.delete()
    note(directive, EventKind.RELEASED, by=by, at=at, reason=reason.strip(), before=before)


def unassign(directive: Directive, before: dict[str, str], after: dict[str, str], **who: Any) -> None:
    """Have a party of a ``locked_open`` directive be again what an event says that it was before it was assigned.

    Where it has been released since nothing is left to be taken back.
    """
    held = directive.assignments.filter(role=after["role"], party__in=_called(after["party"])).first()
    if held is None:
        return
    if before:
        held.party = None
        held.save(update_fields=["party"])
        note(directive, EventKind.ASSIGNED, before=after, after=before, **who)
    else:
        release(held, **who)


def reassign(directive: Directive, before: dict[str, Any], **who: Any) -> None:
    """Give a party of a ``locked_open`` directive the role back that an event says was taken from it."""
    name, role = before.get("name", before["party"]), before["role"]
    party = _called(before["party"]).first()
    held = directive.assignments.filter(role=role)
    if held.filter(name=name).exists() or (party and held.filter(party=party).exists()):
        return
    directive.assignments.create(name=name, role=role, party=party, inherited=bool(before.get("inherited")))
    note(directive, EventKind.ASSIGNED, after=before, **who)


def _called(name: str) -> QuerySet[ResponsibleParty]:
    """The party that has this name in the registry or, where none has, that had it until it was renamed."""
    parties: QuerySet[ResponsibleParty] = ResponsibleParty.objects.all()
    now = parties.filter(name=name)
    return now if now.exists() else parties.filter(amendments__before__name=name).distinct()


def _as_said(assignment: Assignment) -> dict[str, Any]:
    """What else is needed to give the role back as it was."""
    named = {"name": assignment.name} if assignment.name != assignment.called() else {}
    return named | ({"inherited": True} if assignment.inherited else {})


def _in_history(assignment: Assignment) -> dict[str, str]:
    """The party by the same name whether it comes or goes: the registry's, or as said where it knows none."""
    return {"party": assignment.called(), "role": str(assignment.role)}
