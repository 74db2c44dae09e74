"""``manage.py plant``: the demo county, its accounts, and a short table of what can be seen."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from extraction import office
from extraction.models import Proposal
from extraction.planting import ACCOUNTS, REVIEWER, plant_accounts, plant_registry, plant_speeches
from extraction.planting.seedfiles import HOME as SEEDS
from tracker.cells import fitted
from tracker.models import Directive, Speech
from tracker.people.signatures import signature
from tracker.questions.states import STATES

NAME_WIDTH = 18  # terminal cells
SHOWN = ("overdue", "unowned", "undated")


class Command(BaseCommand):
    """Plants what is missing; running it again changes nothing."""

    help = "Plant the demo: registry, accounts, speeches, proposals and decisions."

    def handle(self, **options: Any) -> None:
        """Plant, then print the table and the accounts.  Refuses outside a demo, and without seeds."""
        if not settings.DEMO:
            raise CommandError(_("The demo is planted only with DEMO=on, since production keeps no demo accounts."))
        if not SEEDS.is_dir():
            raise CommandError(
                _("No seeds to plant: copy the folder seeds of the program's source code to %(folder)s.")
                % {"folder": SEEDS}
            )
        plant_registry()
        password = plant_accounts()
        reviewer = User.objects.get(username=REVIEWER)
        planted = plant_speeches(
            on=timezone.localdate(), at=timezone.now(), by=signature(reviewer), rulebook=office.rulebook()
        )
        # Reading takes a moment; on a terminal one sees that it goes on.
        for _source in tqdm(planted, desc=_("speeches"), disable=None, leave=False):
            pass
        self._print_table()
        self._print_accounts(password)

    def _print_table(self) -> None:
        today, directives = timezone.localdate(), Directive.objects
        for name, count in (
            (_("speeches"), Speech.objects.count()),
            (_("proposals"), Proposal.objects.count()),
            (_("of these pending"), Proposal.objects.pending().count()),
            (_("directives"), directives.count()),
            *((str(STATES[key].label), directives.in_state(key, today).count()) for key in SHOWN),
        ):
            self.stdout.write(f"{fitted(name, NAME_WIDTH)}{count:>5}")

    def _print_accounts(self, password: str) -> None:
        self.stdout.write("\n" + _("Log in with the password %(password)s as") % {"password": password})
        for account in ACCOUNTS:
            self.stdout.write(f"  {fitted(account.username, NAME_WIDTH)}{account.purpose}")
