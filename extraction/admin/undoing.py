"""Taking back: the last decision by a button, and what was accepted together by a page that lists it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from extraction.actions import batch, undo, undo_batch
from extraction.actions.accepting import Left
from extraction.admin.pages import may_decide, page
from extraction.admin.review import not_sent
from extraction.admin.speech_pane import address_of, desk_address
from tracker.actions import Refused
from tracker.models import Speech
from tracker.people.signatures import signature


@may_decide
def undo_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back this person's last decision in a speech, and lead to the proposal that awaits one again."""
    speech = get_object_or_404(Speech, pk=pk)
    if request.method != "POST":
        return not_sent(request, desk_address(pk))
    try:
        undone = undo(speech, by=signature(request.user), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(desk_address(pk))
    messages.success(request, _("Taken back: %(what)s") % {"what": undone})
    return HttpResponseRedirect(address_of(undone.proposal) if undone.proposal else desk_address(pk))


@may_decide
def undo_accepted_together(request: HttpRequest) -> HttpResponse:
    """What this person accepted together at the moment ``made_at``, and the button that takes all of it back."""
    made_at, by = _moment(request), signature(request.user)
    found = list(batch(by, made_at).select_related("proposal__speech", "directive") if made_at else [])
    if request.method != "POST" or made_at is None:
        context = {"title": _("Undo accepting several"), "decisions": found, "made_at": made_at}
        return page(request, "undo_batch", context)
    try:
        done = undo_batch(made_at, by=by, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        _say_taken_back(request, len(done.undone), done.left)
    return HttpResponseRedirect(_back_from({decision.proposal.speech_id for decision in found}))


def _moment(request: HttpRequest) -> datetime | None:
    """The moment that the address names; None where it names none."""
    try:
        moment = parse_datetime(request.GET.get("made_at", "").replace("\0", ""))
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _say_taken_back(request: HttpRequest, count: int, left: Iterable[Left]) -> None:
    """So many of so many, and why the others stay."""
    left = list(left)
    words = ngettext(
        "%(count)d of %(total)d accepted together was taken back.",
        "%(count)d of %(total)d accepted together were taken back.",
        count,
    )
    tell = messages.success if count else messages.warning
    tell(request, words % {"count": count, "total": count + len(left)})
    for each in left:
        messages.warning(request, _("Not undone: “%(what)s”. %(why)s") % {"what": each.proposal, "why": each.why})


def _back_from(speeches: set[int]) -> str:
    """To the desk of the only speech, else to the list of those that await a review."""
    if len(speeches) == 1:
        return desk_address(*speeches)
    return reverse("admin:extraction_work_list")
