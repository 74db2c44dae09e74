"""Two who come at the same moment: the one is not done when the other begins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from django.db import connections, transaction

_COMES_TO_WAIT_SECONDS = 0.5


def while_undecided(first: Callable[[], object], second: Callable[[], Any]) -> Any:
    """What ``second`` gives or raises that begins after all the writes of ``first``, and before those are committed.

    Whoever takes the locks waits; who takes none goes on by what was there before.  On SQLite the transaction itself
    makes the second wait, whatever locks it takes.
    """
    written, done = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                first()
                written.set()
                done.wait(timeout=_COMES_TO_WAIT_SECONDS)
        finally:
            connections.close_all()

    def follow() -> Any:
        written.wait(timeout=120)
        try:
            return second()
        finally:
            done.set()
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        holding, following = pool.submit(hold), pool.submit(follow)
        holding.result()
        return following.result()
