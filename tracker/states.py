"""What a supervisor asks of the ledger, each question under the name it has in an address and in the terminal.

Cards count these rows, lists show them, `ledger` prints them: one definition, so that the figures agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import UndatedCause, UnownedCause
from tracker.querysets import DirectiveQuerySet

DUE_SOON_DAYS = 7


@dataclass(frozen=True)
class State:
    """A question: its words for people, and the rows of a queryset that answer it on a day."""

    label: str | Promise
    rows: Callable[[DirectiveQuerySet, date], DirectiveQuerySet]


def _unowned(cause: UnownedCause, rows: DirectiveQuerySet, on: date) -> DirectiveQuerySet:
    return rows.unowned_because(cause)


def _undated(cause: UndatedCause, rows: DirectiveQuerySet, on: date) -> DirectiveQuerySet:
    return rows.undated_because(cause)


STATES: dict[str, State] = {
    "open": State(_("open"), lambda rows, on: rows.open()),
    "overdue": State(_("overdue"), lambda rows, on: rows.overdue(on)),
    "due-7": State(_("due in 7 days"), lambda rows, on: rows.due_within(on, 7)),
    "due-30": State(_("due in 30 days"), lambda rows, on: rows.due_within(on, 30)),
    "unowned": State(_("unowned"), lambda rows, on: rows.unowned()),
    **{f"unowned-{cause}": State(cause.label, partial(_unowned, cause)) for cause in UnownedCause},
    "undated": State(_("undated"), lambda rows, on: rows.undated()),
    **{f"undated-{cause}": State(cause.label, partial(_undated, cause)) for cause in UndatedCause},
    "closed": State(_("closed"), lambda rows, on: rows.closed()),
}


def causes_of(key: str) -> dict[str, State]:
    """The states that split the state ``key`` (unowned, undated) without overlap; none for the others."""
    return {other: state for other, state in STATES.items() if other.startswith(f"{key}-")}
