"""Who answers for a directive."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import locked, note
from tracker.actions.refusals import Refused
from tracker.choices import EventKind, Role
from tracker.models import Assignment, Directive, ResponsibleParty


@transaction.atomic
def assign(
    directive: Directive, party: ResponsibleParty, role: Role, *, by: str, at: datetime, reason: str = ""
) -> Assignment:
    """Give a registered party a role in a directive.

    Where the party's name or alias was said but not in the registry then, that row is tied to the party instead of
    a second one being added.  Raises ``Refused`` where the party already has the role.
    """
    directive = locked(directive)
    if directive.assignments.filter(party=party, role=role).exists():
        raise Refused(_("%(party)s already has this role.") % {"party": party})
    names = [party.name, *party.aliases.values_list("name", flat=True)]
    said = directive.assignments.filter(party__isnull=True, role=role, name__in=names).first()
    assignment = said or Assignment(directive=directive, name=party.name, role=role)
    assignment.party = party
    assignment.save()
    note(directive, EventKind.ASSIGNED, by=by, at=at, reason=reason, after={"party": party.name, "role": role})
    return assignment


@transaction.atomic
def release(assignment: Assignment, *, by: str, at: datetime, reason: str) -> None:
    """Take a party's role away; the history keeps that it had it.  Raises ``Refused`` without a reason."""
    if not reason.strip():
        raise Refused(_("Say why the party is released."))
    directive = locked(assignment.directive)
    before = {"party": assignment.name, "role": assignment.role}
    assignment.delete()
    note(directive, EventKind.RELEASED, by=by, at=at, reason=reason.strip(), before=before)
