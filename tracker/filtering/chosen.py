"""What a list was narrowed to, in the words of its filters, each with the address that takes it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_filters.constants import EMPTY_VALUES

from tracker.filtering.saying import SayingFilterSet


@dataclass(frozen=True)
class Chosen:
    """One active filter in words, and the query of the list without it (no page: it would be another one's)."""

    words: str | Promise
    without: str


def chosen(filterset: SayingFilterSet) -> Iterator[Chosen]:
    """The active filters of a valid list that have words, in the order of its form."""
    data = cast(QueryDict, filterset.data)
    for name, each in filterset.filters.items():
        value = filterset.form.cleaned_data.get(name)
        if each.said and value not in EMPTY_VALUES:
            falling = [other for other, one in filterset.filters.items() if one.needs == name]
            yield Chosen(each.said(filterset, name, value), kept_query(data, name, *falling))


def in_words(filterset: SayingFilterSet) -> str:
    """The active filters as one line; empty where there are none, and where one cannot be understood."""
    return _("; ").join(str(one.words) for one in chosen(filterset)) if filterset.is_valid() else ""


def kept_query(data: QueryDict, *left_out: str) -> str:
    """What is worth keeping of an address: all but the page, what is empty, and what goes by the names left out."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if name not in ("page", *left_out) and any(values):
            kept.setlist(name, [value for value in values if value])
    return kept.urlencode()
