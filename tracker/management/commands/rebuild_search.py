"""Makes the index anew in which words are looked up."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext

from tracker.answers.kinds import sentence_of
from tracker.search import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_search`: after rows were written past the program, or where `check` says so."""

    help = (
        "Make anew the index in which words are looked up. Who records meanwhile waits; on PostgreSQL who has waited"
        " five seconds is told to try again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many texts of each kind can be found; raises ``CommandError`` where the database is not free."""
        try:
            made = rebuild()
        except DatabaseError as fault:
            sentence = sentence_of(fault)
            if not sentence:
                raise
            raise CommandError(sentence) from fault
        for name, count in made.items():
            self.stdout.write(gettext("%(name)s: %(count)d can be found.") % {"name": name, "count": count})
