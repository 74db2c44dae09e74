"""The columns of the office's tables, each said once: its key for programs, its heading, its value, its width."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.rows.ledger import LedgerRow, in_a_row

Value = str | int | date | None


@dataclass(frozen=True)
class Column:
    """A value of a row: its key in JSON, its heading for people, how to get it, and its width in digits on A4."""

    key: str
    heading: str | Promise
    value: Callable[[LedgerRow], Value]
    width: int = 10


def _label(cause: TextChoices | None) -> str:
    return str(cause.label) if cause else ""


NUMBER = Column("number", _("No."), lambda row: row.number, 5)
TEXT = Column("text", _("Task content"), lambda row: row.directive.text, 34)
LEAD_UNITS = Column("lead_units", _("Lead units"), lambda row: in_a_row(row.lead_units()), 14)
SUPPORT = Column("support", _("Supporting units"), lambda row: in_a_row(row.supports()), 14)
PERSONS = Column("persons", _("Persons responsible"), lambda row: in_a_row(row.persons()), 12)
TARGETS = Column("targets", _("Goals"), lambda row: row.targets_in_words(), 16)
REMARKS = Column("remarks", _("Remarks"), lambda row: row.remarks(), 26)

# 督办台账, in the order and under the names that offices know.
LEDGER_COLUMNS = (
    NUMBER,
    Column("source", _("Source of the task"), lambda row: row.source(), 20),
    Column("speaker", _("Speaker"), lambda row: str(row.directive.speech.speaker or ""), 11),
    TEXT,
    Column("quote", _("Original words"), lambda row: row.directive.quote, 34),
    LEAD_UNITS,
    SUPPORT,
    PERSONS,
    Column("deadline", _("Deadline as said"), lambda row: row.deadline_words(), 13),
    Column("due_on", _("Deadline"), lambda row: row.directive.due_on(), 11),
    Column("repetition", _("Repetition"), lambda row: row.repetition_in_words(), 12),
    TARGETS,
    Column("light", _("State"), lambda row: str(row.light().label), 10),
    Column("days_overdue", _("Days overdue"), lambda row: row.days_overdue(), 9),
    Column("updated_on", _("Last update"), lambda row: row.updated_on(), 11),
    REMARKS,
)

# 任务分解表 of a meeting.
TASK_TABLE_COLUMNS = (
    NUMBER,
    TEXT,
    TARGETS,
    LEAD_UNITS,
    SUPPORT,
    PERSONS,
    Column("due", _("Deadline"), lambda row: row.due_in_words(), 16),
    REMARKS,
)

# What programs want besides: identity, and single values that the tables of people say in one cell with others.
PROGRAM_COLUMNS = (
    Column("public_id", _("public id"), lambda row: str(row.directive.public_id)),
    Column("lead", _("lead"), lambda row: row.names(Role.LEAD)),
    Column("supervisor", _("supervisor"), lambda row: row.names(Role.SUPERVISOR)),
    Column("days_left", _("days left"), lambda row: row.days_left()),
    Column("unowned_cause", _("why unowned"), lambda row: _label(row.directive.unowned_cause())),
    Column("undated_cause", _("why undated"), lambda row: _label(row.directive.undated_cause())),
    Column("closed_on", _("closed on"), lambda row: row.directive.closed_on),
    Column("meeting", _("meeting"), lambda row: row.directive.speech.meeting.title),
    Column("held_on", _("held on"), lambda row: row.directive.speech.meeting.held_on),
)
