"""How much work may be done in sum: by one upload with all its files, and on one machine at the same time.

Each file has limits of its own (``limits``); a hundred files that just keep them would still occupy a server for hours.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from . import limits
from .errors import IntakeError

_WAITING_SECONDS = 0.05


class Work:
    """Seconds of computing that may be spent, and those that were."""

    def __init__(self, seconds: float) -> None:
        self.most = seconds
        self.spent = 0.0


_now: ContextVar[Work | None] = ContextVar("work", default=None)


@contextmanager
def at_most(seconds: float) -> Iterator[Work]:
    """As long as the context lasts children compute so long in sum; the one that is at work then is let finish."""
    work = Work(seconds)
    before = _now.set(work)
    try:
        yield work
    finally:
        _now.reset(before)


def must_be_left() -> None:
    """Raises IntakeError where all the work was done that may be."""
    work = _now.get()
    if work and work.spent >= work.most:
        raise IntakeError("TOO_MUCH_WORK", limit=round(work.most))


def spend(seconds: float) -> None:
    """Count what a child has computed."""
    work = _now.get()
    if work:
        work.spent += seconds


@contextmanager
def place() -> Iterator[None]:
    """One of the few places for children on this machine; waits for one.  Raises IntakeError where none gets free."""
    given_up_at = time.monotonic() + limits.CHILD_MAX_WALL_SECONDS
    while (taken := _taken()) is None:
        if time.monotonic() > given_up_at:
            raise IntakeError("TOO_BUSY", minutes=-(-limits.CHILD_MAX_WALL_SECONDS // 60))
        time.sleep(_WAITING_SECONDS)
    try:
        yield
    finally:
        os.close(taken)


def _taken() -> int | None:
    """A place that was free, as an open file whose lock ends with it, however it ends; None where all are taken."""
    for number in range(limits.CHILDREN_AT_ONCE):
        path = Path(tempfile.gettempdir(), f"tracker-place-{os.getuid()}-{number}")
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return handle
        os.close(handle)
    return None
