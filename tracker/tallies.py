"""Counts per party and per role, each with the address of the list of exactly these directives."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.querysets import DirectiveQuerySet
from tracker.states import STATES

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
    """For each party by primary key how many of the rows are in each state; ``assigned`` narrows the assignments."""
    those = rows.filter(assignments__party__isnull=False, **{f"assignments__{name}": v for name, v in assigned.items()})
    return {counts["assignments__party"]: counts for counts in those.tallied(on, "assignments__party")}


def figures(counts: Mapping[str, int], query: Mapping[str, str]) -> list[Figure]:
    """The counts of `tallied` in the order of ``HEADINGS``, each with the list that ``query`` and the state give."""
    return [figure(state, counts.get(name, 0), query) for name, state in COUNTED.items()]


def figure(state: str, count: int, query: Mapping[str, str]) -> Figure:
    """A count of what is in a state, with the list that ``query`` and the state give."""
    return Figure(state, count, f"{reverse('directives')}?{urlencode({**query, 'state': state})}")
