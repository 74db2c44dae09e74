"""The ledger as rows for files and terminals: one list of columns, whatever the format."""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import TextIOBase
from typing import TextIO

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.ledger import LedgerRow

# A spreadsheet reads a cell that begins with one of these as a formula; so do some with the full-width forms.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True)
class Column:
    """A value of a row: its key in JSON, its heading for people, and how to get it (text, number, day or None)."""

    key: str
    heading: str | Promise
    value: Callable[[LedgerRow], str | int | date | None]


def _label(cause: TextChoices | None) -> str:
    return str(cause.label) if cause else ""


COLUMNS = (
    Column("public_id", _("public id"), lambda row: str(row.directive.public_id)),
    Column("text", _("what is to be done"), lambda row: row.directive.text),
    Column("quote", _("quote"), lambda row: row.directive.quote),
    Column("lead", _("lead"), lambda row: row.names(Role.LEAD)),
    Column("support", _("support"), lambda row: row.names(Role.SUPPORT)),
    Column("supervisor", _("supervisor"), lambda row: row.names(Role.SUPERVISOR)),
    Column("deadline", _("deadline as said"), lambda row: row.deadline_words()),
    Column("due_on", _("due on"), lambda row: row.directive.due_on()),
    Column("days_left", _("days left"), lambda row: row.days_left()),
    Column("light", _("standing"), lambda row: str(row.light().label)),
    Column("unowned_cause", _("why unowned"), lambda row: _label(row.directive.unowned_cause())),
    Column("undated_cause", _("why undated"), lambda row: _label(row.directive.undated_cause())),
    Column("closed_on", _("closed on"), lambda row: row.directive.closed_on),
    Column("meeting", _("meeting"), lambda row: row.directive.speech.meeting.title),
    Column("held_on", _("held on"), lambda row: row.directive.speech.meeting.held_on),
    Column("speaker", _("speaker"), lambda row: str(row.directive.speech.speaker or "")),
)


def write_csv(rows: Iterable[LedgerRow], file: TextIO | TextIOBase) -> None:
    """Write headings and rows; no cell can become a formula when the file is opened in a spreadsheet."""
    writer = csv.writer(file)
    writer.writerow([str(column.heading) for column in COLUMNS])
    writer.writerows([neutral(column.value(row)) for column in COLUMNS] for row in rows)


def write_json(rows: Iterable[LedgerRow], file: TextIO | TextIOBase) -> None:
    """Write a list of objects, days as ISO 8601; light and causes as their codes."""
    file.write(json.dumps([as_object(row) for row in rows], ensure_ascii=False, indent=2) + "\n")


def as_object(row: LedgerRow) -> dict[str, str | int | None]:
    """A row for programs."""
    values = {column.key: column.value(row) for column in COLUMNS}
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
    codes = {
        "light": row.light().value,
        "unowned_cause": row.directive.unowned_cause(),
        "undated_cause": row.directive.undated_cause(),
    }
    return plain | codes


def neutral(value: str | int | date | None) -> str | int | date | None:
    """The value as a cell; text that a spreadsheet would run is quoted with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
