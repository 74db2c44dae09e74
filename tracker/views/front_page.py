"""The front page: how many, of what, as of which day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker import cards, charts
from tracker.days import DayField
from tracker.models import Directive
from tracker.states import counts


class AsOfForm(forms.Form):
    """Which day the page speaks for; today where none is chosen."""

    on = DayField(label=_("As of"), required=False)


class FrontPage(View):
    """Counts that open the lists they count."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The cards and charts, or what is wrong with the day asked for."""
        today = timezone.localdate()
        asked = AsOfForm(request.GET)
        if not asked.is_valid():
            return render(request, "tracker/front_page.html", {"form": asked, "today": today}, status=400)
        chosen = asked.cleaned_data["on"]
        on = chosen or today
        # Only a chosen day is carried on in the addresses: a list that was kept as a bookmark stays of today.
        query = {"on": chosen.isoformat()} if chosen else {}
        shown = {"form": AsOfForm(initial={"on": on}), "on": on, "today": today}
        return render(request, "tracker/front_page.html", shown | self.figures(on, query))

    def figures(self, on: date, query: Mapping[str, str]) -> dict[str, Any]:
        """What the person may see, counted; ``query`` carries a chosen day into the addresses of lists."""
        seen = Directive.objects.visible_to(self.request.user)
        periods = charts.periods(on)
        found = counts(seen, cards.conditions_of(on) | charts.conditions_of(periods, on))
        parties, more = charts.by_party(seen, on, query)
        return {
            "cards": list(cards.cards(self.request.user, on, found, query)),
            "totals": cards.totals(found, query),
            "charts": [parties, charts.by_month(periods, on, found, query)],
            "more_parties": more,
            "nothing_open": not found["open"],
            "nothing_yet": not found["open"] and not found["closed"],
        }
