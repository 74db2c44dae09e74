"""The way around, the same at the top of every page of site and admin.

The record does not know the reader; `settings.NAVIGATION` names, as strings, functions that take a user and give the
entries the user may follow, in the order they stand in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """A place to go to; ``views`` begin the names of the pages on which one is there already."""

    label: str | Promise
    address: str
    views: tuple[str, ...]

    def holds(self, view: str) -> bool:
        """Whether the page of this name belongs to the entry."""
        return view.startswith(self.views)


def entries(user: AbstractUser) -> list[Entry]:
    """Where the user may go from anywhere."""
    return [entry for offer in _offers() for entry in offer(user)]


def current(found: list[Entry], view: str) -> Entry | None:
    """The entry that the page of this name belongs to; of several the one that says so most exactly."""
    holding = [entry for entry in found if entry.holds(view)]
    return max(holding, key=lambda entry: max(len(name) for name in entry.views if view.startswith(name)), default=None)


def record(user: AbstractUser) -> Iterator[Entry]:
    """The pages of the ledger, which decide themselves what they show to whom."""
    yield Entry(_("Overview"), reverse("front-page"), ("front-page",))
    yield Entry(_("Directives"), reverse("directives"), ("directive",))
    yield Entry(_("Meetings"), reverse("meetings"), ("meeting",))
    yield Entry(_("Responsible parties"), reverse("parties"), ("part",))


def administration(user: AbstractUser) -> Iterator[Entry]:
    """The admin, for those it lets in."""
    if user.is_staff:
        yield Entry(_("Administration"), reverse("admin:index"), ("admin:",))


@cache
def _offers() -> tuple[Callable[[AbstractUser], Iterator[Entry]], ...]:
    return tuple(import_string(path) for path in settings.NAVIGATION)
