"""The field above the lists of the admin: words are found as everywhere, whatever their width, case and script."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.filtering.typed import LONGEST_TYPED, SearchWords
from tracker.search import each_word

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class SearchForm(ChangeListSearchForm):
    """Refuses what is too long to be looked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEARCH_VAR] = SearchWords(required=False, strip=False)


class SearchedList(ChangeList):
    """Django's list with this form."""

    search_form_class = SearchForm


class FoldedSearch(Base):
    """For the pages of a model: ``search_fields`` are asked whether they hold each word.

    Where there is ``finds``, a static method, it gives for a word the condition instead; ``search_fields`` then only
    shows the field to type into.
    """

    finds: ClassVar[Any] = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that refuses in one sentence what is too long."""
        return SearchedList

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """The fields, each with the lookup that folds."""
        return [f"{field}__holds" for field in super().get_search_fields(request)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows that are found; none for more than the field takes, which an address alone can ask."""
        if len(search_term) > LONGEST_TYPED:
            return queryset.none(), False
        if self.finds:
            return queryset.filter(each_word(search_term, self.finds)), False
        return super().get_search_results(request, queryset, search_term)
