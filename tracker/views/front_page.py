"""The front page: how many, of what, as of which day."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker.cards import cards
from tracker.days import DayField


class AsOfForm(forms.Form):
    """Which day the page speaks for; today where none is chosen."""

    on = DayField(label=_("As of"), required=False)


class FrontPage(View):
    """Counts that open the lists they count."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The cards, or what is wrong with the day asked for."""
        today = timezone.localdate()
        asked = AsOfForm(request.GET)
        if not asked.is_valid():
            return render(request, "tracker/front_page.html", {"form": asked, "today": today}, status=400)
        chosen = asked.cleaned_data["on"]
        on = chosen or today
        shown = {
            "form": AsOfForm(initial={"on": on}),
            "on": on,
            "today": today,
            "cards": list(cards(request.user, on, chosen=bool(chosen))),
        }
        return render(request, "tracker/front_page.html", shown)
