"""``manage.py renew_days``: the single days of repeating duties by the tables of this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions.renewing import Renewed, renew_days

# As whom it signs.
BY = "renew_days"


class Command(BaseCommand):
    """To be run after an update that brings a new calendar; running it again changes nothing."""

    help = (
        "Make the single days of repeating duties (such as before each Spring Festival) again from the calendar tables."
    )

    def handle(self, **options: Any) -> None:
        """Renew, and list what has other days now."""
        renewed = list(renew_days(by=BY, at=timezone.now(), rulebook=office.rulebook()))
        for each in renewed:
            self.stdout.write(_told(each))
        self.stdout.write(_("%(count)d deadlines have other days now") % {"count": len(renewed)})


def _told(each: Renewed) -> str:
    return _("%(directive)s “%(words)s”: no longer %(dropped)s; new %(added)s") % {
        "directive": each.deadline.directive,
        "words": each.deadline.words,
        "dropped": _(", ").join(each.dropped) or "—",
        "added": _(", ").join(each.added) or "—",
    }
