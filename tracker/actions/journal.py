"""The one place where history is written."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from tracker.choices import EventKind
from tracker.models import Directive, Event


def locked(directive: Directive) -> Directive:
    """The directive as it stands now, its row locked until the transaction ends.

    On SQLite the lock is the transaction's own (``transaction_mode = IMMEDIATE``).
    """
    return Directive.objects.select_for_update().get(pk=directive.pk)


def note(
    directive: Directive,
    kind: EventKind,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Append an event to the history of a directive that is ``locked`` or new; its number follows the last one."""
    last = directive.events.aggregate(last=Max("number"))["last"] or 0
    return directive.events.create(
        number=last + 1, kind=kind, made_by=by, made_at=at, reason=reason, before=before or {}, after=after or {}
    )
