"""Lists of the admin whose rows bear the number of a directive."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.readonly import ReadOnlyAdmin
from tracker.numbers import number_of


class NumberedAdmin(ReadOnlyAdmin):
    """Finds a row by the number that is typed where words are searched."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The one with this number, or those that hold the words."""
        number = number_of(search_term)
        if number:
            return queryset.filter(year=number.year, serial=number.serial), False
        return super().get_search_results(request, queryset, search_term)
