"""The search page: what holds the words, of every kind a person may see, and what was probably meant."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker.filtering.typed import SearchWords
from tracker.models import Directive
from tracker.numbers import Number, number_of
from tracker.views.found_kinds import KINDS, Asked


class SearchForm(forms.Form):
    """What is looked for; ``kind`` asks for all that was found of one kind."""

    q = SearchWords(
        label=_("Search words or ref. no."),
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
    kind = forms.ChoiceField(required=False, choices=[(name, kind.label) for name, kind in KINDS.items()])


class Search(View):
    """One field, and below it the first rows of each kind; a number leads to the directive that bears it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """What was found; status 400 and one sentence for what cannot be looked for."""
        form = SearchForm(request.GET)
        if not form.is_valid():
            return render(request, "tracker/search.html", {"form": form}, status=400)
        words, kind = form.cleaned_data["q"], form.cleaned_data["kind"]
        number = number_of(words)
        numbered = self._numbered(number) if number else None
        if numbered:
            return redirect("directive", numbered.public_id)
        found = self._found(words, kind) if words else {}
        return render(request, "tracker/search.html", {"form": form, "words": words, "number": number, **found})

    def _numbered(self, number: Number) -> Directive | None:
        """The directive of this number, where the person may see it."""
        directive: Directive | None = Directive.objects.visible_to(self.request.user).numbered(number).first()
        return directive

    def _found(self, words: str, kind: str) -> dict[str, Any]:
        """The first rows of each kind, or a page of one kind."""
        page = self.request.GET.get("page", "1") if kind else None
        asked = Asked(self.request.user, words, timezone.localdate(), page)
        sections = [KINDS[each](asked) for each in ([kind] if kind else KINDS)]
        return {"sections": sections, "nothing": not any(section.count or section.meant for section in sections)}
