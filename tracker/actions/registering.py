"""Adding somebody to the registry of who can be made responsible."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tracker.actions.refusals import Refused
from tracker.models import ResponsibleParty


def register(party: ResponsibleParty) -> ResponsibleParty:
    """Save a party that is not in the registry yet.  Raises ``Refused`` where it has the name, or what is wrong."""
    try:
        party.full_clean()
        with transaction.atomic():
            party.save(force_insert=True)
    except ValidationError as mistakes:
        raise Refused(" ".join(mistakes.messages)) from mistakes
    except IntegrityError as error:
        # Somebody else was a moment faster.
        party.pk = None
        said = {"name": party.name}
        raise Refused(_("The registry has got a “%(name)s” meanwhile; choose it there.") % said) from error
    return party
