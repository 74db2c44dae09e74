"""The pages of the review.  Each needs its permission besides being inside the admin."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction.actions import AlreadyDecided, accept_or_correct, batch_around, last_made, reject
from extraction.actions.comparing import in_fields
from extraction.admin import desk
from extraction.admin.forms.correction import CorrectionForm
from extraction.admin.forms.rejection import RejectionForm
from extraction.admin.pages import batch_address, may_decide, may_look, page
from extraction.admin.presence import arrive
from extraction.admin.speech_pane import address_of, desk_address
from extraction.admin.work_list import next_waiting
from extraction.choices import Outcome
from extraction.models import Decision, Missed, Proposal
from extraction.rights import DECIDE
from extraction.similar.restating import said_before
from tracker.actions import Refused
from tracker.models import ResponsibleParty, Speech
from tracker.people.signatures import signature


@user_passes_test(may_look)
def desk_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A speech and one of its proposals: that of ``?current=``, else the first that awaits a decision."""
    speech = get_object_or_404(Speech.objects.select_related("meeting", "speaker", "source"), pk=pk)
    return _desk(request, speech, current=request.GET.get("current", ""))


@may_decide
def reject_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the proposal off the ledger, with a reason."""
    proposal, form = find_proposal(pk), RejectionForm(request.POST)
    if request.method != "POST":
        return not_sent(request, address_of(proposal))
    if not form.is_valid():
        return refused(request, proposal, Refused(form.mistakes()))
    try:
        reject(proposal, **form.cleaned_data, by=signature(request.user), at=timezone.now())
    except Refused as refusal:
        return refused(request, proposal, refusal, outcome=Outcome.REJECTED, **form.cleaned_data)
    messages.success(request, _("Rejected: %(what)s") % {"what": proposal})
    return onward(proposal)


@may_decide
def correct_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what the form of the desk sent: unchanged the proposal is accepted, changed it is corrected.

    What cannot be recorded comes back as it was typed, with the reason: as 422, or as 409 where somebody else has
    decided meanwhile.
    """
    proposal = find_proposal(pk)
    if request.method != "POST":
        return not_sent(request, address_of(proposal))
    form = CorrectionForm(proposal, request.POST, may_create=may_register(request))
    status = 422
    if form.is_valid():
        try:
            return _taken(request, form)
        except AlreadyDecided as refusal:
            if _decided_so(request, proposal, **_meant(form)):
                return onward(proposal)
            status = 409
            form.refuse(str(refusal))
        except Refused as refusal:
            form.refuse(str(refusal))
    return _desk(request, proposal.speech, form=form, status=status)


def _meant(form: CorrectionForm) -> dict[str, Any]:
    """The decision that a valid form would make."""
    return {"outcome": form.compared.outcome, "changes": form.compared.changes, "note": form.note}


def _taken(request: HttpRequest, form: CorrectionForm) -> HttpResponse:
    """Record what the form says, new parties included, all or nothing.  Raises ``Refused``."""
    compared = form.compared
    directive = accept_or_correct(compared, note=form.note, by=signature(request.user), at=timezone.now())
    say_registered(request, form.new_parties)
    fields = dict.fromkeys(change["field"] for change in in_fields(compared.changes))
    said = {"number": directive.number, "fields": _(", ").join(fields), "what": form.proposal}
    told = _("Accepted %(number)s: %(what)s")
    if fields:
        told = _("Accepted %(number)s with corrections (%(fields)s): %(what)s")
    messages.success(request, told % said)
    return onward(form.proposal)


def say_registered(request: HttpRequest, parties: Iterable[ResponsibleParty]) -> None:
    """Tell of each party that the registry has got a new one."""
    for party in parties:
        messages.success(request, _("Added to the registry: %(party)s") % {"party": party})


def not_sent(request: HttpRequest, address: str) -> HttpResponseRedirect:
    """Back to the desk: who has to log in anew is led to the address alone, without what was sent to it."""
    messages.warning(request, _("Nothing was changed; press the button again."))
    return HttpResponseRedirect(address)


def find_proposal(pk: int) -> Proposal:
    """The proposal with all that the desk says of its speech; answers 404 where there is none."""
    related = ("speech__meeting", "speech__speaker", "speech__source", "run")
    proposal: Proposal = get_object_or_404(Proposal.objects.select_related(*related), pk=pk)
    return proposal


def may_register(request: HttpRequest) -> bool:
    """Whether the visitor may add responsible parties to the registry."""
    return request.user.has_perm("tracker.add_responsibleparty")


def onward(proposal: Proposal) -> HttpResponseRedirect:
    """On to the next one awaiting a decision."""
    following = desk.next_pending(proposal.speech, after=proposal)
    return HttpResponseRedirect(address_of(following) if following else desk_address(proposal.speech_id))


def _decided_so(request: HttpRequest, proposal: Proposal, **values: Any) -> bool:
    """Whether the same person has decided just so already: whoever pressed a key twice goes on, nothing is lost."""
    decision = Decision.objects.filter(proposal=proposal, decided_by=signature(request.user)).first()
    return decision is not None and all(getattr(decision, name) == value for name, value in values.items())


def _desk(
    request: HttpRequest, speech: Speech, *, current: str = "", form: CorrectionForm | None = None, status: int = 200
) -> HttpResponse:
    rights = {"may_decide": request.user.has_perm(DECIDE), "may_create": may_register(request)}
    context = desk.contents(speech, current=current, form=form, **rights) | {"presence": arrive(request, speech)}
    if current and str(getattr(context["current"], "pk", "")) != current:
        gone = _(
            "That proposal is not here: it was replaced when the speech was read again, "
            "or it belongs to another speech."
        )
        messages.warning(request, gone)
    if rights["may_decide"]:
        card = context["card"]
        if card and card.pending:
            context |= said_before(card.form.proposed, request.user)
        last = last_made(speech, signature(request.user))
        context |= {"has_decided": last is not None, "together": _accepted_together(last)}
    if not context["card"]:
        context["next_speech"] = next_waiting(speech)
    return page(request, "review", context, status)


def _accepted_together(last: Decision | Missed | None) -> dict[str, Any] | None:
    """How many were accepted at one stroke with the last one, and where all of them are taken back."""
    together = list(batch_around(last, timezone.now()).values_list("decided_at"))
    return {"count": len(together), "address": batch_address(*together[0])} if together else None


def refused(request: HttpRequest, proposal: Proposal, refusal: Refused, **meant: Any) -> HttpResponse:
    """One sentence that says why nothing was changed, the note that was typed, and the ways on.

    ``meant`` are the values of the decision that was refused: where this person has decided just so, it was a key
    pressed twice.
    """
    if isinstance(refusal, AlreadyDecided) and _decided_so(request, proposal, **meant):
        return onward(proposal)
    context = {
        "title": _("Nothing was changed"),
        "proposal": proposal,
        "speech": proposal.speech,
        "refusal": refusal,
        "note": request.POST.get("note", "").strip(),
        "following": desk.next_pending(proposal.speech, after=proposal),
    }
    return page(request, "refused", context, status=409 if isinstance(refusal, AlreadyDecided) else 422)
