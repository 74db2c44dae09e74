"""How a directive came on the ledger.

The record does not know the reader; `settings.ORIGINS` names, as a string, a function of another app that takes
``(directive, user)`` and tells it, beginning with what recorded the directive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.module_loading import import_string

from tracker.models import Directive
from tracker.rows.changes import EventChange


@dataclass(frozen=True)
class OriginField:
    """What was proposed in one field, value by value, and what a person recorded otherwise, if anything."""

    label: str
    proposed: tuple[str, ...]
    changes: tuple[EventChange, ...] = ()


@dataclass(frozen=True)
class Origin:
    """One decision that a directive rests on: what, by whom and when, and what had been proposed.

    ``links`` lead where this person may look further, each with its label.  ``recorded`` says that the values went on
    the ledger, as proposed or as changed; of what was merged they did not.
    """

    said: str
    by: str
    at: datetime
    note: str = ""
    fields: tuple[OriginField, ...] = ()
    recorded: bool = True
    links: tuple[tuple[str, str], ...] = ()

    def compares(self) -> bool:
        """Whether there is something recorded to set beside what was proposed."""
        return self.recorded or any(field.changes for field in self.fields)


def origins_of(directive: Directive, user: AbstractBaseUser | AnonymousUser) -> Iterable[Origin]:
    """What the directive rests on, as far as any app knows, with the links that are of use to this person."""
    found: Iterable[Origin] = import_string(settings.ORIGINS)(directive, user)
    return found
