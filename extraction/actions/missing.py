"""What the reader missed (漏提) and a person found: read by the same parsers, recorded by hand."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from extraction.actions.deciding import recorded
from extraction.actions.reading import values_of
from extraction.choices import ProposalState
from extraction.models import ExtractionRun, Missed, Proposal
from extraction.reader import Rulebook, mostly_covers, read_stretch
from tracker.actions import DirectiveDraft, Refused
from tracker.models import Directive, Speech


def read_words(speech: Speech, start: int, end: int, rulebook: Rulebook | None = None) -> Proposal:
    """What the words at ``start``..``end`` (code points) of a speech demand, as a proposal that is not stored.

    Raises ``Refused`` where they lie outside the speech or are no words.
    """
    inside = 0 <= start < end <= len(speech.text)
    held_on = speech.meeting.held_on
    found = read_stretch(speech.text, start, end, held_on=held_on, rulebook=rulebook) if inside else None
    if found is None:
        raise Refused(_("Select words of this speech that say what is to be done."))
    return Proposal(speech=speech, **values_of(found))


@transaction.atomic
def add_missed(speech: Speech, draft: DirectiveDraft, *, by: str, at: datetime) -> Missed:
    """Put on the ledger what the latest reading had not proposed.

    Raises ``Refused`` where the speech has not been read, where the words lie outside it, and where a pending
    proposal or a directive stands there already.
    """
    # One at a time: two people may select the same words.
    speech = Speech.objects.select_for_update(no_key=True).get(pk=speech.pk)
    run = _latest_run(speech)
    _must_be_free(speech, (draft.start, draft.end))
    directive = recorded(draft, by=by, at=at)
    missed: Missed = Missed.objects.create(run=run, directive=directive, added_by=by, added_at=at)
    return missed


def _latest_run(speech: Speech) -> ExtractionRun:
    run = speech.runs.order_by("number").last()
    if run is None:
        raise Refused(_("This speech has not been read yet; have it read first."))
    return run


def on_the_ledger(speech: Speech, place: tuple[int, int]) -> Directive | None:
    """The directive that has these words of the speech as its own or as a further source, if any."""
    for directive in speech.directives.all():
        if mostly_covers(place, (directive.start, directive.end)):
            return directive
    for restatement in speech.restatements.select_related("directive"):
        if mostly_covers(place, (restatement.start, restatement.end)):
            return restatement.directive
    return None


def proposed_there(speech: Speech, place: tuple[int, int]) -> Proposal | None:
    """What is proposed at these words and awaits a decision, or else what was proposed there and rejected."""
    states = [ProposalState.PENDING, ProposalState.REJECTED]
    found = Proposal.objects.in_reading_order().filter(speech=speech, state__in=states).select_related("decision")
    there = [each for each in found if mostly_covers(place, (each.start, each.end))]
    return min(there, key=lambda each: each.state != ProposalState.PENDING, default=None)


def _must_be_free(speech: Speech, place: tuple[int, int]) -> None:
    proposal = proposed_there(speech, place)
    if proposal and proposal.state == ProposalState.PENDING:
        raise Refused(_("This is already proposed: “%(what)s”. Decide that proposal.") % {"what": proposal})
    directive = on_the_ledger(speech, place)
    if directive:
        raise Refused(_("This is already on the ledger: “%(what)s”.") % {"what": directive})
