"""``manage.py renew_days``: the single days of repeating duties by the tables of this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions.renewing import renew_days

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
            self.stdout.write(f"{each.deadline.directive} {each.deadline.words}: {each.deadline.days} → {each.days}")
        self.stdout.write(_("%(count)d deadlines have other days now") % {"count": len(renewed)})
