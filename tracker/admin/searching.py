"""The field above the lists of the admin: words are found as everywhere, whatever their width, case and script."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from tracker.filtering.typed import SearchWords
from tracker.search import LONGEST

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class SearchForm(ChangeListSearchForm):
    """Refuses what is too long to be looked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEARCH_VAR] = SearchWords(required=False, strip=False, max_length=LONGEST)


class SearchedList(ChangeList):
    """Django's list with this form."""

    search_form_class = SearchForm


class FoldedSearch(Base):
    """For the pages of a model: ``search_fields`` are asked whether they hold each word."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that refuses in one sentence what is too long."""
        return SearchedList

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """The fields, each with the lookup that folds."""
        return [f"{field}__holds" for field in super().get_search_fields(request)]


def with_each_word(rows: QuerySet[Any], words: str, held: Callable[[str], Q]) -> QuerySet[Any]:
    """The rows for which the condition of each word holds."""
    for word in words.split():
        rows = rows.filter(held(word))
    return rows
