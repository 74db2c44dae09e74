"""`manage.py ledger`: the lists of the pages, in a terminal or a file."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.days import day_of
from tracker.exports import BOM, batches, csv_parts, ids_of, json_parts
from tracker.exports.terminal import table
from tracker.models import Directive
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.states import DUE_SOON_DAYS, STATES
from tracker.rows.ledger import LedgerRow

MOST_DAYS = 3660  # ten years


class Command(BaseCommand):
    """Prints the directives in a state, as of a day."""

    help = "List directives in a state: the same rows as the pages show."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """State, day, format and where to."""
        parser.add_argument("--state", default="open", choices=["due-soon", *STATES], help="default: open")
        parser.add_argument("--on", metavar="D", help="the day to speak for, as 2026-03-02; default: today")
        parser.add_argument("--days", type=int, default=DUE_SOON_DAYS, metavar="N", help="what due-soon means")
        parser.add_argument("--format", default="table", choices=["table", "json", "csv"])
        parser.add_argument("--output", type=Path, metavar="PATH", help="write here (csv with BOM, for spreadsheets)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` for a day that does not exist and a path that cannot be written."""
        on = _day(options["on"])
        if not 0 <= options["days"] <= MOST_DAYS:
            raise CommandError(_("--days counts forward; give 0 to %(most)d.") % {"most": MOST_DAYS})
        ids = ids_of(_rows(options["state"], on, options["days"]).by_due_day())
        parts = PARTS[options["format"]](batches(ids, on))
        if options["output"]:
            _save(parts, options["format"], options["output"])
        else:
            self._print(parts)
        if options["format"] == "table":
            self.stderr.write(_("%(count)d rows as of %(day)s.") % {"count": len(ids), "day": on}, str)

    def _print(self, parts: Iterator[str]) -> None:
        try:
            for part in parts:
                self.stdout.write(part, ending="")
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever reads (`| head`) has seen enough. Python would complain again when it closes the pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _table_parts(batches: Iterable[list[LedgerRow]]) -> Iterator[str]:
    return (f"{line}\n" for line in table(chain.from_iterable(batches)))


PARTS = {"csv": csv_parts, "json": json_parts, "table": _table_parts}


def _save(parts: Iterable[str], form: str, path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(BOM if form == "csv" else "")
            file.writelines(parts)
    except OSError as problem:
        said = {"path": path, "problem": problem.strerror}
        raise CommandError(_("%(path)s cannot be written: %(problem)s.") % said) from problem


def _day(words: str | None) -> date:
    if words is None:
        return timezone.localdate()
    try:
        return day_of(words)
    except ValueError as problem:
        raise CommandError(str(problem)) from problem


def _rows(state: str, on: date, days: int) -> DirectiveQuerySet:
    rows: DirectiveQuerySet = Directive.objects.all()
    return rows.due_within(on, days) if state == "due-soon" else rows.in_state(state, on)
