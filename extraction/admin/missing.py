"""A directive the reader missed: its words are pointed at or pasted, read by the same parsers, and recorded by hand."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions import add_missed, on_the_ledger, proposed_there, read_words
from extraction.admin import desk
from extraction.admin.forms.correction import CorrectionForm
from extraction.admin.pages import may_decide, page
from extraction.admin.review import may_register, say_registered
from extraction.admin.sent_words import places
from extraction.admin.speech_pane import address_of, desk_address
from extraction.choices import ProposalState
from extraction.models import Proposal
from tracker.actions import Refused
from tracker.models import Directive, Speech
from tracker.people.signatures import signature
from tracker.rows.quoting import Passage, passage
from tracker.sent_numbers import sent_number

# More places than these are told apart by more words.
MOST_PLACES = 20


class Place(NamedTuple):
    """Where pasted words stand: the paragraph's number counts lines that are not blank, as the desk does."""

    start: int
    end: int
    paragraph: int
    passage: Passage

    @property
    def before(self) -> str:
        """The end of what stands before them in their paragraph."""
        return self.passage.before[-30:]


@may_decide
def add_missed_directive(request: HttpRequest, pk: int) -> HttpResponse:
    """Words of a speech (``start``, ``end`` in code points, or ``words`` pasted), the form they fill in, and recording.

    Words that are on the ledger or proposed already are said to be when they are opened, with the way there.  What
    cannot be recorded comes back as it was typed, with the reason, as 422.
    """
    speech = get_object_or_404(Speech.objects.select_related("meeting", "speaker", "source"), pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    if "start" not in asked:
        return _found(request, speech, asked.get("words", "").strip())
    try:
        proposal = read_words(speech, _number(asked.get("start")), _number(asked.get("end")), office.rulebook())
    except Refused as refusal:
        return _page(request, speech, {"refusal": refusal}, status=422)
    there = _there(request, speech, proposal)
    if request.method != "POST" and there.keys() & {"directive", "pending"}:
        return _page(request, speech, {"proposal": proposal, "there": there})
    form = CorrectionForm(proposal, request.POST or None, may_create=may_register(request))
    del form.fields["remark"]  # on what was corrected: here nobody proposed anything
    if form.is_valid():
        try:
            return _recorded(request, speech, form)
        except Refused as refusal:
            form.refuse(str(refusal))
    context = {"form": form, "proposal": proposal, "registry": desk.registry(), "there": there}
    return _page(request, speech, context, status=422 if form.is_bound else 200)


def _there(request: HttpRequest, speech: Speech, found: Proposal) -> dict[str, Any]:
    """What is at these words already: a ``directive``, else a proposal that is ``pending`` or was ``rejected``.

    Whoever may not see the directive is told that there is one, and is led nowhere.
    """
    place = found.start, found.end
    directive, proposal = on_the_ledger(speech, place), proposed_there(speech, place)
    if directive:
        seen = Directive.objects.visible_to(request.user).filter(pk=directive.pk).exists()
        return {"directive": directive, "may_go": seen}
    if proposal is None:
        return {}
    is_pending = proposal.state == ProposalState.PENDING
    return {"pending" if is_pending else "rejected": proposal, "address": address_of(proposal)}


def _recorded(request: HttpRequest, speech: Speech, form: CorrectionForm) -> HttpResponse:
    """Record what the form says, new parties included, all or nothing.  Raises ``Refused``."""
    missed = add_missed(speech, form.draft(), by=signature(request.user), at=timezone.now())
    say_registered(request, form.new_parties)
    said = {"number": missed.directive.number, "what": missed}
    messages.success(request, _("Missed directive recorded as %(number)s: %(what)s") % said)
    return HttpResponseRedirect(desk_address(speech.pk))


def _found(request: HttpRequest, speech: Speech, words: str) -> HttpResponse:
    """Straight to the words where they stand once, else the places to choose from, or why there are none."""
    spans = list(places(words, speech.text)) if words else []
    if len(spans) == 1:
        start, end = spans[0]
        return redirect(f"{reverse('admin:extraction_missed', args=[speech.pk])}?start={start}&end={end}")
    refusal = _("These words are not in this speech; copy them exactly from its text.")
    context = {
        "words": words,
        "places": [_place(speech.text, *span) for span in spans[:MOST_PLACES]],
        "refusal": refusal if words and not spans else "",
    }
    return _page(request, speech, context, status=422 if context["refusal"] else 200)


def _place(text: str, start: int, end: int) -> Place:
    paragraph = sum(bool(line.strip()) for line in text[:end].split("\n"))
    return Place(start, end, paragraph, passage(text, start, end))


def _number(said: str | None) -> int:
    """The offset as sent; what is none lies outside every speech."""
    number = sent_number(said)
    return -1 if number is None else number


def _page(request: HttpRequest, speech: Speech, context: dict[str, Any], status: int = 200) -> HttpResponse:
    plain = {"title": _("Missed directive"), "speech": speech}
    return page(request, "missed", plain | context, status=status)
