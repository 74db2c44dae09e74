"""Who answers for a directive."""

from datetime import datetime

from django.db import transaction
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
        raise Refused(_("Say why the party is released."))
    directive = locked_open(assignment.directive)
    held = directive.assignments.filter(pk=assignment.pk).first()
    if held is None:
        raise Refused(_("%(name)s has been released already; nothing was changed.") % {"name": assignment.name})
    before = _in_history(held)
    held.delete()
    note(directive, EventKind.RELEASED, by=by, at=at, reason=reason.strip(), before=before)


def _in_history(assignment: Assignment) -> dict[str, str]:
    """The party by the same name whether it comes or goes: the registry's, or as said where it knows none."""
    return {"party": assignment.called(), "role": str(assignment.role)}
