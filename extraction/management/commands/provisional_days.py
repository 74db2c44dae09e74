"""`manage.py provisional_days`: which days on the ledger the notice of the year's holidays has moved."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions import Recounted, recounted
from tracker.cells import columns


class Command(BaseCommand):
    """Lists them; nothing is changed: what was decided is a person's to change."""

    help = "List the days counted before the notice of their year's holidays was out that it has moved."

    def handle(self, **options: Any) -> None:
        """Says how many provisional days there are besides."""
        found = list(recounted(office.rulebook()))
        moved = [each for each in found if each.differs]
        if moved:
            for printed in _table(moved):
                self.stdout.write(printed)
        awaiting = sum(each.still_awaits for each in found)
        self.stderr.write(
            _("Provisional days: %(all)d; moved: %(moved)d; still awaiting the notice: %(awaiting)d.")
            % {"all": len(found), "moved": len(moved), "awaiting": awaiting},
            str,
        )


def _table(moved: list[Recounted]) -> Iterator[str]:
    headings = [_("directive"), _("words"), _("on the ledger"), _("by the calendar of now")]
    yield from columns([headings, *map(_row, moved)])


def _row(found: Recounted) -> list[str]:
    called = f"{found.directive.number} {found.directive}"
    return [called, found.deadline.words, _day(found.deadline.due_on), _day(found.due_on)]


def _day(on: date | None) -> str:
    return on.isoformat() if on else "—"
