"""The columns of the office's tables, each said once: its key for programs, its heading, its value, its width."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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

    def of_width(self, width: int) -> "Column":
        """The same, in a table that has more room for it, or less."""
        return replace(self, width=width)


def _label(cause: TextChoices | None) -> str:
    return str(cause.label) if cause else ""


NUMBER = Column("number", _("No."), lambda row: row.number, 4)
DIRECTIVE_NUMBER = Column("directive_number", _("Ref. no."), lambda row: row.directive.number, 12)
TEXT = Column("text", _("Task content"), lambda row: row.directive.text, 24)
LEAD_UNITS = Column("lead_units", _("Lead units"), lambda row: in_a_row(row.lead_units()), 10)
SUPPORT = Column("support", _("Supporting units"), lambda row: in_a_row(row.supports()), 10)
PERSONS = Column("persons", _("Persons responsible"), lambda row: in_a_row(row.persons()), 8)
TARGETS = Column("targets", _("Goals"), lambda row: row.targets_in_words(), 11)
REMARKS = Column("remarks", _("Remarks"), lambda row: row.remarks(), 16)

# 督办台账, in the order and under the names that offices know.  Wider, all of it would be printed too small to read.
LEDGER_COLUMNS = (
    NUMBER,
    DIRECTIVE_NUMBER,
    Column("source", _("Source of the task"), lambda row: row.source(), 16),
    Column("speaker", _("Speaker"), lambda row: str(row.directive.speech.speaker or ""), 8),
    TEXT,
    Column("quote", _("Original words"), lambda row: row.directive.quote, 24),
    LEAD_UNITS,
    SUPPORT,
    PERSONS,
    Column("deadline", _("Deadline as said"), lambda row: row.deadline_words(), 9),
    Column("due_on", _("Deadline"), lambda row: row.directive.due_on(), 11),
    Column("repetition", _("Repetition"), lambda row: row.repetition_in_words(), 12),
    Column("next_day", _("Next day"), lambda row: row.next_day(), 11),
    TARGETS,
    Column("light", _("State"), lambda row: str(row.light().label), 8),
    Column("days_overdue", _("Days overdue"), lambda row: row.days_overdue(), 6),
    Column("updated_on", _("Last update"), lambda row: row.updated_on(), 11),
    REMARKS,
)

# 任务分解表 of a meeting: fewer columns on the same paper.
TASK_TABLE_COLUMNS = (
    NUMBER.of_width(7),
    DIRECTIVE_NUMBER.of_width(17),
    TEXT.of_width(34),
    TARGETS.of_width(16),
    LEAD_UNITS.of_width(14),
    SUPPORT.of_width(14),
    PERSONS.of_width(12),
    Column("due", _("Deadline"), lambda row: row.due_in_words(), 16),
    REMARKS.of_width(26),
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
