"""``import_speeches`` brings in what it can, says why not for the rest, and never the same file twice."""

import errno
import hashlib
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from extraction.models import Proposal
from tests.intake.files.docx import document_bytes, put, zipped
from tests.intake.files.pdf import pdf_bytes
from tests.intake.files.words import DATED, ORDER, OTHER, SECOND, SPEECH, TITLE
from tracker.files import store
from tracker.models import Meeting, SourceFile, Speaker, Speech

pytestmark = pytest.mark.django_db


def imported(capsys, *arguments) -> str:
    """What the command prints."""
    call_command("import_speeches", *map(str, arguments))
    return capsys.readouterr().out


def test_a_file_becomes_a_speech_with_proposals(tmp_path, capsys):
    said = imported(capsys, put(tmp_path, "speech.txt", DATED.encode()))
    speech = Speech.objects.get()
    assert (speech.text, speech.title, speech.meeting.held_on) == (DATED, TITLE, date(2026, 9, 28))
    assert str(speech.speaker) == "县长 林某"
    assert speech.proposals.filter(text__contains="隔离带").exists()
    assert TITLE in said
    assert "2026-09-28" in said


def test_the_original_is_kept_under_its_hash(tmp_path, capsys):
    data = DATED.encode("gb18030")
    path = put(tmp_path, "speech.txt", data)
    imported(capsys, path)
    source = SourceFile.objects.get()
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.name, source.kind, source.encoding, source.size) == ("speech.txt", "txt", "GB18030", len(data))
    assert store.path_of(source.sha256).read_bytes() == data
    assert path.read_bytes() == data


def test_what_was_guessed_in_reading_the_file_is_told_and_kept(tmp_path, capsys):
    said = imported(capsys, put(tmp_path, "speech.txt", DATED.encode("gb18030")))
    assert any(line.startswith("speech.txt") and "GB18030" in line for line in said.splitlines())
    assert SourceFile.objects.get().notes == [{"key": "encoding_guessed", "params": {"encoding": "GB18030"}}]


def test_files_of_all_kinds_come_in_from_a_folder_and_an_archive(tmp_path, capsys):
    put(tmp_path, "a.docx", document_bytes(*DATED.splitlines()))
    put(tmp_path, "b.pdf", pdf_bytes(DATED.replace("护林防火", "河道清淤").splitlines()))
    put(tmp_path, "c.zip", zipped({"d.txt": OTHER.encode("utf-16")}))
    imported(capsys, tmp_path)
    assert set(SourceFile.objects.values_list("name", "kind")) == {
        ("a.docx", "docx"),
        ("b.pdf", "pdf"),
        ("c.zip/d.txt", "txt"),
    }


def test_options_win_over_guesses(tmp_path, capsys):
    path = put(tmp_path, "speech.txt", DATED.encode())
    imported(capsys, path, "--held-on", "2026-10-08", "--meeting", "护林防火调度会", "--speaker", "县委书记 周某")
    speech = Speech.objects.get()
    assert (speech.meeting.title, speech.meeting.held_on) == ("护林防火调度会", date(2026, 10, 8))
    assert (speech.speaker.post, speech.speaker.name) == ("县委书记", "周某")
    assert speech.runs.get().anchor_on == date(2026, 10, 8)


def test_speeches_of_one_meeting_share_it_and_its_speaker(tmp_path, capsys):
    put(tmp_path, "a.txt", DATED.encode())
    put(tmp_path, "b.txt", OTHER.encode())
    imported(capsys, tmp_path, "--meeting", "三季度工作会", "--held-on", "2026-09-28")
    assert Speech.objects.count() == 2
    assert Meeting.objects.count() == Speaker.objects.count() == 1


def test_a_meeting_of_unknown_day_stays_undated(tmp_path, capsys):
    imported(capsys, put(tmp_path, "speech.txt", SPEECH.encode()))
    assert Meeting.objects.get().held_on is None


def test_the_same_file_is_recognised_under_another_name(tmp_path, capsys):
    imported(capsys, put(tmp_path, "a.txt", DATED.encode()))
    before = Proposal.objects.count()
    said = imported(capsys, put(tmp_path, "b.txt", DATED.encode()))
    assert "a.txt" in said
    assert (SourceFile.objects.count(), Speech.objects.count(), Proposal.objects.count()) == (1, 1, before)


def test_the_same_file_twice_in_one_go_comes_in_once(tmp_path, capsys):
    put(tmp_path, "a.txt", DATED.encode())
    put(tmp_path, "b.txt", DATED.encode())
    imported(capsys, tmp_path)
    assert SourceFile.objects.get().name == "a.txt"


