"""Reading stored speeches again: first what would change, then the choice."""

from datetime import date

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from extraction import office
from extraction.actions import Outdated, adopt, difference, read_speech
from extraction.admin.pages import may_decide, page
from extraction.admin.picked import picked_keys, to_page_of
from extraction.admin.speech_pane import desk_address
from extraction.choices import ProposalState
from extraction.models import Proposal
from tracker.answers.kinds import sentence_of
from tracker.models import Meeting, Speech
from tracker.people.signatures import signature

# A reading may take a second, and the server gives one request a minute.
MOST_AT_ONCE = 40


@may_decide
def read_speech_again(request: HttpRequest, pk: int) -> HttpResponse:
    """What reading the speech again would change, and when that is sent, the reading; what was decided stays.

    Where the rules or the day have changed since the page was drawn nothing is kept, and it is shown anew (409).
    """
    speech = get_object_or_404(Speech.objects.select_related("meeting"), pk=pk)
    if request.method == "POST" and _adopted(request, speech):
        return redirect(desk_address(speech.pk))
    context = {"title": _("Read again"), "speech": speech, "difference": difference(speech, office.rulebook())}
    return page(request, "read_again", context, status=409 if request.method == "POST" else 200)


@may_decide
def read_speeches_again(request: HttpRequest) -> HttpResponse:
    """The same for the speeches whose ``keys`` the address names: counts and links, then all of them at once."""
    keys = picked_keys(request)
    speeches = list(Speech.objects.filter(pk__in=keys[:MOST_AT_ONCE]).select_related("meeting"))
    if request.method == "POST":
        left = [speech.pk for speech in speeches if not _adopted(request, speech)]
        following = left + keys[MOST_AT_ONCE:]
        if following:
            return to_page_of(request, "admin:extraction_read_many", following)
        return redirect("admin:tracker_speech_changelist")
    context = {
        "title": _("Read selected speeches again"),
        "differences": [difference(speech, office.rulebook()) for speech in speeches],
        "further": max(len(keys) - MOST_AT_ONCE, 0),
    }
    return page(request, "read_many", context)


def reread_undecided(request: HttpRequest, meeting: Meeting) -> None:
    """Read the meeting's speeches that still await decisions against its day; relative words change with it."""
    for speech in meeting.speeches.filter(proposals__state=ProposalState.PENDING).distinct():
        before = _pending_spans(speech)
        try:
            read_speech(speech, by=signature(request.user), at=timezone.now(), rulebook=office.rulebook())
        except DatabaseError as error:  # what was corrected is saved by now, and stays
            _say_unread(request, speech, error)
        else:
            _say_read(request, speech, before)


def _adopted(request: HttpRequest, speech: Speech) -> bool:
    """Whether the reading that was shown is kept now; where it is outdated, that is said instead."""
    before = _pending_spans(speech)
    rules_hash, _dot, day = request.POST.get(f"reading-{speech.pk}", "").partition(".")
    try:
        anchor_on = date.fromisoformat(day) if day else None
    except ValueError:  # a day that no page has sent
        forged = _(
            "%(speech)s: the rules or the date of the meeting have changed since. Nothing was changed; check again."
        )
        messages.warning(request, forged % {"speech": speech})
        return False
    try:
        adopt(
            speech,
            rules_hash=rules_hash,
            anchor_on=anchor_on,
            by=signature(request.user),
            at=timezone.now(),
            rulebook=office.rulebook(),
        )
    except Outdated as refusal:
        messages.warning(request, _("%(speech)s: %(why)s") % {"speech": speech, "why": refusal})
        return False
    except DatabaseError as error:  # of several speeches the others may be kept all the same
        _say_unread(request, speech, error)
        return False
    _say_read(request, speech, before)
    return True


def _say_unread(request: HttpRequest, speech: Speech, error: DatabaseError) -> None:
    """That the speech was not read again, and why the database refused it; any other error is raised again."""
    why = sentence_of(error)
    if not why:
        raise error
    messages.warning(request, _("%(speech)s was not read again. %(why)s") % {"speech": speech, "why": why})


def _say_read(request: HttpRequest, speech: Speech, before: set[tuple[int, int]]) -> None:
    new = len(_pending_spans(speech) - before)
    said = {"speech": speech, "new": new}
    words = ngettext(
        "%(speech)s: read again, %(new)d new proposal.", "%(speech)s: read again, %(new)d new proposals.", new
    )
    messages.info(request, (words if new else _("%(speech)s: read again, no new proposals.")) % said)


def _pending_spans(speech: Speech) -> set[tuple[int, int]]:
    return set(Proposal.objects.filter(speech=speech).pending().values_list("start", "end"))
