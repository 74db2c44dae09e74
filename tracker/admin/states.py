"""The ledger's own questions as a filter of the admin: the stock date filter looks only backwards."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.admin.bases import ModelAdmin
from tracker.questions.states import STATES


class StateFilter(admin.SimpleListFilter):
    """How directives stand today."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        """The states to choose from."""
        return [(key, state.label) for key, state in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        """The rows in the chosen state; an unknown state has none, rather than all."""
        state = self.value()
        rows: QuerySet[Any] = queryset
        if state is not None:
            rows = queryset.in_state(state, timezone.localdate()) if state in STATES else queryset.none()
        return rows
