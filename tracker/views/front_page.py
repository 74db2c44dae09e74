"""The front page: how many, of what, as of which day."""

from datetime import date
from typing import Any

from tracker.figures import cards, charts
from tracker.models import Directive
from tracker.views.day_page import DayPage


class FrontPage(DayPage):
    """Counts that open the lists they count."""

    template = "tracker/front_page.html"

    def shown(self, on: date, query: dict[str, str]) -> dict[str, Any]:
        """What the person may see, counted; ``query`` carries a chosen day into the addresses of lists."""
        seen = Directive.objects.visible_to(self.request.user)
        periods = charts.periods(on)
        found = seen.counts(cards.conditions_of(on) | charts.conditions_of(periods, on))
        parties, more = charts.by_party(seen, on, query)
        return {
            "cards": list(cards.cards(self.request.user, on, found, query)),
            "totals": cards.totals(found, query),
            "charts": [parties, charts.by_month(periods, on, found, query)],
            "more_parties": more,
            "nothing_open": not found["open"],
            "nothing_yet": not found["open"] and not found["closed"],
        }
