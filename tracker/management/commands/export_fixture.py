"""``manage.py export_fixture PATH``: the record, or a part of it, as a fixture that ``loaddata`` takes back exactly."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tracker.actions import Refused
from tracker.days import day_of
from tracker.exports.fixtures import Scope, export_fixture


class Command(BaseCommand):
    """Writes natural-key JSON; the same data gives the same bytes on any database."""

    help = "Write meetings, speeches, directives, proposals and decisions as a natural-key JSON fixture."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file to write, and of which meetings it is to tell."""
        parser.add_argument("path", type=Path, help="the file to write, ending in .json")
        parser.add_argument("--meeting", metavar="ID", help="one meeting: the public id in the address of its page")
        parser.add_argument("--from", dest="first", metavar="D", help="meetings held from this day, as 2026-03-02")
        parser.add_argument("--to", dest="last", metavar="D", help="meetings held until this day")

    def handle(self, *, path: Path, **options: Any) -> None:
        """Write the file and say how many rows it holds; ``CommandError`` with one sentence where it cannot be done."""
        if path.suffix != ".json":
            raise CommandError(_("%(path)s: loaddata only takes names ending in .json.") % {"path": path})
        try:
            written = export_fixture(path, _scope(options["meeting"], options["first"], options["last"]))
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s. Nothing was changed.") % {"path": path, "why": error.strerror}
            ) from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("%(count)s rows written to %(path)s") % {"count": written, "path": path})


def _scope(meeting: str | None, first: str | None, last: str | None) -> Scope:
    try:
        days = [None if words is None else day_of(words) for words in (first, last)]
    except ValueError as problem:
        raise CommandError(str(problem)) from problem
    return Scope(None if meeting is None else _public_id(meeting), *days)


def _public_id(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as problem:
        told = _("“%(words)s” is no public id of a meeting; that stands in the address of its page.")
        raise CommandError(told % {"words": words}) from problem
