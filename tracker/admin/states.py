"""The ledger's own questions as filters of the admin: the stock date filter looks only backwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.querysets import DirectiveQuerySet

# Value in the address: what is read there, and the question asked for a day.
STATES: dict[str, tuple[Any, Callable[[DirectiveQuerySet, date], DirectiveQuerySet]]] = {
    "open": (_("open"), lambda rows, on: rows.open()),
    "overdue": (_("overdue"), lambda rows, on: rows.overdue(on)),
    "due-7": (_("due within 7 days"), lambda rows, on: rows.due_within(on, 7)),
    "due-30": (_("due within 30 days"), lambda rows, on: rows.due_within(on, 30)),
    "unowned": (_("unowned"), lambda rows, on: rows.unowned()),
    "undated": (_("undated"), lambda rows, on: rows.undated()),
    "closed": (_("closed"), lambda rows, on: rows.closed()),
}


class StateFilter(admin.SimpleListFilter):
    """How directives stand today."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """The states to choose from."""
        return [(value, label) for value, (label, _question) in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        """The rows in the chosen state; an unknown state has none, rather than all."""
        state = self.value()
        if state is None:
            return queryset
        if state not in STATES:
            return queryset.none()
        _label, question = STATES[state]
        return question(queryset, timezone.localdate())
