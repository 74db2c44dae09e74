"""Files are opened and read in a child process with limits, because one of 94 KB can cost 15 s and 443 MB.

``ask`` runs the child; ``python -m extraction.intake.limited TASK PATH…`` is the child, which finds more of what it
is asked for on its standard input, as JSON.  It prints one JSON object: ``{"answer": …}``, ``{"error": key, "params":
{…}}`` for what is wrong with the file, or ``{"failed": …, "trace": …}`` for what is wrong with the reader; each with
the ``seconds`` it has computed, and after a line that says so once the file is open and its text is read.  Libraries
raise a dozen kinds of exceptions on damaged files; all of them end here.

Whether a file is too slow is told by the processor time it takes, which no other work on the machine changes.
"""

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from . import limited, limits, scratch, work
from .errors import IntakeError
from .kinds import BY_KEY, KINDS

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = [sys.executable, "-m", "extraction.intake.limited"]
# What it means that the child was killed: while it opened the file, and while it read the text.
_KILLED = {
    -signal.SIGXCPU: ("TOO_SLOW", "TOO_SLOW.text"),
    -signal.SIGKILL: ("TOO_BIG_INSIDE.complex", "TOO_BIG_INSIDE.text"),
    -signal.SIGABRT: ("TOO_BIG_INSIDE.complex", "TOO_BIG_INSIDE.text"),  # so PDFium ends where it gets no more memory
}


class ReaderFailed(Exception):
    """The reader stumbled over a text, which is a mistake of ours; a note on the exception says where."""

    def __init__(self, what: str, trace: str) -> None:
        super().__init__(what)
        self.add_note(trace)

    def __repr__(self) -> str:
        return str(self)


def ask(task: str, *paths: Path, asked: Any = None) -> Any:
    """What a child process answers to ``task`` about the files.  Raises IntakeError or ReaderFailed."""
    # What the child lays down meanwhile goes with this folder, even when the child is killed.
    work.must_be_left()
    with work.place(), scratch.folder() as own:
        begun = time.monotonic()
        done = _run([task, *(str(each.resolve()) for each in paths)], asked, own)
    *reading, said = done.stdout.splitlines() or [b""]
    if done.returncode:
        # What a killed child has computed it cannot say; not more than the time it was there.
        work.spend(time.monotonic() - begun)
        raise _killed(done.returncode, is_reading=bool(reading or said))
    reply = json.loads(said)
    work.spend(reply["seconds"])
    return _answer(reply)


def _run(arguments: list[str], asked: Any, own: Path) -> subprocess.CompletedProcess[bytes]:
    try:
        # The limits are set by the child itself: a hook between fork and exec is not safe under threads.
        return subprocess.run(
            [*_PROGRAM, *arguments],
            cwd=_ROOT,
            env=os.environ | {"TMPDIR": str(own)},
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.CHILD_MAX_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise IntakeError("TOO_BUSY", minutes=-(-limits.CHILD_MAX_WALL_SECONDS // 60)) from error


def _killed(code: int, *, is_reading: bool) -> IntakeError:
    opening, reading = _KILLED.get(code, ("DAMAGED", "DAMAGED"))
    key = reading if is_reading else opening
    return IntakeError(key, limit=limits.READING_MAX_CPU_SECONDS) if key == "TOO_SLOW.text" else IntakeError(key)


def _answer(said: dict[str, Any]) -> Any:
    if "error" in said:
        raise IntakeError(said["error"], **said["params"])
    if "failed" in said:
        raise ReaderFailed(said["failed"], said["trace"])
    return said["answer"]


def reply(task: str, *paths: Path, asked: Any = None) -> dict[str, Any]:
    """What the child says; any exception becomes one of the codes."""
    try:
        return {"answer": _TASKS[task](*paths) if asked is None else _TASKS[task](*paths, asked)}
    except IntakeError as error:
        return {"error": error.key, "params": error.params}
    except MemoryError:
        return {"error": f"TOO_BIG_INSIDE.{'text' if limited.is_reading() else 'complex'}", "params": {}}
    except Exception as error:
        if limited.is_reading():
            return {"failed": repr(error), "trace": traceback.format_exc()}
        return {"error": "DAMAGED", "params": {}}


def _document(kind: str, path: Path) -> Any:
    # Each kind loads only its own library: that is most of a child's time.
    text, notes = import_module(f".{BY_KEY[kind].reader}", __package__).read(path)
    return [text, [[note.key, note.params] for note in notes]]


def _zip(path: Path, into: Path) -> Any:
    from . import archives

    return archives.unpack(path, into)


def _file(path: Path, asked: dict[str, Any]) -> Any:
    from . import reading

    return reading.file_read(path, asked)


def _stretches(asked: dict[str, Any]) -> Any:
    from . import reading

    return reading.stretches_read(asked)


_TASKS: dict[str, Callable[..., Any]] = {
    **{kind.key: partial(_document, kind.key) for kind in KINDS if kind.reader},
    "zip": _zip,
    "file": _file,
    "stretches": _stretches,
}


def open_here(kind: str, path: Path) -> tuple[str, list[Any]]:
    """Text and notes of a file of a rich kind, for whoever is in the child already."""
    text, notes = _TASKS[kind](path)
    return text, notes
