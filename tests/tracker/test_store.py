"""The store keeps bytes under their hash: whole or not at all."""

import hashlib
import stat

import pytest

from tracker.files import store

DATA = "各乡镇每周巡山。".encode() * 100_000
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def original(tmp_path):
    path = tmp_path / "original"
    path.write_bytes(DATA)
    return path


def test_a_file_lies_under_its_hash_and_the_original_stays(original):
    assert store.put(original) == store.Stored(DIGEST, len(DATA))
    assert store.path_of(DIGEST).read_bytes() == original.read_bytes() == DATA


def test_the_same_bytes_are_kept_once(original):
    store.put(original)
    store.put(original)
    kept = [path for path in store.path_of(DIGEST).parents[1].rglob("*") if path.is_file()]
    assert kept == [store.path_of(DIGEST)]


def test_nobody_else_may_read_a_stored_file(original):
    store.put(original)
    path = store.path_of(DIGEST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_failing_disk_leaves_nothing_behind(original, monkeypatch, step):
    def fail(*_args):
        raise OSError("broken")

    monkeypatch.setattr(step, fail)
    with pytest.raises(OSError, match="broken"):
        store.put(original)
    assert not store.path_of(DIGEST).exists()
    assert [path for path in store.path_of(DIGEST).parents[1].rglob("*") if path.is_file()] == []
    assert original.read_bytes() == DATA


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "a" * 63, "", "a" * 65])
def test_what_is_no_hash_has_no_place_in_the_store(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.path_of(name)
