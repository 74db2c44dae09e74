"""What an event changed, in words: ``before`` and ``after`` are kept as JSON objects."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.choices import Role

# The keys that ``tracker.actions`` writes; one that is not listed is shown as it is.
LABELS = {
    "text": _("text"),
    "party": _("party"),
    "role": _("role"),
    "due_on": _("due on"),
    "closed_on": _("closed on"),
    "closing_note": _("closing note"),
}


def described(before: dict[str, Any], after: dict[str, Any]) -> str:
    """One line such as ``due on: 2026-06-30 → 2026-09-30``."""
    keys = [*before, *(key for key in after if key not in before)]
    return "; ".join(f"{LABELS.get(key, key)}: {_change(key, before, after)}" for key in keys) or "—"


def _change(key: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    sides = [_shown(key, side[key]) for side in (before, after) if key in side]
    # Something that was taken away and not replaced points to nothing.
    return " → ".join(sides if key in after else [*sides, "—"])


def _shown(key: str, value: Any) -> str:
    if key == "role":
        return str(Role(value).label) if value in Role.values else str(value)
    return "—" if value is None else str(value)
