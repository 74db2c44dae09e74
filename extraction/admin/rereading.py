"""Reading stored speeches again, because the rules are newer or the meeting's day became known."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from extraction.actions import read_speech
from extraction.admin.pages import may_decide
from extraction.choices import ProposalState
from tracker.models import Meeting, Speech
from tracker.people import signature


@may_decide
def read_speech_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the speech with the rules and the day of now; what was decided stays."""
    speech = get_object_or_404(Speech, pk=pk)
    if request.method == "POST":
        read_again(request, [speech])
    else:
        messages.warning(request, _("Nothing was changed; press the button again."))
    return redirect("admin:extraction_review", speech.pk)


def read_again(request: HttpRequest, speeches: Iterable[Speech]) -> None:
    """Read each speech and say how many proposals are new; what was decided stays as it is."""
    for speech in speeches:
        before = _pending_spans(speech)
        read_speech(speech, by=signature(request.user), at=timezone.now())
        new = len(_pending_spans(speech) - before)
        said = {"speech": speech, "new": new}
        messages.info(
            request,
            ngettext(
                "%(speech)s: read again, %(new)d new proposal.", "%(speech)s: read again, %(new)d new proposals.", new
            )
            % said
            if new
            else _("%(speech)s: read again, no new proposals.") % said,
        )


def reread_undecided(request: HttpRequest, meeting: Meeting) -> None:
    """Read the meeting's speeches that still await decisions against its day; relative words change with it."""
    read_again(request, meeting.speeches.filter(proposals__state=ProposalState.PENDING).distinct())


def _pending_spans(speech: Speech) -> set[tuple[int, int]]:
    return set(speech.proposals.pending().values_list("start", "end"))
