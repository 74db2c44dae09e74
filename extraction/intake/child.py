"""Files of rich formats are parsed in a child process with limits, because one of 94 KB can cost 15 s and 443 MB.

``ask`` runs the child; ``python -m extraction.intake.child TASK PATH [FOLDER]`` is the child.  It prints one JSON
object: ``{"answer": …}`` or ``{"error": key, "params": {…}}``.  Libraries raise a dozen kinds of exceptions on damaged
files; all of them end here.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from . import limits
from .errors import IntakeError
from .kinds import BY_KEY, KINDS

_ROOT = Path(__file__).resolve().parents[2]
_KILLED = {
    -signal.SIGXCPU: "TOO_SLOW",
    -signal.SIGKILL: "TOO_BIG_INSIDE.complex",
}


def ask(task: str, path: Path, *more: Path) -> Any:
    """What a child process answers to ``task`` (a kind of file) about the file.  Raises IntakeError."""
    # What the child lays down meanwhile goes with this folder, even when the child is killed.
    with tempfile.TemporaryDirectory(prefix="intake-") as scratch:
        done = _run(scratch, task, *(str(each.resolve()) for each in (path, *more)))
    if done.returncode:
        raise IntakeError(_KILLED.get(done.returncode, "DAMAGED"))
    said = json.loads(done.stdout)
    if "error" in said:
        raise IntakeError(said["error"], **said["params"])
    return said["answer"]


def _run(scratch: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        # The limits are set by the child itself: a hook between fork and exec is not safe under threads.
        return subprocess.run(
            [sys.executable, "-m", "extraction.intake.child", *arguments],
            cwd=_ROOT,
            env=os.environ | {"TMPDIR": scratch},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.CHILD_MAX_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise IntakeError("TOO_SLOW") from error


def reply(task: str, path: Path, *more: Path) -> dict[str, Any]:
    """What the child says; any exception becomes one of the codes."""
    try:
        return {"answer": _TASKS[task](path, *more)}
    except IntakeError as error:
        return {"error": error.key, "params": error.params}
    except MemoryError:
        return {"error": "TOO_BIG_INSIDE.complex", "params": {}}
    except Exception:
        return {"error": "DAMAGED", "params": {}}


def _document(kind: str, path: Path) -> Any:
    # Each kind loads only its own library: that is most of a child's time.
    text, notes = import_module(f".{BY_KEY[kind].reader}", __package__).read(path)
    return [text, [[note.key, note.params] for note in notes]]


def _zip(path: Path, into: Path) -> Any:
    from . import archives

    return archives.unpack(path, into)


_TASKS: dict[str, Callable[..., Any]] = {kind.key: partial(_document, kind.key) for kind in KINDS if kind.reader} | {
    "zip": _zip
}


def _limit_self() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MAX_MEMORY_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_MAX_CPU_SECONDS, limits.CHILD_MAX_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit_self()
    print(json.dumps(reply(sys.argv[1], *map(Path, sys.argv[2:]))))
