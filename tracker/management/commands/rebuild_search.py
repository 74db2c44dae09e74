"""Makes the index anew in which words are looked up."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from tracker.search import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_search`: after rows were written past the program, or where `check` says so."""

    help = "Make anew the index in which words are looked up. Searching goes on meanwhile, recording waits."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many texts of each kind can be found."""
        for name, count in rebuild().items():
            self.stdout.write(gettext("%(name)s: %(count)d can be found.") % {"name": name, "count": count})
