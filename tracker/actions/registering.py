"""Adding to the registry of who can be made responsible."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tracker.actions.refusals import Refused
from tracker.models import KnownParties, ResponsibleParty


def register(parties: Sequence[ResponsibleParty]) -> None:
    """Save parties that are not in the registry yet: all of them or none, by as many queries for a hundred as for one.

    Raises ``Refused`` with what the registry has against the first that it does not take.
    """
    known = KnownParties(party.name for party in parties)
    try:
        for party in parties:
            party.clean_fields()
            known.must_not_know(party)
        with transaction.atomic():
            ResponsibleParty.objects.bulk_create(parties)
    except ValidationError as mistakes:
        raise Refused(" ".join(mistakes.messages)) from mistakes
    except IntegrityError as error:
        raise Refused(_refusal(parties)) from error


def _refusal(parties: Sequence[ResponsibleParty]) -> str:
    """Why the database took none of them: somebody was a moment faster, or one breaks a constraint."""
    taken = ResponsibleParty.objects.filter(name__in=[party.name for party in parties]).first()
    if taken:
        return _("The registry has got a “%(name)s” meanwhile; choose it there.") % {"name": taken}
    try:
        for party in parties:
            party.validate_constraints()
    except ValidationError as mistakes:
        return " ".join(mistakes.messages)
    return _("The ledger cannot hold these values as they stand; correct them.")
