"""How much is read in sum: by one who asks for many files, and on one machine at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from extraction.intake import IntakeError, at_most, limits, read_file, scratch, work
from tests.intake.files.docx import put
from tests.intake.files.words import DATED


def test_what_children_compute_is_counted(tmp_path):
    with at_most(60) as done:
        read_file(put(tmp_path, "a.txt", DATED.encode()), "a.txt")
    assert 0 < done.spent < 60


def test_when_all_is_spent_the_next_file_is_refused_and_the_one_at_work_was_not(tmp_path):
    path = put(tmp_path, "a.txt", DATED.encode())
    with at_most(0.001):
        assert read_file(path, "a.txt").document.text == DATED
        with pytest.raises(IntakeError) as refusal:
            read_file(path, "a.txt")
    assert refusal.value.code == "TOO_MUCH_WORK"


def test_a_file_that_kills_its_child_counts_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr("extraction.intake.child._PROGRAM", ["sh", "-c", "sleep 0.2; kill -9 $$"])
    with at_most(60) as done, pytest.raises(IntakeError):
        read_file(put(tmp_path, "a.txt", DATED.encode()), "a.txt")
    assert done.spent > 0.1


def test_without_a_limit_everything_is_read(tmp_path):
    path = put(tmp_path, "a.txt", DATED.encode())
    assert read_file(path, "a.txt").document == read_file(path, "a.txt").document


@pytest.fixture
def own_places(monkeypatch, tmp_path):
    """The places of another machine, so to speak: other tests read files too."""
    monkeypatch.setattr(work.tempfile, "gettempdir", lambda: str(tmp_path))


@pytest.mark.usefixtures("own_places")
def test_no_more_children_are_at_work_at_once_than_there_are_places():
    at_work, most = [], []

    def one(number: int) -> None:
        with work.place():
            at_work.append(number)
            most.append(len(at_work))
            time.sleep(0.02)
            at_work.remove(number)

    with ThreadPoolExecutor(4 * limits.CHILDREN_AT_ONCE) as pool:
        list(pool.map(one, range(6 * limits.CHILDREN_AT_ONCE)))
    assert max(most) == limits.CHILDREN_AT_ONCE


@pytest.mark.usefixtures("own_places")
def test_where_no_place_gets_free_that_is_said(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_MAX_WALL_SECONDS", 0)
    with ExitStack() as taken:
        for _ in range(limits.CHILDREN_AT_ONCE):
            taken.enter_context(work.place())
        with pytest.raises(IntakeError) as refusal, work.place():
            pass
    assert refusal.value.code == "TOO_BUSY"


def test_what_a_killed_program_left_behind_goes_when_the_next_file_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(scratch.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(scratch, "_OLD_SECONDS", -60)
    left = tmp_path / "intake-left"
    left.mkdir()
    (left / "0000").write_bytes(b"?")
    (tmp_path / "others").mkdir()
    with scratch.folder():
        assert [path.name for path in tmp_path.iterdir() if path.name in {"intake-left", "others"}] == ["others"]
