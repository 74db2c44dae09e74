"""Who has what to do: the parties side by side, and the page of one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tracker.actions.naming import resolvable
from tracker.choices import Role
from tracker.figures.tallies import COUNTED, HEADINGS, Figure, by_party, by_role, figures, together
from tracker.filtering.lookups import seen_by
from tracker.models import Directive, ResponsibleParty
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.amendments import told
from tracker.rows.ledger import LedgerRow, rows_of
from tracker.views.day_page import DayPage
from tracker.views.names import NEEDED

PER_PAGE = 100
# What is counted of a party by itself is listed so.
ALONE = {"units": "without", "collectives": "without"}
Counts = Mapping[int, dict[str, int]]
SHOWN = 30  # rows of the list on a party's page; the rest is one step further


class PartyList(DayPage):
    """The parties side by side by what they lead themselves, the most overdue first."""

    template = "tracker/party_list.html"

    def shown(self, on: date, query: dict[str, str]) -> dict[str, Any]:
        """A page of parties, each with its figures."""
        user = self.request.user
        counts = by_party(Directive.objects.visible_to(user), on, role=Role.LEAD)
        parties = sorted(seen_by(user, ResponsibleParty.objects.all()), key=lambda party: _pressing(counts, party.pk))
        page = Paginator(parties, PER_PAGE).get_page(self.request.GET.get("page"))
        prefetch_related_objects(list(page), "parent", "collectives__collective")
        same = {**ALONE, "role": Role.LEAD.value, **query}
        rows = [(party, _figures_of(party, counts, same), [*_of_many(party, counts, same)]) for party in page]
        may_settle = user.has_perms(NEEDED)
        return {
            "rows": rows, "headings": HEADINGS, "page_obj": page, "paginator": page.paginator,
            "resolvable": resolvable() if may_settle else None,
        }  # fmt: skip


def _figures_of(party: ResponsibleParty, counts: Counts, query: Mapping[str, str]) -> list[Figure]:
    """The figures of one party by itself."""
    return figures(counts.get(party.pk, {}), {"party": party.name, **query})


def _of_many(
    party: ResponsibleParty, counts: Counts, query: Mapping[str, str]
) -> Iterator[tuple[ResponsibleParty, list[Figure]]]:
    """The collectives (各乡镇) it is a member of that have something to do, with their figures."""
    for membership in party.collectives.all():
        if counts.get(membership.collective_id):
            yield membership.collective, _figures_of(membership.collective, counts, query)


def _pressing(counts: Counts, party: int) -> list[int]:
    """Sorts the most overdue first, then by the other states in the order they are shown."""
    return [-counts.get(party, {}).get(key, 0) for key in COUNTED]


class PartyDetail(DayPage):
    """One party: what it leads, supports and checks on, with or without its sub-units, and what it is."""

    template = "tracker/party.html"

    def what(self, **kwargs: Any) -> dict[str, Any]:
        """The party with its relations; not found for who may see nothing of it."""
        related = ("aliases", "children", "predecessors", "memberships__member")
        parties = ResponsibleParty.objects.select_related("parent", "successor").prefetch_related(*related)
        self.party = get_object_or_404(seen_by(self.request.user, parties), **kwargs)
        may_look = self.request.user.has_perm("tracker.view_amendment")
        return {"party": self.party, "amendments": list(map(told, self.party.amendments.all())) if may_look else []}

    def shown(self, on: date, query: dict[str, str]) -> dict[str, Any]:
        """Its figures, those of its collectives, of all of it together, and the first rows of what is open."""
        has_units = bool(self.party.children.all())
        kept = dict.fromkeys(self._asked_alone(has_units), "without")
        asked = ResponsibleParty.objects.asked_about(self.party, units="units" not in kept)
        whole = {"party": self.party.name, **query, **kept}
        whole.pop("collectives", None)
        visible = Directive.objects.visible_to(self.request.user)
        return {
            "headings": HEADINGS,
            "tallies": list(by_role(visible, asked.own, on, {**whole, "collectives": "without"})),
            "collectives": self._collectives(visible, asked.collectives, on, query),
            "whole": figures(together(visible.of_parties(asked.all), on), whole),
            "has_units": has_units,
            "kept": kept,
            "rows": self._open(visible.of_parties(asked.own if "collectives" in kept else asked.all), on),
            "all_open": f"{reverse('directives')}?{urlencode({**whole, **kept, 'state': 'open'})}",
        }

    def _asked_alone(self, has_units: bool) -> list[str]:
        """What the address leaves out: the units, where there are any, and the collectives."""
        left_out = [name for name in ALONE if self.request.GET.get(name) == "without"]
        return left_out if has_units else [name for name in left_out if name != "units"]

    def _open(self, rows: DirectiveQuerySet, on: date) -> list[LedgerRow]:
        """The first of what is open."""
        keys = rows.open().by_due_day().values_list("pk", flat=True)[:SHOWN]
        return rows_of(Directive.objects.for_list(), keys, on)

    def _collectives(
        self, visible: DirectiveQuerySet, collectives: set[int], on: date, query: dict[str, str]
    ) -> list[tuple[ResponsibleParty, list[Figure]]]:
        """What is asked of all alike (各乡镇): for each collective of it, the figures in any role."""
        counts = by_party(visible, on, party__in=collectives)
        found = ResponsibleParty.objects.filter(pk__in=collectives)
        return [(one, _figures_of(one, counts, {**ALONE, **query})) for one in found]
