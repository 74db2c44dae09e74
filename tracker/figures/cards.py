"""The counts of the front page.  Each opens a list of exactly that many rows.

The record does not know the reader; `settings.FRONT_PAGE_CARDS` names, as strings, functions of other apps that take
``(user, on)`` and return a ``Card``, or None where that person has no use for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from tracker.questions.states import STATES, Scope, causes_of

Visitor = AbstractBaseUser | AnonymousUser

# What presses first; the state's key is also the card's style.
FRONT_PAGE_STATES = ("overdue", "due-7", "due-30", "unowned", "undated")
TOTALS = ("open", "closed")


@dataclass(frozen=True)
class Card:
    """A count, what it counts, the address of its list, and the parts it splits into without overlap."""

    key: str
    label: str | Promise
    count: int
    address: str
    parts: tuple["Card", ...] = ()


def conditions_of(on: date) -> dict[str, tuple[Scope, Q]]:
    """What the directives' ``counts`` is to count for the cards and their parts."""
    asked = [part for key in (*FRONT_PAGE_STATES, *TOTALS) for part in (key, *causes_of(key))]
    return {key: (STATES[key].among, STATES[key].condition(on)) for key in asked}


def cards(user: Visitor, on: date, found: Mapping[str, int], query: Mapping[str, str]) -> Iterator[Card]:
    """The cards of the front page for this person, from what was counted as of a day.

    ``query`` is what the lists have in common: the day, where one was chosen.
    """
    for key in FRONT_PAGE_STATES:
        parts = tuple(_card(cause, found, query) for cause in causes_of(key))
        yield _card(key, found, query, parts)
    for path in settings.FRONT_PAGE_CARDS:
        card = import_string(path)(user, on)
        if card:
            yield card


def totals(found: Mapping[str, int], query: Mapping[str, str]) -> list[Card]:
    """How large the ledger is, beside the cards."""
    return [_card(key, found, query) for key in TOTALS]


def _card(key: str, found: Mapping[str, int], query: Mapping[str, str], parts: tuple[Card, ...] = ()) -> Card:
    address = f"{reverse('directives')}?{urlencode({'state': key, **query})}"
    return Card(key, STATES[key].label, found[key], address, parts)
