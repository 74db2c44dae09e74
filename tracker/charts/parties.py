"""What is open by who leads it: each party by itself, those with most first."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from tracker import conditions
from tracker.charts.bars import Chart, a_bar
from tracker.choices import Role
from tracker.models import ResponsibleParty
from tracker.querysets import DirectiveQuerySet
from tracker.states import followed

SHOWN = 12


def by_party(rows: DirectiveQuerySet, on: date, query: Mapping[str, str]) -> tuple[Chart, int]:
    """A bar for each of the parties that lead most of what is open among the rows, and how many parties there are more.

    What a unit's sub-units lead is theirs, so that no directive is counted for both.
    """
    led = followed(rows).filter(assignments__role=Role.LEAD, assignments__party__isnull=False)
    # No distinct: a party leads a directive once (assignment_once_per_party_and_role).
    counted = led.order_by().values_list("assignments__party")
    counted = counted.annotate(open=Count("pk"), overdue=Count("pk", filter=conditions.overdue(on)))
    found = sorted(counted, key=lambda row: (-row[1], -row[2], row[0]))
    names = ResponsibleParty.objects.in_bulk(party for party, *counts in found[:SHOWN])
    same = {"role": Role.LEAD.value, "units": "without", **query}
    bars = [
        a_bar(names[party].name, (count, late), {"party": names[party].name, **same})
        for party, count, late in found[:SHOWN]
    ]
    chart = Chart("parties", _("Open by who leads them"), _("Responsible party"), bars)
    return chart, max(len(found) - SHOWN, 0)
