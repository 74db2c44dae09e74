"""Seconds and bytes of one piece of work, measured in this process."""

import time
import tracemalloc
from collections.abc import Callable

Work = Callable[[], object]


def seconds(work: Work, rounds: int = 5) -> float:
    """The least processor time of several runs, after one that is not counted where there are several.

    Whatever else the machine does only adds to it.
    """
    if rounds > 1:
        work()
    return min(_once(work) for _ in range(rounds))


def _once(work: Work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def peak_bytes(work: Work) -> int:
    """The most memory the work held at one moment, beyond what was held before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
