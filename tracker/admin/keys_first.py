"""Long lists of the admin: sorted as keys, and fetched a page at a time."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.bases import ModelAdmin, Paginator

if TYPE_CHECKING:
    Base = ModelAdmin
else:
    Base = object


class KeysFirst(Paginator):
    """Sorts primary keys alone, and fetches what a row shows only for the rows of the page."""

    def __init__(self, rows: QuerySet[Any], keys: Any, *args: Any) -> None:
        super().__init__(keys, *args)
        self.rows = rows

    def page(self, number: int | str) -> "Page[Any]":
        """The page, its rows in the order of all."""
        page = super().page(number)
        page.object_list = self.rows.filter(pk__in=list(page.object_list))
        return page


class KeysFirstAdmin(Base):
    """For an admin whose rows cost more to fetch than to put in order."""

    def keys(self, request: HttpRequest, rows: QuerySet[Any]) -> Any:
        """The keys of the rows, in their order."""
        return rows.values_list("pk", flat=True)

    def get_paginator(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        per_page: int,
        orphans: int = 0,
        allow_empty_first_page: bool = True,
    ) -> Paginator:
        """Pages of keys."""
        return KeysFirst(queryset, self.keys(request, queryset), per_page, orphans, allow_empty_first_page)
