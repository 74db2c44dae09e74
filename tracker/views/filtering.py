"""The list of a person by filters, where it is no page: for files, for calendars, and to see whether it can be kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.filtering.chosen import in_words, kept_query
from tracker.filtering.filters import DirectiveFilter
from tracker.filtering.lookups import look_up_together
from tracker.models import Directive


class KeptQuery(forms.CharField):
    """What is worth keeping of the query of a list, without the names left out; refused where it is too long."""

    LONGEST = 1000

    def __init__(self, *left_out: str) -> None:
        refusals = {"max_length": _("These filters are too long to be kept; leave some of them out.")}
        super().__init__(required=False, max_length=self.LONGEST, widget=forms.HiddenInput, error_messages=refusals)
        self.left_out = left_out

    def prepare_value(self, value: str | None) -> str:
        """What is worth keeping of the query, whether it was offered or sent: as the form says it and stores it."""
        return kept_query(QueryDict(value or ""), *self.left_out)

    def to_python(self, value: str | None) -> str:
        """The query as it will be stored, which is what must not be too long."""
        return self.prepare_value(super().to_python(value))


def filtered(data: QueryDict, user: AbstractBaseUser | AnonymousUser) -> DirectiveFilter:
    """What this person's list would hold today with these filters, soonest due first.

    As if they asked themselves: a calendar logs in as nobody, and names are found only where they may see them.
    """
    asked = HttpRequest()
    asked.user = user  # type: ignore[assignment]  # both kinds of user have what is asked of it
    seen = Directive.objects.visible_to(user).by_due_day()
    return DirectiveFilter(data=data, queryset=seen, today=timezone.localdate(), request=asked)


@dataclass(frozen=True)
class Told:
    """What a query that was kept narrows the list to: in words, empty where to nothing; or refused, and none then."""

    words: str
    refused: bool


def told(query: str, user: AbstractBaseUser | AnonymousUser) -> Told:
    """What this person's list would be narrowed to today with this query."""
    [one] = told_each([query], user)
    return one


def told_each(queries: Iterable[str], user: AbstractBaseUser | AnonymousUser) -> list[Told]:
    """The same of several queries, by as many questions to the database as of one."""
    filtersets = [filtered(QueryDict(query), user) for query in queries]
    look_up_together(filterset.form for filterset in filtersets)
    return [Told(in_words(filterset), refused=not filterset.is_valid()) for filterset in filtersets]
