"""The database held against what the clients were told; to be imported once Django is set up."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, Q

from extraction.models import Decision
from tests.load.notes import Notes
from tracker.files import checking
from tracker.models import Directive, Event, SourceFile, Speech


def complaints(notes: Notes) -> Iterator[str]:
    """Each thing that is not as it was told, in a sentence."""
    found = {"decided": _decisions(), "stepped": _events(notes), "imported": _speeches(notes)}
    for sort, counts in found.items():
        for mark, was_told in notes.marks(sort).items():
            if was_told and not counts[mark]:
                yield f"lost: {sort} {mark}"
            if counts[mark] > 1:
                yield f"done {counts[mark]} times: {sort} {mark}"
    yield from _half_done()


def _decisions() -> Counter[str]:
    return Counter(str(pk) for pk in Decision.objects.values_list("proposal_id", flat=True))


def _events(notes: Notes) -> Counter[str]:
    reasons = Event.objects.exclude(reason="").values_list("reason", flat=True)
    return Counter(reason.rpartition(" ")[2] for reason in reasons)


def _speeches(notes: Notes) -> Counter[str]:
    found = ((mark, Speech.objects.filter(text__contains=f"{mark}号水库").count()) for mark in notes.marks("imported"))
    return Counter(dict(found))


def _half_done() -> Iterator[str]:
    """What no act leaves behind when it was done whole or not at all."""
    recorded = Count("events", filter=Q(events__kind="recorded"))
    for directive in Directive.objects.annotate(recorded=recorded).exclude(recorded=1):
        yield f"recorded {directive.recorded} times: {directive.public_id}"
    for source in SourceFile.objects.filter(speeches=None):
        yield f"a file without a speech: {source.sha256}"
    for speech in Speech.objects.filter(runs=None):
        yield f"a speech that was not read: {speech.pk}"
    originals = (checking.Recorded(*row) for row in SourceFile.objects.values_list("sha256", "name"))
    yield from (f"{fault.sort}: {fault.place}" for fault in checking.faults(originals) if fault.sort != "orphan")
