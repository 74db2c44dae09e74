"""Folders for what lives only as long as a file is read, in the system's folder for such."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "intake-"
# No file is read for longer; see `limits.CHILD_MAX_WALL_SECONDS`.
_OLD_SECONDS = 24 * 60 * 60


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own as long as the context lasts; what killed programs left behind goes when one is made."""
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as own:
        yield Path(own)


def _sweep(parent: Path) -> None:
    oldest = time.time() - _OLD_SECONDS
    for path in parent.glob(f"{_PREFIX}*"):
        try:
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path, ignore_errors=True)
        except OSError:
            continue  # somebody else's, or gone
