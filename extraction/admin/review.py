"""The pages of the review.  Each needs its permission besides being inside the admin."""

from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction.actions import AlreadyDecided, accept, correct, reject
from extraction.admin import desk
from extraction.admin.pages import DECIDE, may_decide, may_look, page
from extraction.choices import Outcome, ProposalState
from extraction.forms import CorrectForm, RejectForm
from extraction.models import Decision, Proposal
from tracker.actions import Refused
from tracker.models import ResponsibleParty, Speech
from tracker.people import signature


@user_passes_test(may_look)
def desk_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A speech and its proposals; ``?current=`` names the one whose buttons have the keyboard."""
    speech = get_object_or_404(Speech.objects.select_related("meeting", "speaker", "source"), pk=pk)
    proposals, run = desk.standing_proposals(speech), speech.runs.order_by("number").last()
    context = {
        "title": speech.title,
        "speech": speech,
        "rows": desk.rows(speech, proposals, run),
        "total": len(proposals),
        "decided": sum(proposal.state != ProposalState.PENDING for proposal in proposals),
        "current": next((p.pk for p in proposals if str(p.pk) == request.GET.get("current")), None),
        "following": next((p for p in proposals if p.state == ProposalState.PENDING), None),
        "run": run,
        "may_decide": request.user.has_perm(DECIDE),
        "reject_form": RejectForm(auto_id=False),
    }
    return page(request, "review", context)


@may_decide
def accept_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the proposal on the ledger as it stands."""
    proposal = _proposal(pk)
    if request.method != "POST":
        return _not_sent(request, f"{_desk(proposal)}?current={proposal.pk}")
    try:
        accept(proposal, by=signature(request.user), at=timezone.now())
    except Refused as refusal:
        return _refused(request, proposal, refusal, meant=Outcome.ACCEPTED)
    messages.success(request, _("Accepted: %(what)s") % {"what": proposal})
    return _onward(proposal)


@may_decide
def reject_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the proposal off the ledger, with a reason."""
    proposal, form = _proposal(pk), RejectForm(request.POST)
    if request.method != "POST":
        return _not_sent(request, f"{_desk(proposal)}?current={proposal.pk}")
    if not form.is_valid():
        return _refused(request, proposal, Refused(form.mistakes()))
    try:
        reject(proposal, **form.cleaned_data, by=signature(request.user), at=timezone.now())
    except Refused as refusal:
        return _refused(request, proposal, refusal, meant=Outcome.REJECTED)
    messages.success(request, _("Rejected: %(what)s") % {"what": proposal})
    return _onward(proposal)


@may_decide
def correct_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A form with what the proposal would record, and the recording of it as corrected.

    What cannot be recorded comes back as it was typed, with the reason: as 422, or as 409 where somebody else has
    decided meanwhile.
    """
    proposal = _proposal(pk)
    if request.method == "GET" and proposal.state != ProposalState.PENDING:
        if proposal.state == ProposalState.SUPERSEDED:
            messages.warning(request, _("A newer reading has replaced this proposal; nothing was changed."))
        return HttpResponseRedirect(f"{_desk(proposal)}#proposal-{proposal.pk}")
    form = CorrectForm(proposal, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            correct(proposal, form.draft(), note=form.note(), by=signature(request.user), at=timezone.now())
        except Refused as refusal:
            form.refuse(str(refusal))
            status = 409 if isinstance(refusal, AlreadyDecided) else 422
        else:
            messages.success(request, _("Accepted with corrections: %(what)s") % {"what": proposal})
            return _onward(proposal)
    context = {"title": _("Correct and accept"), "form": form, "proposal": proposal, "speech": proposal.speech}
    return page(request, "correct", context | {"parties": ResponsibleParty.objects.all()}, status=status)


def _not_sent(request: HttpRequest, address: str) -> HttpResponseRedirect:
    """Back to the desk: who has to log in anew is led to the address alone, without what was sent to it."""
    messages.warning(request, _("Nothing was changed; press the button again."))
    return HttpResponseRedirect(address)


def _proposal(pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("speech__meeting", "run"), pk=pk)


def _onward(proposal: Proposal) -> HttpResponseRedirect:
    """On to the next one that awaits a decision."""
    following = desk.next_pending(proposal.speech, after=proposal)
    return HttpResponseRedirect(_desk(proposal) + (f"?current={following.pk}" if following else ""))


def _desk(proposal: Proposal) -> str:
    return reverse("admin:extraction_review", args=[proposal.speech_id])


def _refused(request: HttpRequest, proposal: Proposal, refusal: Refused, *, meant: str = "") -> HttpResponse:
    """One sentence that says why nothing was changed, and the ways on.

    Whoever pressed a key twice has what was ``meant`` already, and just goes on.
    """
    if Decision.objects.filter(proposal=proposal, outcome=meant, decided_by=signature(request.user)).exists():
        return _onward(proposal)
    context = {
        "title": _("Nothing was changed"),
        "proposal": proposal,
        "speech": proposal.speech,
        "refusal": refusal,
        "following": desk.next_pending(proposal.speech, after=proposal),
    }
    return page(request, "refused", context, status=409 if isinstance(refusal, AlreadyDecided) else 422)
