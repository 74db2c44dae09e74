"""Recording a file is all or nothing, at whichever step it fails and however many do it at once."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from django.db import DatabaseError, connection

from extraction.actions import AlreadyImported, import_file, receive, reopen
from extraction.intake import IntakeError
from extraction.models import ExtractionRun, Proposal
from tests.builders import SOME_MOMENT, SOMEBODY
from tests.intake.files.docx import put
from tests.intake.files.words import SPEECH
from tracker.files import incoming, store
from tracker.models import Meeting, SourceFile, Speaker, Speech

RECORDED = [SourceFile, Meeting, Speaker, Speech, ExtractionRun, Proposal]


@pytest.fixture
def received(tmp_path, db):
    received = receive(put(tmp_path, "speech.txt", SPEECH.encode()), "speech.txt")
    return replace(received, drafts=tuple(replace(draft, speaker="林某") for draft in received.drafts))


def recorded(received) -> SourceFile:
    return import_file(received, received.drafts, by=SOMEBODY, at=SOME_MOMENT)


def rows() -> list[int]:
    return [model.objects.count() for model in RECORDED]


def test_receiving_lets_the_file_wait_and_records_nothing(received):
    assert incoming.place_of(received.sha256).read_bytes() == SPEECH.encode()
    assert not store.path_of(received.sha256).exists()
    assert rows() == [0] * len(RECORDED)


def test_recording_moves_the_file_into_the_store(received, store):
    recorded(received)
    kept = [path for path in store.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [received.sha256]
    assert kept[0].read_bytes() == SPEECH.encode()


def test_of_two_who_confirm_the_same_file_the_second_is_told_of_the_first(received):
    first = recorded(received)
    before = rows()
    with pytest.raises(AlreadyImported) as told:
        recorded(received)
    assert told.value.source == first
    assert SOMEBODY in str(told.value)
    assert rows() == before


def test_a_known_file_is_not_read_again(received):
    recorded(received)
    with pytest.raises(AlreadyImported):
        reopen(received.sha256, "other.txt")


def test_a_file_that_is_too_big_is_not_even_stored(tmp_path, store, db):
    path = tmp_path / "speech.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(IntakeError):
        receive(path, path.name)
    assert not store.exists()


def test_a_meeting_moved_to_another_day_meanwhile_is_not_joined(received, monkeypatch):
    draft = replace(received.drafts[0], meeting="防汛调度会", held_on=date(2026, 3, 2))
    first = Meeting.objects.create(title=draft.meeting, held_on=draft.held_on)

    def found_and_moved(draft):
        """Another connection moves the meeting between finding and locking it; once, since then it is not found."""
        monkeypatch.undo()
        return Meeting(pk=first.pk, title="防汛调度会", held_on=draft.held_on)

    Meeting.objects.update(held_on=date(2026, 3, 9))
    monkeypatch.setattr("extraction.actions.importing._meeting", found_and_moved)

    import_file(received, (draft,), by=SOMEBODY, at=SOME_MOMENT)

    speech = Speech.objects.get()
    assert speech.meeting != first
    assert speech.meeting.held_on == speech.runs.get().anchor_on == date(2026, 3, 2)


class Failing:
    """Lets so many statements through and then fails, as a database does that has gone away."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute, sql, params, many, context):
        # Ending a transaction is how the database gets back to where it was, so that is left alone.
        if not sql.startswith(("SAVEPOINT", "ROLLBACK", "RELEASE")):
            self.left -= 1
            if self.left < 0:
                raise DatabaseError("gone away")
        return execute(sql, params, many, context)


def test_failing_at_any_statement_leaves_all_or_nothing(received):
    for after in count():
        try:
            with connection.execute_wrapper(Failing(after)):
                recorded(received)
        except DatabaseError:
            assert rows() == [0] * len(RECORDED)
        else:
            break
    assert after >= len(RECORDED)
    assert all(rows())
