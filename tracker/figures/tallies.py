"""Counts per party and per role, each with the address of the list of exactly these directives."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.models import Assignment
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.states import STATES, followed

# The states that are counted, by the names `tallied` gives them.
COUNTED = {"overdue": "overdue", "due_7": "due-7", "open": "open", "closed": "closed"}
HEADINGS = [STATES[key].label for key in COUNTED.values()]


@dataclass(frozen=True)
class Figure:
    """How many there are in a state, and where they are listed."""

    state: str
    count: int
    address: str


@dataclass(frozen=True)
class Tally:
    """The figures of one party, or of one of its roles."""

    label: str | Promise
    figures: list[Figure]


def by_role(rows: DirectiveQuerySet, parties: Collection[int], on: date, query: Mapping[str, str]) -> Iterator[Tally]:
    """For each role of these parties, and then for any, the figures; ``query`` is what their lists have in common."""
    theirs = rows.filter(assignments__party__in=parties)
    found = {counts["assignments__role"]: counts for counts in theirs.tallied(on, "assignments__role")}
    for role in Role:
        yield Tally(role.label, figures(found.get(role, {}), {**query, "role": role.value}))
    yield Tally(_("in any role"), figures(theirs.tally(on), query))


def by_party(rows: DirectiveQuerySet, on: date, **assigned: object) -> dict[int, dict[str, int]]:
    """For each party by primary key how many of the rows are in each state; ``assigned`` narrows the assignments.

    What is closed goes by its keys: joined, SQLite would begin from the parties and open every directive.
    """
    assignments = Assignment.objects.filter(party__isnull=False, **assigned).order_by()
    gone: QuerySet[Any, Any] = assignments.filter(directive__in=rows.closed().values("pk")).values(at=F("party"))
    counts = open_by_party(rows, on, COUNTED, **assigned)
    for one in gone.annotate(closed=Count("directive", distinct=_twice(assigned))):
        counts[one.pop("at")] |= one
    return counts


def open_by_party(
    rows: DirectiveQuerySet, on: date, names: Iterable[str], **assigned: object
) -> dict[int, dict[str, int]]:
    """`by_party` of some of the states, without what is closed: what is open is passed through once for all of them."""
    states = {name: STATES[COUNTED[name]] for name in names}
    asked = {name: state.condition(on) for name, state in states.items() if state.among is followed}
    counting = partial(Count, "pk", distinct=True) if _twice(assigned) else partial(Count, Value(1))
    wanted = {name: counting(filter=condition) for name, condition in asked.items()}
    theirs = {f"assignments__{field}": value for field, value in assigned.items()}
    led: QuerySet[Any, Any] = followed(rows).filter(assignments__party__isnull=False, **theirs).order_by()
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for one in led.values(at=F("assignments__party")).annotate(**wanted):
        counts[one.pop("at")] |= one
    return counts


def _twice(assigned: Mapping[str, object]) -> bool:
    """Whether a party may be there twice: it has a role once, without one it may have two."""
    return "role" not in assigned


def figures(counts: Mapping[str, int], query: Mapping[str, str]) -> list[Figure]:
    """The counts of `tallied` in the order of ``HEADINGS``, each with the list that ``query`` and the state give."""
    address = f"{reverse('directives')}?{urlencode(query)}&state="
    return [Figure(state, counts.get(name, 0), f"{address}{state}") for name, state in COUNTED.items()]


def figure(state: str, count: int, query: Mapping[str, str]) -> Figure:
    """A count of what is in a state, with the list that ``query`` and the state give."""
    return Figure(state, count, f"{reverse('directives')}?{urlencode({**query, 'state': state})}")
