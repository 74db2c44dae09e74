"""Filters that say themselves: with how it narrows a list, each carries the words for what it narrowed it to."""

from collections.abc import Callable
from html import escape
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tracker.days import DayField
from tracker.filtering.lookups import WordsField
from tracker.filtering.typed import SearchWords

# Of a filterset, the name of a filter in it, and the value chosen there: as a filter's method takes rows, name, value.
InWords = Callable[[Any, str, Any], str | Promise]


class SayingFilter(filters.Filter):
    """A filter with its words: ``said`` puts a chosen value into words.

    ``said=None`` says that it has none, since it narrows nothing or since the words of another filter tell of it.
    ``needs`` names a filter without which this one means nothing, and ``lacking`` says so to whoever leaves that out;
    whoever takes that back takes this back too.
    """

    def __init__(
        self,
        *args: Any,
        said: InWords | None,
        needs: str | None = None,
        lacking: str | Promise | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.said, self.needs, self.lacking = said, needs, lacking


class TextFilter(SayingFilter):
    """Looks for words."""

    field_class = SearchWords


class PlainSelect(forms.Select):
    """A choice that is drawn in one go: a template for each of its options took a tenth of the time of a list."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field as Django draws it."""
        widget = self.get_context(name, value, attrs)["widget"]
        groups = mark_safe("".join(_drawn(label, options) for label, options, _number in widget["optgroups"]))
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(widget["attrs"]), groups)


def _drawn(label: str | None, options: list[dict[str, Any]]) -> str:
    drawn = "".join(
        f'<option value="{escape(str(each["value"]))}"{flatatt(each["attrs"])}>{escape(str(each["label"]))}</option>'
        for each in options
    )
    return f'<optgroup label="{escape(str(label))}">{drawn}</optgroup>' if label else drawn


class ChoiceFilter(SayingFilter, filters.ChoiceFilter):
    """Takes one of a few values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"widget": PlainSelect} | kwargs)


class DayFilter(SayingFilter):
    """Compares with a day."""

    field_class = DayField


class CountFilter(SayingFilter):
    """Takes a whole number."""

    field_class = forms.IntegerField


class WordsFilter(SayingFilter):
    """Finds rows of another table by words."""

    field_class = WordsField


class SayingFilterSet(filters.FilterSet):
    """A filterset of such filters alone: one that would narrow a list in silence cannot be declared."""

    @classmethod
    def get_filters(cls) -> dict[str, SayingFilter]:
        """The filters by their names, asked for when the class is made.

        Raises ``ImproperlyConfigured`` for a filter without words, and for one that needs a filter that is not there.
        """
        found: dict[str, SayingFilter] = super().get_filters()
        for name, each in found.items():
            if not isinstance(each, SayingFilter):
                raise ImproperlyConfigured(f"{cls.__name__}.{name} has no words: take a filter of {__name__}.")
            if each.needs and each.needs not in found:
                raise ImproperlyConfigured(f"{cls.__name__}.{name} needs “{each.needs}”, which is no filter.")
            if bool(each.needs) != bool(each.lacking):
                raise ImproperlyConfigured(f"{cls.__name__}.{name} must say what is lacking without what it needs.")
        return found

    def is_valid(self) -> bool:
        """Whether the form is, and each filter has the one it needs."""
        if super().is_valid():
            values = self.form.cleaned_data
            for name, each in self.filters.items():
                if each.needs and values.get(name) and not values.get(each.needs):
                    self.form.add_error(name, each.lacking)
        return bool(self.form.is_valid())
