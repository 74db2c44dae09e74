"""Accepting in bulk: only what a preview listed and somebody left ticked, one decision for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from extraction.actions import accept_many, draft_of, is_complete, known_parties
from extraction.actions.accepting import Accepted
from extraction.admin.pages import batch_address, may_decide, page
from extraction.admin.picked import picked_keys
from extraction.admin.speech_pane import desk_address
from extraction.models import Proposal
from tracker.actions import DirectiveDraft
from tracker.models import Speech
from tracker.people.signatures import signature
from tracker.sent_numbers import sent_number

LEASTS = ("0.9", "0.8", "0.7", "0.6", "0.5", "0.4", "0")
USUAL = "0.8"
NAMED_AT_MOST = 10  # of those that were left; the desk shows them all


class Acceptable(NamedTuple):
    """A proposal of the preview, and what accepting it would record."""

    proposal: Proposal
    draft: DirectiveDraft


@dataclass(frozen=True)
class Threshold:
    """A confidence to choose, and how many proposals would be accepted from it on."""

    least: str
    count: int
    is_current: bool


@may_decide
def accept_many_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The pending proposals of a speech from a confidence on (``least``), to be accepted together.

    With ``complete`` only those that would have an owner and a day.
    """
    speech = get_object_or_404(Speech.objects.select_related("meeting").defer("text"), pk=pk)
    proposals = Proposal.objects.filter(speech=speech)
    if request.method == "POST":
        _accept_ticked(request, proposals)
        return redirect(desk_address(speech.pk))
    least = request.GET.get("least") if request.GET.get("least") in LEASTS else USUAL
    rows = _rows(proposals)
    if request.GET.get("complete"):
        rows = [row for row in rows if is_complete(row.draft)]
    context = {
        "speech": speech,
        "rows": [row for row in rows if row.proposal.confidence >= float(least or 0)],
        "thresholds": [Threshold(each, _count(rows, each), each == least) for each in LEASTS],
        "least": least,
        "complete": bool(request.GET.get("complete")),
    }
    return _page(request, context)


@may_decide
def accept_chosen_page(request: HttpRequest) -> HttpResponse:
    """The pending ones among the proposals whose ``keys`` the address names, of whatever speech."""
    proposals = Proposal.objects.filter(pk__in=picked_keys(request))
    if request.method == "POST":
        _accept_ticked(request, proposals)
        return redirect("admin:extraction_work_list")
    rows = _rows(proposals)
    return _page(request, {"rows": rows, "passed_over": len(set(picked_keys(request))) - len(rows)})


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return page(request, "accept_many", {"title": _("Accept several"), **context})


def _rows(proposals: QuerySet[Proposal]) -> list[Acceptable]:
    """The pending ones in reading order with what they would record; all their names are looked up together."""
    pending = Proposal.objects.pending() & proposals
    ordered = list(
        pending.select_related("speech__meeting").defer("speech__text").order_by("speech_id", "start", "end", "pk")
    )
    known = known_parties(party.name for proposal in ordered for party in proposal.as_read.parties)
    return [Acceptable(proposal, draft_of(proposal, known=known)) for proposal in ordered]


def _count(rows: Iterable[Acceptable], least: str) -> int:
    return sum(row.proposal.confidence >= float(least) for row in rows)


def _accept_ticked(request: HttpRequest, proposals: QuerySet[Proposal]) -> None:
    """Accept what was ticked among these, and say what came of it."""
    ticked = [key for key in map(sent_number, request.POST.getlist("proposal")) if key is not None]
    chosen = (
        proposals.filter(pk__in=ticked).select_related("speech__meeting", "run").order_by("speech_id", "start", "pk")
    )
    if not ticked:
        messages.warning(request, _("Nothing was ticked, so nothing was accepted."))
    at = timezone.now()
    _say_accepted(request, accept_many(chosen, by=signature(request.user), at=at), at)


def _say_accepted(request: HttpRequest, done: Accepted, at: datetime) -> None:
    count = len(done.directives)
    if count:
        words = ngettext("%(count)d proposal accepted.", "%(count)d proposals accepted.", count) % {"count": count}
        link = format_html('{} <a href="{}">{}</a>', words, batch_address(at), _("Undo"))
        messages.success(request, link)
    for left in done.left[:NAMED_AT_MOST]:
        messages.warning(request, _("Not accepted: “%(what)s”. %(why)s") % {"what": left.proposal, "why": left.why})
    if len(done.left) > NAMED_AT_MOST:
        further = len(done.left) - NAMED_AT_MOST
        messages.warning(
            request,
            ngettext("%(count)d other was not accepted.", "%(count)d others were not accepted.", further)
            % {"count": further},
        )
