"""The list's filters: what may stand in its address.  Anything else in there is an error, never ignored."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import django_filters as filters
from django import forms
from django.db.models import F, Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.choices import DirectiveKind, Role
from tracker.days import DayField
from tracker.models import Directive, Meeting, ResponsibleParty, Speaker
from tracker.querysets import DirectiveQuerySet
from tracker.states import STATES, causes_of

# Words of the address that are no filters.
NOT_FILTERS = {"page"}
ANY = gettext_lazy("any")


class DayFilter(filters.Filter):
    """Compares with a day."""

    field_class = DayField


class DirectiveFilterForm(forms.Form):
    """Checks the filters against each other, and that there are no others and none twice."""

    def clean(self) -> dict[str, Any]:
        """Refuses names that are no filter (a typing error would show everything) and a range that ends first.

        Also a name given twice: only the last value would count.
        """
        values = super().clean() or {}
        for name in sorted(set(self.data) - set(self.fields) - NOT_FILTERS):
            self.add_error(None, _("There is no filter “%(name)s”.") % {"name": name[:40]})
        data = cast(QueryDict, self.data)
        for name in (name for name in self.fields if len(data.getlist(name)) > 1):
            self.add_error(name, _("This filter is given more than once."))
        first, last = values.get("due_from"), values.get("due_to")
        if first and last and last < first:
            self.add_error("due_to", _("The range ends before it begins."))
        return values


def state_choices() -> Iterator[tuple[str, Any]]:
    """The states for a select; those that split into causes become a group that begins with the whole."""
    parts = {part for key in STATES for part in causes_of(key)}
    for key, state in STATES.items():
        causes = causes_of(key)
        if causes:
            whole = _("%(state)s: all") % {"state": state.label}
            yield str(state.label), [(key, whole), *((cause, part.label) for cause, part in causes.items())]
        elif key not in parts:
            yield key, state.label


class DirectiveFilter(filters.FilterSet):
    """The ledger, narrowed by what a supervisor asks.  ``today`` is the day it speaks for unless another is chosen."""

    words = filters.CharFilter(label=gettext_lazy("Words"), max_length=100, method="with_words")
    state = filters.ChoiceFilter(label=gettext_lazy("State"), choices=state_choices, empty_label=ANY, method="in_state")
    due_from = DayFilter(label=gettext_lazy("Due from"), field_name="current__due_on", lookup_expr="gte")
    due_to = DayFilter(label=gettext_lazy("Due to"), field_name="current__due_on", lookup_expr="lte")
    party = filters.ModelChoiceFilter(
        label=gettext_lazy("Responsible party"),
        queryset=ResponsibleParty.objects.all(),
        empty_label=ANY,
        method="of_party",
    )
    role = filters.ChoiceFilter(label=gettext_lazy("Role"), choices=Role.choices, empty_label=ANY, method="with_role")
    kind = filters.ChoiceFilter(label=gettext_lazy("Kind"), choices=DirectiveKind.choices, empty_label=ANY)
    meeting = filters.ModelChoiceFilter(
        label=gettext_lazy("Meeting"),
        field_name="speech__meeting",
        queryset=Meeting.objects.all(),
        empty_label=ANY,
    )
    speaker = filters.ModelChoiceFilter(
        label=gettext_lazy("Speaker"),
        field_name="speech__speaker",
        queryset=Speaker.objects.all(),
        empty_label=ANY,
    )
    on = DayFilter(label=gettext_lazy("As of"), method="as_of")
    sort = filters.ChoiceFilter(
        label=gettext_lazy("Sorted by"),
        empty_label=gettext_lazy("due day, soonest first"),
        choices=[("-due", gettext_lazy("due day, latest first")), ("-recorded", gettext_lazy("newest first"))],
        method="sorted_by",
    )

    class Meta:
        model = Directive
        form = DirectiveFilterForm
        fields: list[str] = []

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def day(self) -> date:
        """The day the list speaks for."""
        self.is_valid()
        return self.form.cleaned_data.get("on") or self.today

    def with_words(self, rows: DirectiveQuerySet, name: str, words: str) -> DirectiveQuerySet:
        """Those that hold each of the words, in the office's wording or in the speaker's."""
        for word in words.split():
            # Not `contains`: PostgreSQL tells PPP from ppp, SQLite does not.
            rows = rows.filter(Q(text__icontains=word) | Q(quote__icontains=word))
        return rows

    def in_state(self, rows: DirectiveQuerySet, name: str, key: str) -> DirectiveQuerySet:
        """Those in the state on the day."""
        return STATES[key].rows(rows, self.day)

    def of_party(self, rows: DirectiveQuerySet, name: str, party: ResponsibleParty) -> DirectiveQuerySet:
        """Those the party has to do with, in the chosen role where there is one."""
        role = self.form.cleaned_data.get("role")
        return rows.assigned(party=party, role=role) if role else rows.assigned(party=party)

    def with_role(self, rows: DirectiveQuerySet, name: str, role: str) -> DirectiveQuerySet:
        """Those where anybody has the role."""
        return rows.assigned(role=role)

    def as_of(self, rows: DirectiveQuerySet, name: str, on: date) -> DirectiveQuerySet:
        """All of them: the day moves the calendar, not the record."""
        return rows

    def sorted_by(self, rows: DirectiveQuerySet, name: str, order: str) -> DirectiveQuerySet:
        """In an order other than soonest due first; what has no day stands last either way."""
        orders: dict[str, list] = {"-due": [F("current__due_on").desc(nulls_last=True), "pk"], "-recorded": ["-pk"]}
        return rows.order_by(*orders[order])
