"""Bringing files in.  The order survives a crash at any point: the file is stored whole first, read outside any
transaction, and only then recorded with all its speeches and proposals in one short one."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from extraction.actions.fitting import fit
from extraction.actions.reading import DayChanged, keep_reading, read_on
from extraction.intake import Document, clean_name, kind_of, open_document
from extraction.reader import Reading, Rulebook, SpeechReading, occasion_of, read
from tracker.actions import Refused
from tracker.files import store
from tracker.models import Meeting, SourceFile, Speaker, Speech


class AlreadyImported(Refused):
    """The same bytes came in before, as ``source``; nothing was changed."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        super().__init__(
            _("This file was already imported by %(who)s at %(when)s, as “%(name)s”.")
            % {
                "who": source.imported_by,
                "when": date_format(timezone.localtime(source.imported_at), "Y-m-d H:i"),
                "name": source.name,
            }
        )


@dataclass(frozen=True)
class SpeechDraft:
    """One speech of a file as it would be recorded: its span in the file's text, and what is known of it.

    Whatever is not known is empty; ``meeting`` is the meeting's title.
    """

    start: int
    end: int
    title: str
    meeting: str
    held_on: date | None = None
    speaker: str = ""
    post: str = ""


@dataclass(frozen=True)
class ReceivedFile:
    """A file that is stored and read, but not yet recorded; ``drafts`` are what its text says of its speeches."""

    name: str
    sha256: str
    size: int
    document: Document
    drafts: tuple[SpeechDraft, ...]


def receive(path: Path, name: str, rulebook: Rulebook | None = None) -> ReceivedFile:
    """Store a file, read it and guess at its speeches; nothing is recorded yet.

    Raises ``IntakeError``, ``AlreadyImported``, or ``OSError`` where the store cannot be written.
    """
    kind_of(path, name)
    stored = store.put(path)
    return reopen(stored.sha256, name, rulebook)


def reopen(sha256: str, name: str, rulebook: Rulebook | None = None) -> ReceivedFile:
    """Read a stored file again.  Raises ``IntakeError`` or ``AlreadyImported``."""
    known = SourceFile.objects.filter(sha256=sha256).first()
    if known:
        raise AlreadyImported(known)
    path = store.path_of(sha256)
    document = open_document(path, name)
    shown = clean_name(name)
    drafts = tuple(_draft(found, shown) for found in read(document.text, rulebook=rulebook).speeches)
    return ReceivedFile(shown, sha256, path.stat().st_size, document, drafts)


def _draft(found: SpeechReading, name: str) -> SpeechDraft:
    title = found.title or name.rpartition(".")[0] or name
    return SpeechDraft(
        start=found.start,
        end=found.end,
        title=fit(Speech, "title", title),
        meeting=fit(Meeting, "title", occasion_of(title)),
        held_on=found.held_on,
        speaker=fit(Speaker, "name", found.speaker),
        post=fit(Speaker, "post", found.post),
    )


def import_file(
    received: ReceivedFile,
    drafts: tuple[SpeechDraft, ...],
    *,
    by: str,
    at: datetime,
    rulebook: Rulebook | None = None,
) -> SourceFile:
    """Record a received file with these speeches and what the reader proposes from them, all or nothing.

    Raises ``AlreadyImported`` where somebody else was quicker.
    """
    text = received.document.text
    readings = [(each, read_on(text[each.start : each.end], each.held_on, rulebook)) for each in drafts]
    while True:
        try:
            return _recorded(received, readings, by=by, at=at)
        except DayChanged:
            continue  # A meeting that was there on this day has just been moved; the next try makes its own.
        except IntegrityError:
            known = SourceFile.objects.filter(sha256=received.sha256).first()
            if known is None:
                raise
            raise AlreadyImported(known) from None


@transaction.atomic
def _recorded(
    received: ReceivedFile, readings: list[tuple[SpeechDraft, Reading]], *, by: str, at: datetime
) -> SourceFile:
    source = _source(received, by=by, at=at)
    for draft, reading in readings:
        _record(source, draft, received.document.text, reading, by=by, at=at)
    return source


def _source(received: ReceivedFile, *, by: str, at: datetime) -> SourceFile:
    source: SourceFile = SourceFile.objects.create(
        sha256=received.sha256,
        name=received.name,
        size=received.size,
        kind=received.document.kind,
        encoding=received.document.encoding,
        notes=[{"key": note.key, "params": note.params} for note in received.document.notes],
        imported_at=at,
        imported_by=by,
    )
    return source


def _record(source: SourceFile, draft: SpeechDraft, text: str, reading: Reading, *, by: str, at: datetime) -> None:
    speech = Speech.objects.create(
        source=source,
        meeting=_meeting(draft),
        speaker=_speaker(draft),
        title=draft.title,
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
    )
    keep_reading(speech, reading, by=by, at=at)


def _meeting(draft: SpeechDraft) -> Meeting:
    """The meeting of this title on this day, which several speeches may share."""
    called = {"title": draft.meeting, "held_on": draft.held_on}
    meeting: Meeting = Meeting.objects.filter(**called).order_by("pk").first() or Meeting.objects.create(**called)
    return meeting


def _speaker(draft: SpeechDraft) -> Speaker | None:
    """The person with this post; a post without a name still says who spoke."""
    if not draft.speaker and not draft.post:
        return None
    speaker: Speaker = Speaker.objects.get_or_create(name=draft.speaker, post=draft.post)[0]
    return speaker
