"""Originals as they came, each under the SHA-256 of its bytes: ``STORE_ROOT/ab/<sha256>``.

A file appears under its name only when all of it is on the disk (temporary file, fsync, rename, fsync of the folder),
so whatever is found is whole.  Nothing here deletes or alters a stored file, and nothing touches the one it came from.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

_CHUNK = 1 << 20
_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True)
class Stored:
    """What the store knows of a file: SHA-256 in lower-case hex, and its size in bytes."""

    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    """Where a file with this hash lies, if it was ever put; raises ``ValueError`` for what is no hash."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"not a SHA-256 in lower-case hex: {sha256[:80]!r}")
    return Path(settings.STORE_ROOT, sha256[:2], sha256)


def put(source: Path) -> Stored:
    """Keep a copy of the file's bytes; the same bytes are kept once.  Raises ``OSError``, leaving nothing behind."""
    incoming = Path(settings.STORE_ROOT, "incoming")
    incoming.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
    # In the store itself, because a rename is only atomic within one file system. Created with mode 0600.
    with tempfile.NamedTemporaryFile(dir=incoming, delete=False) as copy:
        try:
            stored = _copied(source, copy)
            _settle(Path(copy.name), path_of(stored.sha256))
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise
    return stored


def _copied(source: Path, copy: IO[bytes]) -> Stored:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as original:
        while chunk := original.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
    copy.flush()
    os.fsync(copy.fileno())
    return Stored(digest.hexdigest(), size)


def _settle(copy: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True, mode=_PRIVATE_FOLDER)
    # Replacing is right even where the file is there: the same bytes, and surely whole now.
    os.replace(copy, target)
    for folder in (target.parent, target.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
