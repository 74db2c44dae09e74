"""One at a time: a turn that ends with whoever took it, however that ends."""

import fcntl
import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def take_turn(name: str) -> int | None:
    """A turn on this machine, as an open file that ends it when it is closed; None while somebody has it.

    ``name`` is part of the name of a file, in the system's folder for what lives briefly; two installed trackers, known
    by their stores, have turns of their own.
    """
    whose = hashlib.sha256(os.fsencode(settings.STORE_ROOT)).hexdigest()[:12]
    path = Path(tempfile.gettempdir(), f"tracker-turn-{os.getuid()}-{whose}-{name}")
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return handle
    os.close(handle)
    return None
