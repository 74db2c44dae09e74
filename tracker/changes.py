"""What an event changed, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.models import Event

# The names under which actions write values into an event.
LABELS: dict[str, str | Promise] = {
    "text": _("what is to be done"),
    "party": _("responsible party"),
    "role": _("role"),
    "due_on": _("due on"),
    "source": _("further source"),
    "closed_on": _("closed on"),
    "closing_note": _("closing note"),
}


@dataclass(frozen=True)
class Change:
    """One value before and after; empty where there was or is none."""

    label: str | Promise
    before: str
    after: str


def changes(event: Event) -> Iterator[Change]:
    """The values an event changed, in the order they were written."""
    for name in dict.fromkeys([*event.before, *event.after]):
        before, after = _in_words(name, event.before.get(name)), _in_words(name, event.after.get(name))
        yield Change(LABELS.get(name, name), before, after)


def _in_words(name: str, value: Any) -> str:
    if name == "role" and value in Role.values:
        return str(Role(value).label)
    return "" if value is None else str(value)
