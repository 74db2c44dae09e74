"""`manage.py check_store`: the files of the store against the rows that name them."""

import argparse
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tracker.cells import fitted
from tracker.files import checking, incoming
from tracker.files.checking import SORTS, Fault, Recorded
from tracker.models import SourceFile

NAME_CELLS = 40


class Command(BaseCommand):
    """Reads every original and tells what is not as recorded; with ``--sweep`` it removes what nobody needs."""

    help = "Check that every original is in the store as it came in. Status 1 where one is missing or damaged."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Whether to sweep."""
        parser.add_argument("--sweep", action="store_true", help="remove files that no row names and old uploads")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` where an original is lost."""
        lost = 0
        for fault in checking.faults(_recorded()):
            said = self._said(fault, sweep=options["sweep"])
            self.stdout.write("  ".join([fault.place, fitted(fault.name, NAME_CELLS), said]))
            lost += SORTS[fault.sort].loses
        if options["sweep"]:
            self.stdout.write(_("%(count)d uploads that nobody confirmed were removed.") % {"count": incoming.sweep()})
        if lost:
            raise CommandError(_("%(count)d originals are missing or damaged.") % {"count": lost})
        self.stdout.write(
            _("All %(count)d originals are as they were imported.") % {"count": SourceFile.objects.count()}
        )

    def _said(self, fault: Fault, *, sweep: bool) -> str:
        if fault.sort == "orphan" and sweep and checking.sweep(fault.place, _is_recorded):
            return _("removed")
        return str(SORTS[fault.sort].label)


def _recorded() -> Iterator[Recorded]:
    rows = SourceFile.objects.order_by("pk").values_list("sha256", "name")
    return (Recorded(*row) for row in rows.iterator())


def _is_recorded(sha256: str) -> bool:
    return SourceFile.objects.filter(sha256=sha256).exists()
