"""The speeches of the demo county, imported and decided as an office would, from ``seeds/meetings.toml``."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from extraction.actions import AlreadyImported, ReceivedFile, SpeechDraft, import_file, receive
from extraction.planting.reviewing import review
from extraction.planting.seedfiles import HOME, seeds
from extraction.reader import Rulebook
from tracker.models import Meeting, SourceFile


def plant_speeches(*, on: date, at: datetime, by: str, rulebook: Rulebook | None = None) -> Iterator[SourceFile]:
    """Import each seed speech that is not there yet and let the reviewer decide it; yields each file when done.

    A planting that was interrupted is finished by the next: a file comes in with all its decisions or not at all.
    ``on`` is the day from which ``held_days_ago`` and ``days_from_today`` are counted.  Raises ``ValueError`` where a
    file holds other speeches than its meeting says.  They are read by ``rulebook``, without one by the shipped one.
    """
    for meeting in seeds("meetings")["meeting"]:
        held_on = _held_on(meeting, on)
        try:
            received = receive(HOME / "speeches" / meeting["file"], meeting["file"], rulebook, held_on=held_on)
        except AlreadyImported as known:
            yield known.source
            continue
        drafts = tuple(_drafts(received, meeting, held_on))
        # Together: a file that is there is never decided again, so it must not be there undecided.
        with transaction.atomic():
            source = import_file(received, drafts, by=by, at=at, rulebook=rulebook)
            _complete(meeting, source)
            review(source, on=on, at=at, by=by)
        yield source


def _held_on(meeting: dict[str, Any], on: date) -> date:
    return meeting["held_on"] if "held_on" in meeting else on - timedelta(days=meeting["held_days_ago"])


def _drafts(received: ReceivedFile, meeting: dict[str, Any], held_on: date) -> Iterator[SpeechDraft]:
    known = meeting["speeches"]
    if len(known) != len(received.drafts):
        raise ValueError(f"{received.name}: {len(received.drafts)} speeches found, {len(known)} in meetings.toml")
    for guess, speech in zip(received.drafts, known, strict=True):
        yield replace(
            guess,
            title=speech["title"],
            meeting=meeting["title"],
            held_on=held_on,
            speaker=speech["speaker"],
            post=speech["post"],
        )


def _complete(meeting: dict[str, Any], source: SourceFile) -> None:
    """Note what no text says: the level and the place of the meeting."""
    Meeting.objects.filter(speeches__source=source).update(level=meeting["level"], place=meeting["place"])
