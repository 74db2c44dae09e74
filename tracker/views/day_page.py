"""What the pages have in common that speak for a day."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker.days import DayField


class AsOfForm(forms.Form):
    """Which day the page speaks for; today where none is chosen."""

    on = DayField(label=_("As of"), required=False)


class DayPage(View):
    """A page that speaks for a day: today, or the one chosen in the address."""

    template = ""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The page, or what is wrong with the day asked for."""
        today = timezone.localdate()
        what, asked = self.what(**kwargs), AsOfForm(request.GET)
        if not asked.is_valid():
            return render(request, self.template, {"form": asked, "today": today, "problems": True} | what, status=400)
        chosen = asked.cleaned_data["on"]
        on = chosen or today
        # Only a chosen day is carried on in the addresses: a list that was kept as a bookmark stays of today.
        query = {"on": chosen.isoformat()} if chosen else {}
        shown = {"form": AsOfForm(initial={"on": on}), "on": on, "today": today}
        return render(request, self.template, shown | what | self.shown(on, query))

    def what(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is of; shown also where the day cannot be understood."""
        return {}

    def shown(self, on: date, query: dict[str, str]) -> dict[str, Any]:
        """What it says as of the day; ``query`` carries a chosen day into the addresses of lists."""
        raise NotImplementedError
