"""The ways in: one file, or everything under a path."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import limits, scratch
from .child import ask
from .errors import IntakeError, Note, unreadable
from .kinds import BY_KEY, IGNORED, suffix_of
from .plain_text import decode
from .recognising import kind_of

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class Document:
    """A file's text.  ``kind`` is a key of the table of kinds; ``encoding`` names a txt file's encoding and is else
    empty; ``notes`` say what was guessed or left out."""

    text: str
    kind: str
    encoding: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class FoundFile:
    """One file met on the way: its ``name`` for people, where its bytes lie, or why it is refused unread.

    ``path`` may lie in a temporary folder that lasts as long as the context of ``files``.
    """

    name: str
    path: Path
    error: IntakeError | None = None


def open_document(path: Path, name: str = "", *, through: Callable[[str, Path], Any] = ask) -> Document:
    """Open one file that is no archive, shown to people as ``name`` (its own, if not given).  Raises IntakeError.

    ``through`` gives text and notes of a rich kind: a child process, or where that asks, its own task.
    """
    name = name or path.name
    kind = kind_of(path, name)
    if kind == "zip":
        raise IntakeError("NOT_ALLOWED.nested")
    document = _plain(path) if kind == "txt" else _rich(kind, through(kind, path))
    if suffix_of(name) not in BY_KEY[kind].suffixes:
        misnamed = Note("read_by_content", suffix=suffix_of(name), kind=BY_KEY[kind].suffixes[0])
        document = replace(document, notes=(misnamed, *document.notes))
    if len(document.text) > limits.TEXT_MAX_CHARACTERS:
        raise IntakeError("TOO_BIG.text", limit=limits.TEXT_MAX_CHARACTERS)
    if not any(map(str.isalnum, document.text)):
        raise IntakeError("NO_TEXT")
    return document


def paths_under(path: Path) -> list[tuple[str, Path]]:
    """The files of a folder and its folders by name, or the one file ``path`` itself, with the name to show.

    Nothing is passed over but what systems leave behind (``.DS_Store`` and the like).
    """
    if not path.is_dir():
        return [(path.name, path)]
    # A folder that may not be opened comes out like a file, and is refused by name instead of being passed over.
    closed: list[OSError] = []
    walked = [Path(root, file) for root, _, files in os.walk(path, onerror=closed.append) for file in files]
    walked += [Path(error.filename) for error in closed]
    named = sorted((file.relative_to(path).as_posix(), file) for file in walked)
    return [(name, file) for name, file in named if not IGNORED.search(name)]


@contextmanager
def files(path: Path, name: str) -> Iterator[list[FoundFile]]:
    """The file itself, or the files of the archive it is, not yet read; unpacked ones last as long as the context."""
    if suffix_of(name) != ".zip":
        yield [FoundFile(name, path)]
        return
    with scratch.folder() as own:
        try:
            kind_of(path, name)
            entries = ask("zip", path, own)
        except IntakeError as error:
            yield [FoundFile(name, path, error=error)]
            return
        yield [_unpacked(entry, name, own) for entry in entries]


def _unpacked(entry: dict[str, str], archive: str, folder: Path) -> FoundFile:
    error = IntakeError(entry["error"]) if entry["error"] else None
    return FoundFile(f"{archive}/{entry['name']}", folder / entry["file"], error=error)


def _plain(path: Path) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error
    text, encoding, notes = decode(data)
    return Document(text, "txt", encoding, notes)


def _rich(kind: str, answer: tuple[str, list[Any]]) -> Document:
    text, notes = answer
    text, replaced = _storable(text)
    more = [Note("characters_replaced", count=replaced)] if replaced else []
    return Document(text, kind, notes=tuple([Note(key, **params) for key, params in notes] + more))


def _storable(text: str) -> tuple[str, int]:
    """The text with what no database can hold (NUL, lone surrogates) replaced, and how many signs that were.

    In a txt file such a sign is refused instead: there it stands in the words themselves, here in a faulty font.
    """
    return _UNSTORABLE.subn("\ufffd", text)
