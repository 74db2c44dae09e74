"""What is open by who leads it: each party by itself, those with most first."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.figures.charts.bars import Chart, a_bar
from tracker.figures.tallies import open_by_party
from tracker.models import ResponsibleParty
from tracker.questions.directives import DirectiveQuerySet

SHOWN = 12


def by_party(rows: DirectiveQuerySet, on: date, query: Mapping[str, str]) -> tuple[Chart, int]:
    """A bar for each of the parties that lead most of what is open among the rows, and how many parties there are more.

    What a unit's sub-units lead is theirs, and what a collective leads is the collective's: none counts for both.
    """
    counts = open_by_party(rows, on, ("open", "overdue"), role=Role.LEAD)
    found = sorted(counts, key=lambda party: (-counts[party]["open"], -counts[party]["overdue"], party))
    names = ResponsibleParty.objects.in_bulk(found[:SHOWN])
    same = {"role": Role.LEAD.value, "units": "without", "collectives": "without", **query}
    bars = [
        a_bar(name, (counts[party]["open"], counts[party]["overdue"]), {"party": name, **same})
        for party, name in ((party, names[party].name) for party in found[:SHOWN])
    ]
    chart = Chart("parties", _("Open by who leads them"), _("Responsible party"), bars)
    return chart, max(len(found) - SHOWN, 0)
