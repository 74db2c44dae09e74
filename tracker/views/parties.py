"""Who has what to do: the parties side by side, and the page of one."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tracker.actions.naming import resolvable
from tracker.choices import Role
from tracker.figures.tallies import COUNTED, HEADINGS, Figure, by_party, by_role, figures
from tracker.filtering.lookups import seen_by
from tracker.models import Directive, ResponsibleParty
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.amendments import told
from tracker.rows.ledger import rows_of
from tracker.views.day_page import DayPage
from tracker.views.names import NEEDED

PER_PAGE = 100
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
        prefetch_related_objects(list(page), "parent")
        same = {"units": "without", "role": Role.LEAD.value, **query}
        rows = [(party, figures(counts.get(party.pk, {}), {"party": party.name, **same})) for party in page]
        may_settle = user.has_perms(NEEDED)
        return {
            "rows": rows, "headings": HEADINGS, "page_obj": page, "paginator": page.paginator,
            "resolvable": resolvable() if may_settle else None,
        }  # fmt: skip


def _pressing(counts: dict[int, dict[str, int]], party: int) -> list[int]:
    """Sorts the most overdue first, then by the other states in the order they are shown."""
    return [-counts.get(party, {}).get(key, 0) for key in COUNTED]


class PartyDetail(DayPage):
    """One party: what it leads, supports and checks on, with or without its sub-units, and what it is."""

    template = "tracker/party.html"

    def what(self, **kwargs: Any) -> dict[str, Any]:
        """The party with its relations; not found for who may see nothing of it."""
        related = ("aliases", "children", "predecessors", "memberships__member", "collectives__collective")
        parties = ResponsibleParty.objects.select_related("parent", "successor").prefetch_related(*related)
        self.party = get_object_or_404(seen_by(self.request.user, parties), **kwargs)
        may_look = self.request.user.has_perm("tracker.view_amendment")
        return {"party": self.party, "amendments": list(map(told, self.party.amendments.all())) if may_look else []}

    def shown(self, on: date, query: dict[str, str]) -> dict[str, Any]:
        """Its figures, those of its collectives, and the first rows of what is open."""
        party = self.party
        ids = ResponsibleParty.objects.part_ids(party)
        alone = self.request.GET.get("units") == "without" or len(ids) == 1
        own = {"party": party.name, **({"units": "without"} if alone and len(ids) > 1 else {}), **query}
        visible = Directive.objects.visible_to(self.request.user)
        wanted = {party.pk} if alone else ids
        keys = visible.of_parties(wanted).open().by_due_day().values_list("pk", flat=True)[:SHOWN]
        return {
            "headings": HEADINGS,
            "tallies": list(by_role(visible, wanted, on, own)),
            "collectives": self._collectives(visible, party, on, query),
            "has_units": len(ids) > 1,
            "alone": alone,
            "rows": rows_of(Directive.objects.for_list(), keys, on),
            "all_open": f"{reverse('directives')}?{urlencode({**own, 'state': 'open'})}",
        }

    def _collectives(
        self, visible: DirectiveQuerySet, party: ResponsibleParty, on: date, query: dict[str, str]
    ) -> list[tuple[ResponsibleParty, list[Figure]]]:
        """What is asked of all alike (各乡镇): for each collective it is a member of, the figures in any role."""
        collectives = [membership.collective for membership in party.collectives.all()]
        counts = by_party(visible, on, party__in=collectives)
        same = {"units": "without", **query}
        return [(one, figures(counts.get(one.pk, {}), {"party": one.name, **same})) for one in collectives]
