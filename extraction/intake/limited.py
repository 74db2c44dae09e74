"""The child process itself: it limits what it may use, and then does its task (see ``child``)."""

import json
import resource
import sys
import time
from pathlib import Path

from . import limits

_READING = "reading"
_stages: list[str] = []


def is_reading() -> bool:
    """Whether the file is open and its text is being read."""
    return _READING in _stages


def now_reading() -> None:
    """Say so: from here on the limits are those of reading, and what goes wrong is the reader's mistake."""
    _stages.append(_READING)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _may_compute(int(used.ru_utime + used.ru_stime) + 1 + limits.READING_MAX_CPU_SECONDS)
    print(_READING, flush=True)


def _may_compute(seconds: int) -> None:
    """Let the system end this process after so many seconds of processor time, counted from its start."""
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if most == resource.RLIM_INFINITY else min(seconds, most), most))


def main() -> None:
    """Do the task named on the command line, and print what came of it."""
    from . import child

    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MAX_MEMORY_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _may_compute(limits.CHILD_MAX_CPU_SECONDS)
    task, *paths = sys.argv[1:]
    reply = child.reply(task, *map(Path, paths), asked=json.load(sys.stdin))
    print(json.dumps(reply | {"seconds": time.process_time()}))


if __name__ == "__main__":
    # The tasks know this module by its name; what they note is to be found there.
    from extraction.intake import limited

    limited.main()
