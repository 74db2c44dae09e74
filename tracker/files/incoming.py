"""Files that came in and are not kept yet: ``STORE_ROOT/incoming``.

Each is a copy of its own while it is looked at, and vanishes where it is refused.  One that is accepted waits under
its hash, with a note of what was found in it, until somebody says that it is to be kept; then it moves into the store.
What waits longer than anybody may take to say so is swept away by the next that comes in.
"""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from tracker.files import store

FOLDER = "incoming"
# A list of uploaded files is good for a day.
_WAITS_SECONDS = 2 * 24 * 60 * 60
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Copy:
    """A copy of a file: where it lies, the SHA-256 of its bytes in lower-case hex, and how many these are."""

    path: Path
    sha256: str
    size: int


@contextmanager
def copied(source: Path) -> Iterator[Copy]:
    """A copy of the file, all of it on the disk, as long as the context lasts.  Raises ``OSError``.

    In the store's own folder, because a rename is only atomic within one file system.
    """
    # Created with mode 0600.
    with tempfile.NamedTemporaryFile(dir=_made_folder(), delete=False) as file:
        path = Path(file.name)
        try:
            copy = _written(source, file, path)
            sweep()
            yield copy
        finally:
            path.unlink(missing_ok=True)


def wait(copy: Copy, note: str) -> None:
    """Let the copy wait under its hash, with this note beside it.  Raises ``OSError``."""
    os.replace(copy.path, _waiting(copy.sha256))
    write_note(copy.sha256, note)


def write_note(sha256: str, note: str) -> None:
    """Write the note over that of a waiting file, wholly or not at all.  Raises ``OSError``."""
    with tempfile.NamedTemporaryFile(dir=_folder(), delete=False) as file:
        try:
            file.write(note.encode("utf-8", "surrogatepass"))
            file.close()
            os.replace(file.name, _note(sha256))
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def note_of(sha256: str) -> str:
    """The note beside a waiting file, or nothing where there is none."""
    try:
        return _note(sha256).read_text("utf-8", "surrogatepass")
    except FileNotFoundError:
        return ""


def place_of(sha256: str) -> Path:
    """Where the bytes of this hash lie: here as long as they wait, and else in the store, if anywhere."""
    waiting = _waiting(sha256)
    return waiting if waiting.exists() else store.path_of(sha256)


def keep(sha256: str) -> None:
    """Move a waiting file into the store, unless it is there.  Raises ``OSError``, where it is nowhere as well."""
    try:
        store.keep(_waiting(sha256), sha256)
    except FileNotFoundError:
        # Whoever sweeps orphans sees by this that it is wanted again.
        os.utime(store.path_of(sha256))


def take_back(sha256: str) -> None:
    """Let a file of the store wait again, as it is.  Raises ``OSError``."""
    _made_folder()
    os.replace(store.path_of(sha256), _waiting(sha256))


def waits(sha256: str) -> bool:
    """Whether a file of this hash waits."""
    return _waiting(sha256).exists()


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of its own for what was sent and is not looked at yet, as long as the context lasts."""
    with tempfile.TemporaryDirectory(dir=_made_folder(), prefix="sent-", ignore_cleanup_errors=True) as own:
        yield Path(own)


def forget(sha256: str) -> None:
    """Let a file and its note wait no longer; what is in the store stays there."""
    for path in (_waiting(sha256), _note(sha256)):
        path.unlink(missing_ok=True)


def _written(source: Path, file: IO[bytes], path: Path) -> Copy:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as original:
        while chunk := original.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return Copy(path, digest.hexdigest(), size)


def sweep() -> int:
    """Remove what has waited too long, and what a killed import left behind; how many files and folders that were."""
    oldest, removed = time.time() - _WAITS_SECONDS, 0
    for path in _folder().iterdir() if _folder().exists() else ():
        with suppress(FileNotFoundError):  # somebody else sweeps, or keeps it
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                removed += 1
    return removed


def _folder() -> Path:
    return Path(settings.STORE_ROOT, FOLDER)


def _made_folder() -> Path:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=store.PRIVATE_FOLDER)
    return folder


def _waiting(sha256: str) -> Path:
    return _folder() / store.path_of(sha256).name


def _note(sha256: str) -> Path:
    return _waiting(sha256).with_suffix(".json")
