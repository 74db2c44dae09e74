"""Originals as they came, each under the SHA-256 of its bytes: ``STORE_ROOT/ab/<sha256>``.

A file appears under its name only when all of it is on the disk (temporary file, fsync, rename, fsync of the folder),
so whatever is found is whole.  Nothing here deletes or alters a stored file.  Where files are until somebody wants them
kept is the business of ``incoming``.
"""

import os
from pathlib import Path

from django.conf import settings

PRIVATE_FOLDER = 0o700


def path_of(sha256: str) -> Path:
    """Where a file with this hash lies, if it was ever kept; raises ``ValueError`` for what is no hash."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"not a SHA-256 in lower-case hex: {sha256[:80]!r}")
    return Path(settings.STORE_ROOT, sha256[:2], sha256)


def keep(copy: Path, sha256: str) -> None:
    """Move a copy, which is on the disk with all its bytes, to the place of its hash.  Raises ``OSError``."""
    target = path_of(sha256)
    target.parent.mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
    # Replacing is right even where the file is there: the same bytes, and surely whole now.
    os.replace(copy, target)
    for folder in (target.parent, target.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
