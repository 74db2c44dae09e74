"""Recording files that were received.  The order survives a crash at any point: a file is copied whole and read first
(``receiving``), then moved into the store, and only then recorded with all its speeches and proposals in one short
transaction."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from extraction.actions.reading import DayChanged, keep_reading
from extraction.actions.receiving import AlreadyImported, ReceivedFile, SpeechDraft, refuse_known, with_readings_of
from extraction.actions.same_words import SameWords, WordsTaken, keep_words, known_by_words
from extraction.intake import LEFT_OUT, Note, Stretch
from extraction.reader import Reading, Rulebook
from extraction.wordprint import wordprint
from tracker.actions import Refused
from tracker.actions.turns import one_after_another
from tracker.files import incoming
from tracker.models import Meeting, SourceFile, Speaker, Speech
from tracker.search import make_findable

# The wordprint of each speech of a file.
Words = dict[SpeechDraft, str]


def import_file(
    received: ReceivedFile,
    drafts: tuple[SpeechDraft, ...],
    *,
    by: str,
    at: datetime,
    rulebook: Rulebook | None = None,
) -> SourceFile:
    """Record a received file with these speeches and what the reader proposes from them, all or nothing.

    What was not read in this cut and for this day is read now.  Raises ``AlreadyImported`` where somebody else was
    quicker, ``SameWords`` where a speech is there already that is not to come in again, and else as ``receive``.
    """
    if not drafts:
        raise Refused(_("Nothing of the file is to be imported."))
    refuse_known(received.sha256)
    # Of long texts they take a moment: not one in which others wait.
    words = {draft: wordprint(received.text_of(draft)) for draft in drafts}
    _refuse_same_words(received, words)
    readings = _readings(received, drafts, rulebook)
    incoming.keep(received.sha256)
    source = _recorded_once(received, readings, words, by=by, at=at)
    incoming.forget(received.sha256)
    return source


def _refuse_same_words(received: ReceivedFile, words: Words) -> None:
    """Where that is known beforehand the file is not even moved into the store."""
    known = known_by_words(printed for draft, printed in words.items() if not draft.again)
    if known:
        refuse_known(received.sha256)  # the very file may have come in since it was asked for
        raise SameWords([speech for speeches in known.values() for speech in speeches])


def _readings(
    received: ReceivedFile, drafts: tuple[SpeechDraft, ...], rulebook: Rulebook | None
) -> list[tuple[SpeechDraft, Reading]]:
    stretches = [Stretch(each.start, each.end, each.held_on, guess_day=False) for each in drafts]
    received = with_readings_of(received, stretches, rulebook)
    found = ((draft, received.reading_of(draft)) for draft in drafts)
    return [(draft, reading) for draft, reading in found if reading]


def _recorded_once(
    received: ReceivedFile, readings: list[tuple[SpeechDraft, Reading]], words: Words, *, by: str, at: datetime
) -> SourceFile:
    while True:
        try:
            return _recorded(received, readings, words, by=by, at=at)
        except (DayChanged, WordsTaken):
            # A meeting that was there on this day has just been moved, and the next try makes its own; or somebody has
            # just brought in the same words, and the next try finds them.
            continue
        except IntegrityError:
            known = SourceFile.objects.filter(sha256=received.sha256).first()
            if known is None:
                raise
            raise AlreadyImported(known) from None


@transaction.atomic
def _recorded(
    received: ReceivedFile, readings: list[tuple[SpeechDraft, Reading]], words: Words, *, by: str, at: datetime
) -> SourceFile:
    drafts = [draft for draft, _reading in readings]
    one_after_another(_shared(words))
    source = _source(received, drafts, by=by, at=at)
    for draft, reading in readings:
        speech = _speech(source, draft, received.text_of(draft))
        keep_words(speech, words[draft], again=draft.again)
        keep_reading(speech, reading, by=by, at=at)
    return source


def _shared(words: Words) -> Iterator[tuple[object, ...]]:
    """What others who import at this moment may be about to make as well."""
    for draft, printed in words.items():
        yield "meeting", draft.meeting, draft.held_on
        yield "speaker", draft.speaker, draft.post
        yield "words", printed


def _source(received: ReceivedFile, drafts: list[SpeechDraft], *, by: str, at: datetime) -> SourceFile:
    source: SourceFile = SourceFile.objects.create(
        sha256=received.sha256,
        name=received.name,
        size=received.size,
        kind=received.document.kind,
        encoding=received.document.encoding,
        notes=[
            {"key": note.key, "params": note.params}
            for note in (*received.document.notes, *_left_out(received, drafts))
        ],
        imported_at=at,
        imported_by=by,
    )
    return source


def _left_out(received: ReceivedFile, drafts: list[SpeechDraft]) -> Iterator[Note]:
    """What of the text is in none of the speeches, to be looked up beside the file."""
    text = received.document.text
    spans = sorted((draft.start, draft.end) for draft in drafts)
    for (_start, end), (start, _end) in pairwise([(0, 0), *spans, (len(text), len(text))]):
        if text[end:start].strip():
            yield Note(LEFT_OUT, start=end, end=start, words=text[end:start])


def _speech(source: SourceFile, draft: SpeechDraft, text: str) -> Speech:
    speech: Speech = Speech.objects.create(
        source=source,
        meeting=_meeting(draft),
        speaker=_speaker(draft),
        title=draft.title,
        start=draft.start,
        end=draft.end,
        text=text,
    )
    make_findable(speech)
    return speech


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
