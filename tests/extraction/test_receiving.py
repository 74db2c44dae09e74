"""A file is read once, in the limited child, and leaves nothing in the store unless it is imported."""

import pytest
from django.core.management import CommandError, call_command

from extraction import office
from extraction.actions import AlreadyImported, import_file, read_speech, receive, reopen
from extraction.intake import IntakeError, ReaderFailed
from extraction.intake import child as children
from extraction.reader import load_rulebook
from tests.builders import WHO
from tests.extraction.uploading import confirmed, page, uploaded
from tests.intake.files.docx import document_bytes, put, zipped
from tests.intake.files.words import DATED, ORDER, OTHER, SECOND, SPEECH
from tracker.files import incoming
from tracker.models import SourceFile, Speech

pytestmark = pytest.mark.django_db

TWO = DATED + ORDER * 10 + "\n" + OTHER + SECOND * 10 + "\n"


@pytest.fixture
def asked(monkeypatch):
    """Each task a child is given from now on, with the texts it is to read again."""
    tasks = []

    def noted(task, *paths, **more):
        tasks.append((task, *(text for text, *_ in more["asked"].get("stretches", ()))))
        return children.ask(task, *paths, **more)

    monkeypatch.setattr("extraction.intake.reading.ask", noted)
    return tasks


def left(store) -> list[str]:
    """What lies in the store, or waits before it."""
    return [path.name for path in store.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("reviewer")
def test_an_upload_that_is_confirmed_as_it_was_shown_is_read_once(client, asked):
    confirmed(client, uploaded(client, a__txt=TWO))
    assert Speech.objects.count() == 2
    assert asked == [("file",)]


@pytest.mark.usefixtures("reviewer")
def test_of_a_speech_whose_day_is_changed_that_speech_alone_is_read_again(client, asked):
    response = uploaded(client, a__txt=TWO)
    sent = {f"{response.context['files'][0].speeches[1].prefix}-held_on".split("-", 1)[1]: "2026-10-08"}
    confirmed(client, response, **sent)
    first, second = Speech.objects.order_by("start")
    assert asked == [("file",), ("stretches", second.text)]
    assert str(second.runs.get().anchor_on) == "2026-10-08"
    assert str(first.runs.get().anchor_on) == "2026-09-28"


@pytest.mark.usefixtures("reviewer")
def test_a_page_that_is_sent_again_after_a_mistake_does_not_read_again(client, asked):
    again = confirmed(client, uploaded(client, a__txt=DATED), meeting="")
    confirmed(client, again, meeting="护林防火调度会")
    assert Speech.objects.exists()
    assert asked == [("file",)]


def test_the_command_reads_a_file_once_also_where_it_knows_the_day(tmp_path, asked):
    call_command("import_speeches", str(put(tmp_path, "a.txt", TWO.encode())), "--held-on", "2026-10-08")
    assert asked == [("file",)]
    assert {str(speech.runs.get().anchor_on) for speech in Speech.objects.all()} == {"2026-10-08"}


def test_what_an_import_keeps_is_what_reading_the_stored_speech_gives(tmp_path):
    received = receive(put(tmp_path, "a.txt", TWO.encode()), "a.txt")
    import_file(received, received.drafts, **WHO)
    for speech in Speech.objects.all():
        kept = list(speech.proposals.values_list("start", "end", "confidence", "deadlines"))
        speech.runs.update(rules_hash="0" * 64)
        run = read_speech(speech, **WHO)
        assert list(run.proposals.values_list("start", "end", "confidence", "deadlines")) == kept


REFUSED = {
    "a.docx": (b"no document", "WRONG_TYPE"),
    "b.docx": (b"PK\x03\x04 and no more", "DAMAGED"),
    "c.txt": (b"", "EMPTY"),
    "d.txt": ("有\0非法字符".encode(), "BAD_CHAR"),
    "e.txt": ("……\n——\n".encode(), "NO_TEXT"),
    "f.docx": (document_bytes(""), "NO_TEXT"),
    "g.jpg": (b"\xff\xd8\xff", "WRONG_TYPE"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused_leaves_nothing_in_the_store(tmp_path, store, name):
    data, code = REFUSED[name]
    with pytest.raises(IntakeError) as caught:
        receive(put(tmp_path, name, data), name)
    assert caught.value.code == code
    assert left(store) == []


def test_files_that_are_refused_inside_an_archive_leave_nothing_in_the_store(tmp_path, store):
    path = put(tmp_path, "all.zip", zipped({name: data for name, (data, _code) in REFUSED.items()}))
    with pytest.raises(CommandError):
        call_command("import_speeches", str(path))
    assert left(store) == []


def test_a_file_over_which_the_reader_stumbles_leaves_nothing_in_the_store(tmp_path, store):
    (tmp_path / "office").mkdir()
    rulebook = load_rulebook(office=tmp_path / "office")
    (tmp_path / "office").rmdir()
    with pytest.raises(ReaderFailed):
        receive(put(tmp_path, "a.txt", DATED.encode()), "a.txt", rulebook)
    assert left(store) == []


def test_a_file_that_is_known_leaves_nothing_beside_its_first_copy(tmp_path, store):
    received = receive(put(tmp_path, "a.txt", DATED.encode()), "a.txt")
    import_file(received, received.drafts, **WHO)
    with pytest.raises(AlreadyImported):
        receive(put(tmp_path, "b.txt", DATED.encode()), "b.txt")
    assert left(store) == [received.sha256]


@pytest.mark.usefixtures("reviewer")
def test_an_upload_is_in_the_store_only_once_it_is_confirmed(client, store):
    response = uploaded(client, a__txt=DATED, b__txt=b"")
    [sha256] = {file.received.sha256 for file in response.context["files"]}
    assert sorted(left(store)) == sorted([sha256, f"{sha256}.json"])
    assert {path.parent.name for path in store.rglob("*") if path.is_file()} == {"incoming"}
    confirmed(client, response)
    assert left(store) == [sha256]


@pytest.mark.usefixtures("reviewer")
def test_an_upload_that_was_swept_away_meanwhile_is_told_and_records_nothing(client):
    response = uploaded(client, a__txt=DATED)
    incoming.forget(response.context["files"][0].received.sha256)
    answer = client.get(confirmed(client, response).url)
    assert "[UNREADABLE]" in page(answer)
    assert not SourceFile.objects.exists()


@pytest.mark.usefixtures("reviewer")
def test_what_was_read_by_rules_that_are_no_longer_in_force_is_read_again(client, settings, asked):
    response = uploaded(client, a__txt=DATED)
    settings.RULES_OFF = ["cue.should"]
    confirmed(client, response)
    assert asked == [("file",), ("file",)]
    assert Speech.objects.get().runs.get().rules_hash == office.rulebook().hash


@pytest.mark.parametrize("note", ["", "{", "[]", '{"text": "甲"}'])
def test_a_file_whose_note_is_lost_or_of_another_release_is_read_again(tmp_path, asked, note):
    received = receive(put(tmp_path, "a.txt", SPEECH.encode()), "a.txt")
    incoming.write_note(received.sha256, note)
    assert reopen(received.sha256, "a.txt") == received
    assert asked == [("file",), ("file",)]
