"""The states a directive can be asked for, and the one door to each: overdue, due soon, unowned, undated and why.

``Directive.objects.in_state("overdue", on)`` says which rows, ``directive.in_state("overdue", on)`` what this row is.
Pages, counts, filters, files and the terminal take a state from here, so that their figures agree.
How to add one: "Add a state" in CONTRIBUTING.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import UndatedCause, UnownedCause
from tracker.questions import conditions

# What "due soon" means to a light; the states of 7 and of 30 days keep their days.
DUE_SOON_DAYS: int = settings.DUE_SOON_DAYS

Scope = Callable[[], Q]


def followed() -> Q:
    """The scope of what is open."""
    return conditions.OPEN


def falling_due() -> Q:
    """Of what is open, what can be late."""
    return conditions.FALLS_DUE


def unowned() -> Q:
    """The scope of what is open and led by nobody who could be telephoned; owners are looked for once in it."""
    return conditions.OPEN & ~conditions.has_owner()


def closed() -> Q:
    """The scope of what is struck off."""
    return ~conditions.OPEN


@dataclass(frozen=True)
class State:
    """A question, under the key it has in an address, with its words for people.

    Which rows: those ``among`` a scope for which the ``condition`` holds on the day; several states are counted in
    one pass.  What is this row: whether it ``holds`` of the directive on the day.  ``cause_of`` is the key of a state
    that this one and its like split without overlap.
    """

    key: str
    label: str | Promise
    among: Scope
    condition: Callable[[date], Q]
    holds: Callable[[Any, date], bool]
    cause_of: str = ""

    def whole(self, on: date) -> Q:
        """The question by itself: for counting states of several scopes side by side."""
        return self.among() & self.condition(on)


def _all(on: date) -> Q:
    return Q()


def _due_within(days: int, label: str | Promise) -> State:
    condition = partial(conditions.due_within, days=days)
    return State(f"due-{days}", label, followed, condition, lambda row, on: row.due_within(on, days))


def _stale(days: int, label: str | Promise) -> State:
    condition = partial(conditions.stale, days=days)
    return State(f"stale-{days}", label, followed, condition, lambda row, on: row.stale(on, days))


def _unowned_because(cause: UnownedCause) -> State:
    def condition(on: date) -> Q:
        return conditions.unowned_because(cause)

    def holds(row: Any, on: date) -> bool:
        return bool(row.unowned_cause() == cause)

    return State(f"unowned-{cause}", cause.label, unowned, condition, holds, cause_of="unowned")


def _undated_because(cause: UndatedCause) -> State:
    def condition(on: date) -> Q:
        return conditions.UNDATED & conditions.undated_because(cause)

    def holds(row: Any, on: date) -> bool:
        return bool(row.undated_cause() == cause)

    return State(f"undated-{cause}", cause.label, followed, condition, holds, cause_of="undated")


# In the order of the lists people choose from.
_IN_ORDER = (
    State("open", _("open"), followed, _all, lambda row, on: row.open()),
    State("overdue", _("overdue"), followed, conditions.overdue, lambda row, on: row.overdue(on)),
    _due_within(7, _("due in 7 days")),
    _due_within(30, _("due in 30 days")),
    _stale(30, _("no report for 30 days")),
    _stale(60, _("no report for 60 days")),
    _stale(90, _("no report for 90 days")),
    State("extended", _("extended"), followed, lambda on: conditions.extended(), lambda row, on: row.extended()),
    State("repeating", _("repeating"), followed, lambda on: conditions.REPEATING, lambda row, on: row.repeating()),
    State(
        "collective",
        _("led by a collective"),
        followed,
        lambda on: conditions.led_by_a_collective(),
        lambda row, on: row.led_by_a_collective(),
    ),
    State("unowned", _("unowned"), unowned, _all, lambda row, on: row.unowned()),
    *map(_unowned_because, UnownedCause),
    State("undated", _("undated"), followed, lambda on: conditions.UNDATED, lambda row, on: row.undated()),
    *map(_undated_because, UndatedCause),
    State("closed", _("closed"), closed, _all, lambda row, on: row.closed()),
)
STATES = {state.key: state for state in _IN_ORDER}


def causes_of(key: str) -> dict[str, State]:
    """The states that split the state ``key`` (unowned, undated) without overlap; none for the others."""
    return {other: state for other, state in STATES.items() if state.cause_of == key}


def some_dated(key: str | None) -> bool:
    """Whether rows in the state ``key``, or in whatever state, may have a day; of the undated none has."""
    return key not in {"undated", *causes_of("undated")}
