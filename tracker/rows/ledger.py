"""One row of the ledger as it reads on a day: what the list shows, the terminal prints and a file exports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.choices import DeadlineKind, Role
from tracker.models import Assignment, Deadline, Directive, Meeting
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.states import DUE_SOON_DAYS, some_dated
from tracker.rows.remarks import day_in_words, remarks
from tracker.rows.repeating import Repetition, repetition_of
from tracker.rows.rhythm_words import said_of_deadline


class Light(TextChoices):
    """How a directive stands at a glance; the words go wherever the colour goes."""

    RED = "red", gettext_lazy("red: overdue")
    YELLOW = "yellow", gettext_lazy("yellow: due soon")
    GREEN = "green", gettext_lazy("green: in time")
    GREY = "grey", gettext_lazy("grey: no date")
    HOLDS = "holds", gettext_lazy("standing, without a date")
    OUT = "out", gettext_lazy("closed")


def light(directive: Directive, on: date) -> Light:
    """The light of a directive on a day; yellow begins ``DUE_SOON_DAYS`` before it is due."""
    if directive.closed():
        return Light.OUT
    if not directive.falls_due():
        return Light.HOLDS
    if directive.undated():
        return Light.GREY
    if directive.overdue(on):
        return Light.RED
    return Light.YELLOW if directive.due_within(on, DUE_SOON_DAYS) else Light.GREEN


def in_a_row(assignments: Iterable[Assignment]) -> str:
    """The names of parties as one line, as the registry has them or else as said."""
    return _(", ").join(assignment.called() for assignment in assignments)


@dataclass(frozen=True)
class LedgerRow:
    """A directive seen on a day; prefetch it with ``for_list`` so that a page of rows costs no further queries."""

    directive: Directive
    on: date
    number: int = 0  # its place in the table, from 1; 0 where it stands in none

    def light(self) -> Light:
        """Its light on the day."""
        return light(self.directive, self.on)

    def deadline(self) -> Deadline | None:
        """The deadline that counts."""
        return self.directive.current_deadline()

    def repetition(self) -> Repetition | None:
        """On which days a repeating duty is owed; None where it does not repeat."""
        deadline = self.deadline()
        return repetition_of(deadline, self.directive.speech.meeting.held_on) if deadline else None

    def next_day(self) -> date | None:
        """The day on which a repeating duty is owed next, from the day of the row on, while it is open."""
        repetition = self.repetition() if self.directive.open() and self.directive.falls_due() else None
        return repetition.next_day(self.on) if repetition else None

    def repetition_in_words(self) -> str:
        """How often and on which days a repeating duty is owed; empty where it does not repeat."""
        deadline = self.deadline()
        return said_of_deadline(deadline) if deadline else ""

    def deadline_words(self) -> str:
        """What was said of the time, if anything."""
        deadline = self.deadline()
        return deadline.words if deadline else ""

    def names(self, role: Role) -> str:
        """The parties with this role, by their names in the registry, or as said where it does not know them."""
        return in_a_row(self._assigned(role))

    def owners(self) -> list[tuple[str | Promise, str]]:
        """For each role that somebody has, its label and the names."""
        return [(role.label, names) for role in Role if (names := self.names(role))]

    def leads(self) -> list[Assignment]:
        """Who answers for it."""
        return self._assigned(Role.LEAD)

    def supports(self) -> list[Assignment]:
        """Who helps."""
        return self._assigned(Role.SUPPORT)

    def supervisors(self) -> list[Assignment]:
        """Who checks on it."""
        return self._assigned(Role.SUPERVISOR)

    def lead_units(self) -> list[Assignment]:
        """牵头单位: the leads that are no single person, and those the registry does not know."""
        return [a for a in self.leads() if not a.names_a_person()]

    def persons(self) -> list[Assignment]:
        """责任人: the leads that are a person or a post."""
        return [a for a in self.leads() if a.names_a_person()]

    def targets_in_words(self) -> str:
        """目标: the targets as said; only for rows loaded with ``for_export``."""
        return _("; ").join(target.text for target in self.directive.targets.all())

    def due_in_words(self) -> str:
        """完成时限 of a task table: how often, or the day where one is known, else what was said of the time."""
        deadline = self.deadline()
        if deadline is None:
            return ""
        words = "" if deadline.days and deadline.words else self.repetition_in_words()
        words = words or deadline.words
        if deadline.due_on is None:
            return words
        due = day_in_words(deadline.due_on)
        if deadline.kind == DeadlineKind.RECURRING:
            return _("%(words)s, until %(day)s") % {"words": words, "day": due}
        if deadline.starts_on and deadline.starts_on < deadline.due_on:
            return _("%(first)s to %(last)s") % {"first": day_in_words(deadline.starts_on), "last": due}
        return _("by %(day)s") % {"day": due}

    def source(self) -> str:
        """任务来源: the meeting and its day."""
        meeting = self.directive.speech.meeting
        if meeting.held_on is None:
            return meeting.title
        return _("%(meeting)s (%(day)s)") % {"meeting": meeting.title, "day": day_in_words(meeting.held_on)}

    def remarks(self) -> str:
        """备注: what is missing and what happened; only for rows loaded with ``for_export``."""
        return _("; ").join(remarks(self.directive))

    def updated_on(self) -> date | None:
        """最近更新: the day of the last step; only for rows loaded with ``for_export``."""
        made_at = self.updated_at()
        return localtime(made_at).date() if made_at else None

    def updated_at(self) -> datetime | None:
        """The moment of the last step; only for rows loaded with ``for_export``."""
        return max((event.made_at for event in self.directive.events.all()), default=None)

    def days_overdue(self) -> int | None:
        """逾期天数: days since it was due; None where it is not overdue."""
        due_on = self.directive.due_on()
        return (self.on - due_on).days if due_on and self.directive.overdue(self.on) else None

    def days_left(self) -> int | None:
        """Days until it is due, negative once overdue; None where it is closed, has no day, or falls due on none."""
        due_on = self.directive.due_on()
        counts = self.directive.open() and self.directive.falls_due()
        return (due_on - self.on).days if due_on and counts else None

    def days_in_words(self) -> str:
        """``days_left`` for people; empty where there is nothing to count."""
        days = self.days_left()
        if days is None:
            return ""
        if days == 0:
            return _("due today")
        if days < 0:
            return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}

    def _assigned(self, role: Role) -> list[Assignment]:
        return [a for a in self.directive.assignments.all() if a.role == role]


class Soonest:
    """The primary keys of rows ``by_due_day``, as a paginator asks for them: how many, and a part.

    Not for rows of which none has a day: looking for those that have one first would be in vain.
    """

    ordered = True

    def __init__(self, rows: DirectiveQuerySet) -> None:
        self.rows = rows
        self.number = rows.count()

    def count(self) -> int:
        """How many rows."""
        return self.number

    def __getitem__(self, part: slice) -> list[int]:
        return self.rows.soonest(part, self.number)


def keys_of(rows: DirectiveQuerySet, *states: str | None, by_day: bool) -> Soonest | QuerySet[Any, Any]:
    """The primary keys of rows in these states, or in whatever state, in the order they have, for a paginator.

    ``by_day`` says that this is the order ``by_due_day``; where some are dated they come from the index then.
    """
    return Soonest(rows) if by_day and all(map(some_dated, states)) else rows.values_list("pk", flat=True)


def demanded_again(visible: DirectiveQuerySet, meeting: Meeting, on: date) -> list[LedgerRow]:
    """What the meeting demanded that was on the ledger before, in the order of recording: no rows of its own table."""
    return [LedgerRow(one, on) for one in visible.demanded_again_at(meeting).for_list().order_by("pk")]


def rows_of(loaded: DirectiveQuerySet, keys: Iterable[int], on: date, start: int = 1) -> list[LedgerRow]:
    """Those of the directives with these primary keys, in this order, seen on a day and numbered from ``start``.

    A long list is asked for its keys first: sorting 50,000 rows with all that they show would be slow.  What is shown
    says how they are ``loaded``: ``for_list``, or ``for_export``.  One that is gone meanwhile is left out, and its
    number with it.
    """
    keys = list(keys)
    found = loaded.in_bulk(keys)
    return [LedgerRow(found[key], on, number) for number, key in enumerate(keys, start) if key in found]
