"""Of a list that a party was asked for: how many rows are its own, and how many are asked of it as one of many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.filtering.chosen import kept_query
from tracker.filtering.filters import DirectiveFilter
from tracker.models import ResponsibleParty


@dataclass(frozen=True)
class Share:
    """How many of the rows are somebody's, and the query of the list of exactly these."""

    words: str
    count: int
    query: str


def shares(filterset: DirectiveFilter) -> list[Share]:
    """Its own first, then those of each collective (各乡镇); none where no party, or one without any, is asked for.

    A row may be of several, so that the counts add up to the rows of the list or to more.
    """
    values = filterset.form.cleaned_data
    if not values.get("party") or values.get("collectives") or not filterset.asked.collectives:
        return []
    collectives = list(ResponsibleParty.objects.filter(pk__in=filterset.asked.collectives))
    groups = {"own": filterset.asked.own} | {f"of_{each.pk}": {each.pk} for each in collectives}
    return list(_said(filterset, filterset.qs.shares(groups, **filterset.in_role), collectives))


def _said(filterset: DirectiveFilter, found: dict[str, int], collectives: list[ResponsibleParty]) -> Iterator[Share]:
    alone = {"collectives": "without"}
    yield Share(_("its own"), found["own"], _query(filterset, alone))
    for each in collectives:
        theirs = {"party": each.name, "units": "without"}
        words = _("of %(collective)s") % {"collective": each.name}
        yield Share(words, found[f"of_{each.pk}"], _query(filterset, alone | theirs))


def _query(filterset: DirectiveFilter, changes: dict[str, str]) -> str:
    """The query of the list with these values instead."""
    query = QueryDict(kept_query(cast(QueryDict, filterset.data), *changes), mutable=True)
    query.update(changes)
    return query.urlencode()