def test_a_bad_file_is_named_with_its_reason_and_stops_nobody(tmp_path, capsys):
    put(tmp_path, "a.docx", b"no document")
    put(tmp_path, "b.txt", DATED.encode())
    put(tmp_path, "c.txt", b"")
    with pytest.raises(CommandError, match="2.*3|3.*2"):
        imported(capsys, tmp_path)
    said = capsys.readouterr().out
    assert "a.docx" in said
    assert "[WRONG_TYPE]" in said
    assert "[EMPTY]" in said
    assert list(SourceFile.objects.values_list("name", flat=True)) == ["b.txt"]


def test_a_bad_member_of_an_archive_stops_nobody(tmp_path, capsys):
    path = put(tmp_path, "all.zip", zipped({"a.txt": b"", "b.txt": DATED, "c.exe": b"MZ"}))
    with pytest.raises(CommandError):
        imported(capsys, path)
    assert list(SourceFile.objects.values_list("name", flat=True)) == ["all.zip/b.txt"]


def test_a_file_whose_recording_fails_leaves_nothing_half_done(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("extraction.actions.importing.keep_reading", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(CommandError):
        imported(capsys, put(tmp_path, "speech.txt", DATED.encode()))
    assert "ZeroDivisionError" in capsys.readouterr().out
    assert not SourceFile.objects.exists()
    assert not Meeting.objects.exists()
    assert not Speech.objects.exists()


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path, capsys, monkeypatch, store):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CommandError):
        imported(capsys, put(tmp_path, "speech.txt", DATED.encode()))
    assert "No space left on device" in capsys.readouterr().out
    assert not SourceFile.objects.exists()
    assert [path for path in store.rglob("*") if path.is_file()] == []


def test_a_missing_path_is_named(tmp_path, capsys):
    with pytest.raises(CommandError):
        imported(capsys, tmp_path / "missing.txt")
    assert "missing.txt" in capsys.readouterr().out


def test_an_empty_folder_is_said_to_be_empty(tmp_path, capsys):
    with pytest.raises(CommandError):
        imported(capsys, tmp_path)


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026/3/2x"])
def test_a_day_that_does_not_exist_is_refused_before_anything_is_read(tmp_path, capsys, day):
    with pytest.raises(CommandError, match=day):
        imported(capsys, put(tmp_path, "speech.txt", DATED.encode()), "--held-on", day)
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--meeting", "会" * 201),
        ("--meeting", " "),
        ("--speaker", "林" * 51),
        ("--speaker", "长" * 101 + " 林某"),
        ("--speaker", ""),
    ],
)
def test_words_that_do_not_fit_the_record_are_refused_before_anything_is_read(tmp_path, capsys, option, words):
    with pytest.raises(CommandError, match=option):
        imported(capsys, put(tmp_path, "speech.txt", DATED.encode()), option, words)
    assert not SourceFile.objects.exists()


def test_a_speaker_may_be_parted_from_the_post_by_a_wide_space(tmp_path, capsys):
    imported(capsys, put(tmp_path, "speech.txt", DATED.encode()), "--speaker", "县委书记\u3000周某")
    assert (Speech.objects.get().speaker.post, Speech.objects.get().speaker.name) == ("县委书记", "周某")


def test_a_name_that_is_nothing_but_tricks_still_gives_a_title(tmp_path, capsys):
    imported(capsys, put(tmp_path, "\u200b.txt", SECOND.encode()))
    assert Speech.objects.get().title


def test_more_than_a_handful_of_files_shows_how_far_it_is(tmp_path, capsys):
    for number in range(6):
        put(tmp_path, f"{number}.txt", (DATED + f"{number}\n").encode())
    call_command("import_speeches", str(tmp_path))
    assert "6/6" in capsys.readouterr().err


def test_a_handful_shows_no_bar(tmp_path, capsys):
    imported(capsys, put(tmp_path, "speech.txt", DATED.encode()))
    assert capsys.readouterr().err == ""


def test_two_speeches_in_one_file_become_two_speeches(tmp_path, capsys):
    first = DATED + ORDER * 10 + "\n"
    second = OTHER + SECOND * 10 + "\n"
    imported(capsys, put(tmp_path, "speech.txt", (first + second).encode()))
    speeches = list(Speech.objects.order_by("start"))
    assert [speech.text for speech in speeches] == [first, second]
    assert [speech.start for speech in speeches] == [0, len(first)]
