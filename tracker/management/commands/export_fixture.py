"""``manage.py export_fixture PATH``: the whole record as a fixture that ``loaddata`` takes back exactly."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tracker.exports.fixtures import export_fixture


class Command(BaseCommand):
    """Writes natural-key JSON; the same data gives the same bytes on any database."""

    help = "Write meetings, speeches, directives, proposals and decisions as a natural-key JSON fixture."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file to write."""
        parser.add_argument("path", type=Path, help="the file to write, ending in .json")

    def handle(self, *, path: Path, **options: Any) -> None:
        """Write the file and say how many rows it holds."""
        if path.suffix != ".json":
            raise CommandError(_("%(path)s: loaddata only takes names ending in .json.") % {"path": path})
        try:
            written = export_fixture(path)
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s. Nothing was changed.") % {"path": path, "why": error.strerror}
            ) from error
        self.stdout.write(_("%(count)s rows written to %(path)s") % {"count": written, "path": path})
