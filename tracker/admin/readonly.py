"""What the admin shows and never touches: evidence, and what only actions may write."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from tracker.admin.bases import ModelAdmin, TabularInline
from tracker.admin.history import NotedHistory


class _Untouchable:
    """Refuses to add, change or delete, whatever permissions somebody was given."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(_Untouchable, NotedHistory, ModelAdmin):
    """Rows to look at; whoever may see them needs the model's view permission."""

    actions = None


class ReadOnlyInline(_Untouchable, TabularInline):
    """The rows that belong to another, to look at; whoever may see that one may see these."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True
