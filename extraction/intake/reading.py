"""A file's text together with what the reader finds in it, both from one child process.

The first functions ask the child, the last two are its tasks.  What goes between them is JSON, and is kept as such by
whoever waits for a person's word before a file is recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extraction.reader import Reading, Rulebook, SpeechReading, load_rulebook, read, shipped, speeches_in

from .child import ask, open_here
from .documents import Document, open_document
from .errors import Note
from .limited import now_reading


class Stretch(NamedTuple):
    """One speech of a file's text.  Without ``held_on`` its day is guessed, unless ``guess_day`` is false."""

    start: int
    end: int
    held_on: date | None = None
    guess_day: bool = True


@dataclass(frozen=True)
class ReadStretch:
    """The reading of one speech of a file; its spans are counted from ``start``."""

    start: int
    end: int
    reading: Reading

    @property
    def found(self) -> SpeechReading:
        """What was found in it."""
        return self.reading.speeches[0]

    def as_list(self) -> list[Any]:
        """As the child answers; ``ReadStretch(start, end, Reading.from_dict(values))`` makes it again."""
        return [self.start, self.end, self.reading.as_dict()]


@dataclass(frozen=True)
class ReadFile:
    """A file's text and what was found in each speech of it.

    ``stretches`` begins with the speeches as the reader parted them, which cover the text; readings of others, or for
    other days, follow.
    """

    document: Document
    stretches: tuple[ReadStretch, ...]

    @property
    def rules_hash(self) -> str:
        """The hash of the rulebook by which it was read first."""
        return self.stretches[0].reading.rules_hash

    @property
    def parted(self) -> tuple[ReadStretch, ...]:
        """The speeches as the reader parted them."""
        ends = [each.end for each in self.stretches]
        return self.stretches[: ends.index(len(self.document.text)) + 1]

    def guess(self, start: int, end: int) -> ReadStretch | None:
        """The first reading of this stretch: it was asked what the stretch says of itself."""
        return next((each for each in self.stretches if (each.start, each.end) == (start, end)), None)

    def reading(self, start: int, end: int, held_on: date | None) -> Reading | None:
        """The reading of this stretch for this day, if it was read for it."""
        for each in self.stretches:
            if (each.start, each.end, each.found.held_on) == (start, end, held_on):
                return each.reading
        return None

    def as_dict(self) -> dict[str, Any]:
        """As the child answers; ``from_dict`` makes a read file of it again."""
        document = self.document
        return {
            "text": document.text,
            "kind": document.kind,
            "encoding": document.encoding,
            "notes": [[note.key, note.params] for note in document.notes],
            "stretches": [each.as_list() for each in self.stretches],
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "ReadFile":
        """The file of which ``as_dict`` gave these values.  Raises KeyError, TypeError or ValueError for others."""
        notes = tuple(Note(key, **params) for key, params in values["notes"])
        return cls(
            Document(values["text"], values["kind"], values["encoding"], notes),
            tuple(ReadStretch(start, end, Reading.from_dict(found)) for start, end, found in values["stretches"]),
        )


def read_file(path: Path, name: str, *, held_on: date | None = None, rulebook: Rulebook | None = None) -> ReadFile:
    """Open a file shown as ``name`` and read its speeches, for ``held_on`` or else for the day each says itself.

    They are read by ``rulebook``, and without one by the shipped one.  Raises IntakeError, and ReaderFailed where the
    reader makes a mistake.
    """
    asked = _by(rulebook) | {"name": name, "held_on": _iso(held_on)}
    return ReadFile.from_dict(ask("file", path, asked=asked))


def read_more(file: ReadFile, stretches: Iterable[Stretch], rulebook: Rulebook | None = None) -> ReadFile:
    """The file with the readings of these stretches as well.  Raises IntakeError or ReaderFailed."""
    wanted, text = list(stretches), file.document.text
    asked = [[text[each.start : each.end], _iso(each.held_on), each.guess_day] for each in wanted]
    found = ask("stretches", asked=_by(rulebook) | {"stretches": asked})
    more = (
        ReadStretch(start, end, Reading.from_dict(each)) for (start, end, *_), each in zip(wanted, found, strict=True)
    )
    return replace(file, stretches=(*file.stretches, *more))


def _by(rulebook: Rulebook | None) -> dict[str, Any]:
    """From what the child is to load the same rulebook."""
    rulebook = rulebook or shipped()
    return {"office": rulebook.over and str(rulebook.over.resolve()), "off": rulebook.off}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def file_read(path: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """In the child: open a file, part it into speeches and read each."""
    document = open_document(path, asked["name"], through=open_here)
    rulebook = _rulebook(asked)
    text = document.text
    stretches = tuple(
        ReadStretch(start, end, _read(rulebook, text[start:end], asked["held_on"]))
        for start, end in speeches_in(text, rulebook)
    )
    return ReadFile(document, stretches).as_dict()


def stretches_read(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """In the child: read texts of one speech each."""
    rulebook = _rulebook(asked)
    return [_read(rulebook, *each).as_dict() for each in asked["stretches"]]


def _rulebook(asked: dict[str, Any]) -> Rulebook:
    now_reading()
    office = asked["office"] and Path(asked["office"])
    return load_rulebook(office=office, off=asked["off"])


def _read(rulebook: Rulebook, text: str, held_on: str | None, guess_day: bool = True) -> Reading:
    day = date.fromisoformat(held_on) if held_on else None
    return read(text, held_on=day, split=False, guess_day=guess_day, rulebook=rulebook)
