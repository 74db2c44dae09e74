"""The store is held against the record: what is lost is told, what nobody needs is swept away, nothing else."""

import hashlib
import os
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.builders import a_speech
from tracker.files import checking, incoming, store
from tracker.models import SourceFile

pytestmark = pytest.mark.django_db

DAY = 24 * 60 * 60
WORDS = "各村4月底前备好柴草棚的灭火器。".encode()


def in_store(content: bytes = WORDS, days_ago: float = 0) -> str:
    """The hash of a file that lies in the store, moved there so many days ago."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = store.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, times=(time.time() - days_ago * DAY,) * 2)
    return sha256


def recorded(sha256: str) -> SourceFile:
    """The row of a speech that came in this file."""
    source = a_speech().source
    SourceFile.objects.filter(pk=source.pk).update(sha256=sha256, name="讲话.docx")
    return source


def checked(*options: str) -> tuple[str, str]:
    """What the command prints, and the sentence it ends with where something is lost."""
    printed, lost = StringIO(), ""
    try:
        call_command("check_store", *options, stdout=printed)
    except CommandError as error:
        lost = str(error)
    return printed.getvalue(), lost


def test_a_store_as_it_should_be_is_said_to_be_so():
    recorded(in_store())
    assert checked() == ("全部1份原件与导入时一致。\n", "")


def test_an_original_that_is_gone_is_named_with_the_way_out():
    recorded(sha256 := in_store())
    store.path_of(sha256).unlink()
    printed, lost = checked()
    assert sha256 in printed
    assert "讲话.docx" in printed
    assert "备份" in printed
    assert lost == "有1份原件缺失或已损坏。"


@pytest.mark.parametrize("content", [WORDS[:-1], WORDS + b"\n", b"", WORDS.replace(b"4", b"5")])
def test_an_original_with_any_other_bytes_is_called_damaged(content):
    recorded(sha256 := in_store())
    store.path_of(sha256).write_bytes(content)
    assert [fault.sort for fault in checking.faults([checking.Recorded(sha256, "讲话.docx")])] == ["damaged"]


def test_a_file_that_no_row_names_is_told_and_stays_until_it_is_swept():
    sha256 = in_store(days_ago=2)
    printed, lost = checked()
    assert sha256 in printed
    assert lost == ""
    assert store.path_of(sha256).exists()
    checked("--sweep")
    assert not store.path_of(sha256).exists()
    assert not incoming.waits(sha256)


def test_a_young_orphan_may_be_an_import_at_work_and_stays():
    sha256 = in_store()
    checked("--sweep")
    assert store.path_of(sha256).exists()


def test_what_is_recorded_is_never_swept_away_however_old():
    recorded(sha256 := in_store(days_ago=900))
    assert checked("--sweep")[1] == ""
    assert store.path_of(sha256).read_bytes() == WORDS


def test_what_is_recorded_while_it_is_swept_comes_back():
    sha256 = in_store(days_ago=2)
    assert not checking.sweep(sha256, lambda _sha256: True)
    assert store.path_of(sha256).read_bytes() == WORDS


def test_an_old_orphan_that_is_imported_at_this_moment_comes_back(monkeypatch):
    sha256 = in_store(days_ago=2)
    take_back = incoming.take_back

    def after_it_was_wanted(sha256: str) -> None:
        incoming.keep(sha256)
        take_back(sha256)

    monkeypatch.setattr(incoming, "take_back", after_it_was_wanted)
    assert not checking.sweep(sha256, lambda _sha256: False)
    assert store.path_of(sha256).read_bytes() == WORDS


def test_an_orphan_that_waits_anew_is_left_to_whoever_imports_it(tmp_path):
    sha256 = in_store(days_ago=2)
    (tmp_path / "again").write_bytes(WORDS)
    with incoming.copied(tmp_path / "again") as copy:
        incoming.wait(copy, "{}")
    checked("--sweep")
    assert incoming.waits(sha256)
    assert store.path_of(sha256).exists()


def test_a_file_that_has_no_business_there_is_told_and_never_removed(settings):
    recorded(in_store())
    stray = settings.STORE_ROOT / "ab" / "notes.txt"
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("?")
    assert "ab/notes.txt" in checked("--sweep")[0]
    assert stray.exists()


def test_uploads_that_nobody_confirmed_are_swept_with_their_folders(settings):
    with incoming.scratch() as folder:
        (folder / "upload").write_bytes(WORDS)
        os.utime(folder, times=(0, 0))
        assert incoming.sweep() == 1
        assert not folder.exists()


def test_an_upload_that_is_at_work_is_not_swept():
    with incoming.scratch() as folder:
        assert incoming.sweep() == 0
        assert folder.exists()
    assert not folder.exists()
