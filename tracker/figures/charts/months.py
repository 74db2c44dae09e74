"""What is open by the month it is due: three months back to nine ahead, and all before and after in one bar each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.days import FIRST_YEAR, LAST_YEAR
from tracker.figures.charts.bars import Chart, a_bar
from tracker.questions.states import STATES, Scope, falling_due, followed

BACK, AHEAD = 3, 9
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included; None leaves that end open."""

    name: str | Promise
    first: date | None
    last: date | None

    def condition(self) -> Q:
        """Due in these days."""
        if self.first and self.last:
            return Q(current__due_on__range=(self.first, self.last))
        return Q(current__due_on__gte=self.first) if self.first else Q(current__due_on__lte=self.last)

    def late(self, on: date) -> Q:
        """What is open and due in these days and overdue on the day; of days that are over that is all that can be."""
        over = self.last is not None and self.last < on
        return self.condition() & (falling_due() if over else STATES["overdue"].condition(on))

    def begun(self, on: date) -> bool:
        """Whether some of its days are before the day."""
        return self.first is None or self.first < on

    def query(self) -> dict[str, str]:
        """The same, as the list is asked for it."""
        ends = {"due_from": self.first, "due_to": self.last}
        return {name: day.isoformat() for name, day in ends.items() if day}


def periods(on: date) -> list[Period]:
    """The months around a day, and what lies before and after, as far as the list can be asked for them."""
    begins = [first for step in range(-BACK, AHEAD + 2) if (first := _month(on, step))]
    months = [
        Period(date_format(first, "YEAR_MONTH_FORMAT"), first, after - A_DAY)
        for first, after in zip(begins, begins[1:], strict=False)
    ]
    before = Period(_("earlier"), None, begins[0] - A_DAY)
    return [before, *months, Period(_("later"), begins[-1], None)]


def _month(on: date, step: int) -> date | None:
    """The first day of the month so many months later; None where no list reaches."""
    years, month = divmod(on.month - 1 + step, 12)
    year = on.year + years
    within = FIRST_YEAR < year <= LAST_YEAR or (year == FIRST_YEAR and month > 0)
    return date(year, month + 1, 1) if within else None


def conditions_of(those: list[Period], on: date) -> dict[str, tuple[Scope, Q]]:
    """What the directives' ``counts`` is to count: what is open in each period, and overdue in each that has begun.

    Each condition is tried on everything that is open, so none is asked of which the answer is known.
    """
    asked = {f"open-{number}": period.condition() for number, period in enumerate(those)}
    late = {f"overdue-{number}": each.late(on) for number, each in enumerate(those) if each.begun(on)}
    return {key: (followed, condition) for key, condition in (asked | late).items()}


def by_month(those: list[Period], on: date, found: Mapping[str, int], query: Mapping[str, str]) -> Chart:
    """A bar for each period, from what was counted; ``query`` carries a chosen day into the lists."""
    bars = []
    for number, period in enumerate(those):
        counts = found[f"open-{number}"], found.get(f"overdue-{number}", 0)
        bars.append(a_bar(period.name, counts, {**query, **period.query()}))
    return Chart("months", _("Open by the month they are due"), _("Month due"), bars)
