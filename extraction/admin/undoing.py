"""The button that takes the last decision back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction.actions import undo
from extraction.admin.pages import may_decide
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
