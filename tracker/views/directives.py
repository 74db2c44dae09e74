"""The list of directives."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django_filters.views import FilterView

from tracker.filtering.chosen import chosen, kept_query
from tracker.filtering.filters import DirectiveFilter
from tracker.filtering.lookups import names_seen_by
from tracker.filtering.shares import shares
from tracker.models import Directive
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.ledger import keys_of, rows_of
from tracker.search import meant, worth_guessing
from tracker.views.found import Found, told_directive

MOST_MEANT = 10


class DirectiveList(FilterView):
    """The ledger, filtered by its address; a filter that cannot be understood shows no rows, and says why."""

    filterset_class = DirectiveFilter
    template_name = "tracker/directive_list.html"
    paginate_by = 50

    def get_queryset(self) -> DirectiveQuerySet:
        """The directives this person may see, soonest due first."""
        visible: DirectiveQuerySet = Directive.objects.visible_to(self.request.user)
        return visible.by_due_day()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list; where the form sent its empty fields along, first to the short address that is worth keeping."""
        fields = self.filterset_class.base_filters
        if any(name in fields and not any(values) for name, values in request.GET.lists()):
            return redirect(f"{request.path}?{kept_query(request.GET)}")
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def paginate_queryset(self, queryset: DirectiveQuerySet, page_size: int) -> tuple[Any, ...]:
        """A page of primary keys; ``rows_of`` fetches what they show."""
        asked = self.request.GET
        keys = keys_of(queryset, asked.get("state"), asked.get("also"), by_day=not asked.get("sort"))
        part: tuple[Any, ...] = super().paginate_queryset(keys, page_size)
        return part

    def get_filterset_kwargs(self, filterset_class: type) -> dict[str, Any]:
        """With the day of the request, and checked even where the address holds no filter."""
        kwargs: dict[str, Any] = super().get_filterset_kwargs(filterset_class)
        return kwargs | {"data": self.request.GET, "today": timezone.localdate()}

    def get_paginate_by(self, queryset: DirectiveQuerySet) -> int | None:
        """No pages where a filter is refused: its second one would be not found, and not say why."""
        return self.paginate_by if self.filterset.is_valid() else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows of the page, seen on the day."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        filterset, page = context["filter"], context["page_obj"]
        on = filterset.day
        return context | {
            "on": on,
            "today": filterset.today,
            "rows": rows_of(Directive.objects.for_list(), page, on, page.start_index()) if page else [],
            "problems": not filterset.is_valid(),
            "chosen": list(chosen(filterset)) if filterset.is_valid() else [],
            "shares": shares(filterset) if filterset.is_valid() else [],
            "query": kept_query(self.request.GET),
            "meant": self._meant(filterset, context["paginator"].count) if filterset.is_valid() else [],
            "saved_filters": self.request.user.saved_filters.all(),
        }

    def _meant(self, filterset: DirectiveFilter, count: int) -> list[Found]:
        """Where few directives hold the words, those with most of them that the other filters leave; in no count."""
        words = filterset.form.cleaned_data.get("words")
        if not worth_guessing(words, count):
            return []
        others = filterset.without_words.qs.for_list()
        likely = meant(others, words, names_seen_by(self.request.user), MOST_MEANT)
        return [told_directive(one.row, one.words, filterset.day) for one in likely]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Status 400 where a filter was refused, so that programs notice too."""
        status = 400 if context["problems"] else 200
        answer: HttpResponse = super().render_to_response(context, status=status, **kwargs)
        return answer
