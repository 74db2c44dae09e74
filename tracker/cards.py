"""The counts of the front page.  Each opens a list of exactly that many rows.

The record does not know the reader; `settings.FRONT_PAGE_CARDS` names, as strings, functions of other apps that take
``(user, on)`` and return a ``Card``, or None where that person has no use for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from tracker.models import Directive
from tracker.states import STATES, causes_of, counts

# What presses first; the state's key is also the card's style.
FRONT_PAGE_STATES = ("overdue", "due-7", "due-30", "open", "unowned", "undated", "closed")


@dataclass(frozen=True)
class Card:
    """A count, what it counts, the address of its list, and the parts it splits into without overlap."""

    key: str
    label: str | Promise
    count: int
    address: str
    parts: tuple["Card", ...] = ()


def cards(user: AbstractBaseUser | AnonymousUser, on: date, *, chosen: bool) -> Iterator[Card]:
    """The cards of the front page for this person, as of a day.

    Only a ``chosen`` day is carried on in the addresses: a list that was kept as a bookmark stays of today.
    """
    query = {"on": on.isoformat()} if chosen else {}
    asked = [part for key in FRONT_PAGE_STATES for part in (key, *causes_of(key))]
    found = counts(
        Directive.objects.visible_to(user), {key: (STATES[key].among, STATES[key].condition(on)) for key in asked}
    )
    for key in FRONT_PAGE_STATES:
        parts = tuple(_card(cause, found, query) for cause in causes_of(key))
        yield _card(key, found, query, parts)
    for path in settings.FRONT_PAGE_CARDS:
        card = import_string(path)(user, on)
        if card:
            yield card


def _card(key: str, found: dict[str, int], query: dict[str, str], parts: tuple[Card, ...] = ()) -> Card:
    address = f"{reverse('directives')}?{urlencode({'state': key} | query)}"
    return Card(key, STATES[key].label, found[key], address, parts)
