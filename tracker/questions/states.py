"""What a supervisor asks of the ledger, each question under the name it has in an address and in the terminal.

Cards count these rows, lists show them, `ledger` prints them: one definition, so that the figures agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.db.models import Count, Q, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import UndatedCause, UnownedCause
from tracker.questions import conditions
from tracker.questions.directives import DirectiveQuerySet

# What "due soon" means to a light; the cards of 7 and of 30 days keep their days.
DUE_SOON_DAYS: int = settings.DUE_SOON_DAYS

Narrowed = Callable[[DirectiveQuerySet], DirectiveQuerySet]


@dataclass(frozen=True)
class State:
    """A question: its words for people, and the rows that answer it on a day: ``among`` some, those of a condition."""

    label: str | Promise
    among: Narrowed
    condition: Callable[[date], Q] = lambda on: Q()

    def rows(self, rows: DirectiveQuerySet, on: date) -> DirectiveQuerySet:
        """Those of the rows that are in this state on the day."""
        return self.among(rows).filter(self.condition(on))


def followed(rows: DirectiveQuerySet) -> DirectiveQuerySet:
    """Those that are open, with their current deadline to ask about."""
    return rows.open().with_current()


def _unowned_because(cause: UnownedCause, on: date) -> Q:
    return conditions.unowned_because(cause)


def _undated_because(cause: UndatedCause, on: date) -> Q:
    return conditions.UNDATED & conditions.undated_because(cause)


STATES: dict[str, State] = {
    "open": State(_("open"), followed),
    "overdue": State(_("overdue"), followed, conditions.overdue),
    "due-7": State(_("due in 7 days"), followed, partial(conditions.due_within, days=7)),
    "due-30": State(_("due in 30 days"), followed, partial(conditions.due_within, days=30)),
    "unowned": State(_("unowned"), DirectiveQuerySet.unowned),
    **{
        f"unowned-{cause}": State(cause.label, DirectiveQuerySet.unowned, partial(_unowned_because, cause))
        for cause in UnownedCause
    },
    "undated": State(_("undated"), followed, lambda on: conditions.UNDATED),
    **{f"undated-{cause}": State(cause.label, followed, partial(_undated_because, cause)) for cause in UndatedCause},
    "closed": State(_("closed"), DirectiveQuerySet.closed),
}


def causes_of(key: str) -> dict[str, State]:
    """The states that split the state ``key`` (unowned, undated) without overlap; none for the others."""
    return {other: state for other, state in STATES.items() if other.startswith(f"{key}-")}


def some_dated(key: str | None) -> bool:
    """Whether rows in the state ``key``, or in whatever state, may have a day; of the undated none has."""
    return key not in {"undated", *causes_of("undated")}


def counts(rows: DirectiveQuerySet, asked: dict[str, tuple[Narrowed, Q]]) -> dict[str, int]:
    """How many of the rows are each of what is asked: among some, those of a condition.

    What is asked among the same is counted in one query: the ledger is passed through once, not once for each.
    """
    found: dict[str, int] = {}
    for among in dict.fromkeys(among for among, condition in asked.values()):
        wanted = {key: condition for key, (other, condition) in asked.items() if other is among}
        # A row is one directive, so rows are counted: for 30 conditions that is 3 ms less than counting keys.
        found |= among(rows).aggregate(**{key: Count(Value(1), filter=condition) for key, condition in wanted.items()})
    return found
