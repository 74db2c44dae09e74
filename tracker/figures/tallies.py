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

# The states that are counted, in the order they are shown.
COUNTED = ("overdue", "due-7", "open", "closed")
HEADINGS = [STATES[key].label for key in COUNTED]


@dataclass(frozen=True)
class Figure:
    """How many there are in a state, and where they are listed."""

    state: str
    count: int
    address: str

    @property
    def label(self) -> str | Promise:
        """What is counted, in words."""
        return STATES[self.state].label


@dataclass(frozen=True)
class Tally:
    """The figures of one party, or of one of its roles."""

    label: str | Promise
    figures: list[Figure]


def by_role(rows: DirectiveQuerySet, parties: Collection[int], on: date, query: Mapping[str, str]) -> Iterator[Tally]:
    """For each role of these parties, and then for any, the figures; ``query`` is what their lists have in common."""
    found = _by(rows.filter(assignments__party__in=parties), "assignments__role", on)
    for role in Role:
        yield Tally(role.label, figures(found.get(role, {}), {**query, "role": role.value}))
    # Not joined: each directive is counted once, in half the time.
    yield Tally(_("in any role"), figures(together(rows.of_parties(parties), on), query))


def by_meeting(rows: DirectiveQuerySet, on: date) -> dict[int, dict[str, int]]:
    """For each meeting by primary key how many of the rows are in each state."""
    return _by(rows, "speech__meeting", on)


def together(rows: DirectiveQuerySet, on: date) -> dict[str, int]:
    """How many of the rows are in each state."""
    return rows.with_current().aggregate(**_side_by_side(on))


def _by(rows: DirectiveQuerySet, field: str, on: date) -> dict[Any, dict[str, int]]:
    """`together` per value of the field; a directive that meets a value twice through assignments counts once."""
    return {one.pop(field): one for one in rows.with_current().order_by().values(field).annotate(**_side_by_side(on))}


def _side_by_side(on: date) -> dict[str, Count]:
    return {key: Count("pk", filter=STATES[key].whole(on), distinct=True) for key in COUNTED}


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
    rows: DirectiveQuerySet, on: date, keys: Iterable[str], **assigned: object
) -> dict[int, dict[str, int]]:
    """`by_party` of some of the states, without what is closed: what is open is passed through once for all of them."""
    asked = {key: STATES[key].condition(on) for key in keys if STATES[key].among is followed}
    counting = partial(Count, "pk", distinct=True) if _twice(assigned) else partial(Count, Value(1))
    wanted = {key: counting(filter=condition) for key, condition in asked.items()}
    theirs = {f"assignments__{field}": value for field, value in assigned.items()}
    led: QuerySet[Any, Any] = rows.among(followed).filter(assignments__party__isnull=False, **theirs).order_by()
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for one in led.values(at=F("assignments__party")).annotate(**wanted):
        counts[one.pop("at")] |= one
    return counts


def _twice(assigned: Mapping[str, object]) -> bool:
    """Whether a party may be there twice: it has a role once, without one it may have two."""
    return "role" not in assigned


def figures(counts: Mapping[str, int], query: Mapping[str, str]) -> list[Figure]:
    """The counts in the order of ``HEADINGS``, each with the list that ``query`` and the state give."""
    address = f"{reverse('directives')}?{urlencode(query)}&state="
    return [Figure(key, counts.get(key, 0), f"{address}{key}") for key in COUNTED]


def figure(state: str, count: int, query: Mapping[str, str]) -> Figure:
    """A count of what is in a state, with the list that ``query`` and the state give."""
    return Figure(state, count, f"{reverse('directives')}?{urlencode({**query, 'state': state})}")
