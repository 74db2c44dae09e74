"""Taking files in: each is copied, read in a limited child process outside any transaction, and then waits to be
recorded or not (see ``importing``).  What is refused leaves nothing behind."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from extraction.actions.fitting import fit
from extraction.intake import (
    Document,
    ReadFile,
    ReadStretch,
    Stretch,
    clean_name,
    clean_path,
    kind_of,
    read_file,
    read_more,
)
from extraction.reader import Reading, Rulebook, occasion_of, shipped
from tracker.actions import Refused
from tracker.files import incoming
from tracker.models import Meeting, SourceFile, Speaker, Speech
from tracker.moments import to_the_minute


class AlreadyImported(Refused):
    """The same bytes came in before, as ``source``; nothing was changed."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        super().__init__(
            _("This file was already imported by %(who)s at %(when)s, as “%(name)s”.")
            % {
                "who": source.imported_by,
                "when": to_the_minute(source.imported_at),
                "name": source.name,
            }
        )


@dataclass(frozen=True)
class SpeechDraft:
    """One speech of a file as it would be recorded: its span in the file's text, and what is known of it.

    Whatever is not known is empty; ``meeting`` is the meeting's title.  ``again`` says that it is to be recorded even
    where its words are there already.
    """

    start: int
    end: int
    title: str
    meeting: str
    held_on: date | None = None
    speaker: str = ""
    post: str = ""
    again: bool = False


@dataclass(frozen=True)
class ReceivedFile:
    """A file that is read and waits, but is not yet recorded; ``drafts`` are what its text says of its speeches."""

    name: str
    sha256: str
    size: int
    read: ReadFile
    drafts: tuple[SpeechDraft, ...]

    @property
    def document(self) -> Document:
        """The text of the file."""
        return self.read.document

    def text_of(self, draft: SpeechDraft) -> str:
        """The words of one of its speeches."""
        return self.document.text[draft.start : draft.end]

    def reading_of(self, draft: SpeechDraft) -> Reading | None:
        """What was found in a speech, if it was read in this cut and for this day."""
        return self.read.reading(draft.start, draft.end, draft.held_on)


def receive(path: Path, name: str, rulebook: Rulebook | None = None, *, held_on: date | None = None) -> ReceivedFile:
    """Take a file in and read it, for ``held_on`` or for the days it says itself; nothing is recorded yet.

    Raises ``IntakeError``, ``AlreadyImported``, ``ReaderFailed``, or ``OSError`` where the store cannot be written.
    """
    kind_of(path, name)
    with incoming.copied(path) as copy:
        refuse_known(copy.sha256)
        read = read_file(copy.path, name, held_on=held_on, rulebook=rulebook)
        incoming.wait(copy, json.dumps(read.as_dict()))
    return _received(read, copy.sha256, copy.size, name)


def reopen(sha256: str, name: str, rulebook: Rulebook | None = None) -> ReceivedFile:
    """A file that waits.  It is read again only where another rulebook is in force since.  Raises as ``receive``."""
    refuse_known(sha256)
    path = incoming.place_of(sha256)
    kind = kind_of(path, name)
    read = _as_noted(sha256)
    if read is None or (read.document.kind, read.rules_hash) != (kind, (rulebook or shipped()).hash):
        read = read_file(path, name, rulebook=rulebook)
        incoming.write_note(sha256, json.dumps(read.as_dict()))
    return _received(read, sha256, path.stat().st_size, name)


def with_readings_of(
    received: ReceivedFile, stretches: Iterable[Stretch], rulebook: Rulebook | None = None
) -> ReceivedFile:
    """The file read in these stretches as well, each once; the new readings wait with it.

    Raises ``IntakeError``, ``ReaderFailed``, or ``OSError``.
    """
    missing = list(dict.fromkeys(each for each in stretches if not _is_read(received.read, each)))
    if not missing:
        return received
    read = read_more(received.read, missing, rulebook)
    incoming.write_note(received.sha256, json.dumps(read.as_dict()))
    return replace(received, read=read)


def _is_read(read: ReadFile, wanted: Stretch) -> bool:
    if wanted.guess_day:
        return read.guess(wanted.start, wanted.end) is not None
    return read.reading(wanted.start, wanted.end, wanted.held_on) is not None


def drafts_of(
    received: ReceivedFile, spans: Iterable[tuple[int, int]], rulebook: Rulebook | None = None
) -> tuple[ReceivedFile, tuple[SpeechDraft, ...]]:
    """The file read in these spans as well, and what each says of itself.  Raises as ``with_readings_of``."""
    wanted = [Stretch(*span) for span in spans]
    received = with_readings_of(received, wanted, rulebook)
    found = (received.read.guess(each.start, each.end) for each in wanted)
    return received, tuple(_draft(each, received.name) for each in found if each)


def dismiss(received: ReceivedFile) -> None:
    """Let a file that is not to be recorded wait no longer."""
    incoming.forget(received.sha256)


def _draft(found: ReadStretch, name: str) -> SpeechDraft:
    own = clean_name(name)  # without the archive and the folders it lay in
    title = found.found.title or own.rpartition(".")[0] or own
    return SpeechDraft(
        start=found.start,
        end=found.end,
        title=fit(Speech, "title", title),
        meeting=fit(Meeting, "title", occasion_of(title)),
        held_on=found.found.held_on,
        speaker=fit(Speaker, "name", found.found.speaker),
        post=fit(Speaker, "post", found.found.post),
    )


def refuse_known(sha256: str) -> None:
    """Raises ``AlreadyImported`` where a file of these bytes is recorded."""
    known = SourceFile.objects.filter(sha256=sha256).first()
    if known:
        incoming.forget(sha256)  # a second copy that waited: the first is in the store
        raise AlreadyImported(known)


def _as_noted(sha256: str) -> ReadFile | None:
    """What was found in a file when it came in; nothing where that was noted by a program of another release."""
    try:
        return ReadFile.from_dict(json.loads(incoming.note_of(sha256)))
    except (ValueError, KeyError, TypeError):
        return None


def _received(read: ReadFile, sha256: str, size: int, name: str) -> ReceivedFile:
    return ReceivedFile(clean_path(name), sha256, size, read, tuple(_draft(each, name) for each in read.parted))
