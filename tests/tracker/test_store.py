"""The store keeps bytes under their hash: whole or not at all; what is not wanted leaves nothing behind."""

import hashlib
import os
import stat

import pytest

from tracker.files import incoming, store

DATA = "各乡镇每周巡山。".encode() * 100_000
DIGEST = hashlib.sha256(DATA).hexdigest()
DAY = 24 * 60 * 60


@pytest.fixture
def original(tmp_path):
    path = tmp_path / "original"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def folder(settings):
    return settings.STORE_ROOT


def come_in(original, note: str = "{}") -> incoming.Copy:
    """The file as it is when it was taken in and waits."""
    with incoming.copied(original) as copy:
        incoming.wait(copy, note)
    return copy


def put(original) -> None:
    incoming.keep(come_in(original).sha256)
    incoming.forget(DIGEST)


def files(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_lies_under_its_hash_and_the_original_stays(original):
    put(original)
    assert store.path_of(DIGEST).read_bytes() == original.read_bytes() == DATA


def test_a_copy_that_nobody_wants_leaves_nothing(original, folder):
    with incoming.copied(original) as copy:
        assert (copy.sha256, copy.size, copy.path.read_bytes()) == (DIGEST, len(DATA), DATA)
    assert files(folder) == []


def test_a_file_waits_with_its_note_until_it_is_kept_or_forgotten(original, folder):
    come_in(original, "候选")
    assert incoming.place_of(DIGEST).read_bytes() == DATA
    assert incoming.note_of(DIGEST) == "候选"
    assert not store.path_of(DIGEST).exists()
    incoming.forget(DIGEST)
    assert files(folder) == []


def test_what_waits_longer_than_anybody_may_take_is_swept_away(original, folder, tmp_path):
    come_in(original)
    killed = folder / "incoming" / "tmpkilled"
    killed.write_bytes(DATA)
    for path in files(folder):
        os.utime(path, times=(path.stat().st_mtime - 3 * DAY,) * 2)
    other = tmp_path / "other"
    other.write_bytes(b"other")
    newer = come_in(other)
    assert sorted(path.name for path in files(folder)) == sorted([newer.sha256, f"{newer.sha256}.json"])


def test_what_is_in_the_store_is_never_swept_away(original, folder, tmp_path):
    put(original)
    os.utime(store.path_of(DIGEST), times=(0, 0))
    other = tmp_path / "other"
    other.write_bytes(b"other")
    come_in(other)
    assert store.path_of(DIGEST).exists()


def test_of_two_who_keep_the_same_file_the_second_finds_it_there(original):
    put(original)
    incoming.keep(DIGEST)
    assert store.path_of(DIGEST).read_bytes() == DATA


def test_a_file_that_is_nowhere_cannot_be_kept():
    with pytest.raises(FileNotFoundError):
        incoming.keep(DIGEST)


def test_the_same_bytes_are_kept_once(original, folder):
    put(original)
    put(original)
    assert files(folder) == [store.path_of(DIGEST)]


def test_nobody_else_may_read_a_stored_file(original):
    put(original)
    path = store.path_of(DIGEST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nobody_else_may_read_a_file_that_waits_or_its_note(original, folder):
    come_in(original)
    for path in files(folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_failing_disk_leaves_nothing_behind(original, monkeypatch, step, folder):
    def fail(*_args):
        raise OSError("broken")

    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="broken"):
        put(original)
    assert files(folder) == []
    assert original.read_bytes() == DATA


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "a" * 63, "", "a" * 65])
def test_what_is_no_hash_has_no_place_in_the_store(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.path_of(name)
    with pytest.raises(ValueError, match="not a SHA-256"):
        incoming.place_of(name)
