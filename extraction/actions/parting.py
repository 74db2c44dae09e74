"""How the text of a file is parted into speeches and what is left out, as the reader sees it and a person moves it.

A part begins where a paragraph begins, and reaches as far as the next.  Each step gives another parting; one that
cannot be done raises ``Refused`` and says why.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from tracker.actions import Refused

_PARAGRAPH = re.compile(r"\S[^\n]*")
_KINDS = {True: "s", False: "x"}
_WRITTEN = re.compile(r"[sx]0(?:\.[sx][1-9][0-9]*)*")


class Part(NamedTuple):
    """A stretch of the text: a speech to be imported, or what is left out."""

    start: int
    end: int
    is_speech: bool = True


@dataclass(frozen=True)
class Parting:
    """A text and where its parts begin: ``marks`` says of each beginning whether a speech or something left out."""

    text: str
    marks: tuple[tuple[int, bool], ...]

    @classmethod
    def at(cls, text: str, starts: Iterable[int]) -> "Parting":
        """The text parted into speeches at these places."""
        return cls(text, tuple((start, True) for start in starts))

    @classmethod
    def from_words(cls, text: str, words: str) -> "Parting":
        """The parting that ``as_words`` wrote.  Raises ValueError for what is none of this text."""
        if not _WRITTEN.fullmatch(words):
            raise ValueError(f"no parting: {words[:80]!r}")
        marks = tuple((int(mark[1:]), mark[0] == _KINDS[True]) for mark in words.split("."))
        starts = [start for start, _is_speech in marks]
        if starts != sorted(set(starts)) or starts[-1] > len(text) or not set(starts[1:]) <= set(_begins(text)):
            raise ValueError(f"a parting of another text: {words[:80]!r}")
        return cls(text, marks)

    def as_words(self) -> str:
        """The parting as a page carries it."""
        return ".".join(f"{_KINDS[is_speech]}{start}" for start, is_speech in self.marks)

    @property
    def parts(self) -> list[Part]:
        """The parts in their order; together they cover the text."""
        ends = [*(start for start, _is_speech in self.marks[1:]), len(self.text)]
        return [Part(start, end, is_speech) for (start, is_speech), end in zip(self.marks, ends, strict=True)]

    @property
    def speeches(self) -> list[Part]:
        """The parts that are to be imported."""
        return [part for part in self.parts if part.is_speech]

    def paragraphs(self, part: Part) -> list[tuple[int, str]]:
        """Where each paragraph of a part begins, and its words."""
        found = _PARAGRAPH.finditer(self.text, part.start, part.end)
        return [(paragraph.start(), paragraph.group().rstrip()) for paragraph in found]

    def begin(self, at: int) -> "Parting":
        """Another speech begins at this paragraph."""
        return self._with({at: True})

    def leave_out(self, at: int) -> "Parting":
        """The whole part in which this lies is left out."""
        return self._with({self._around(at).start: False})

    def take_back(self, at: int) -> "Parting":
        """The part in which this lies is imported after all."""
        return self._with({self._around(at).start: True})

    def leave_out_above(self, at: int) -> "Parting":
        """The speech begins at this paragraph; what stands above it in its part is left out."""
        part = self._around(at)
        return self if at == part.start else self._with({part.start: False, at: True})

    def leave_out_from(self, at: int) -> "Parting":
        """From this paragraph to the end of its part all is left out."""
        return self._with({at: False})

    def join(self, at: int) -> "Parting":
        """The part in which this lies belongs to the one before it; together they are a speech."""
        part = self._around(at)
        return self._with({self._before(part).start: True}, without=part.start)

    def give_above_to_the_one_before(self, at: int) -> "Parting":
        """The part in which this lies begins here; what stands above goes to the part before it."""
        part = self._around(at)
        self._before(part)
        return self._with({at: part.is_speech}, without=part.start)

    def give_from_here_to_the_next(self, at: int) -> "Parting":
        """The part in which this lies ends here; this paragraph and what follows goes to the part after it."""
        part = self._around(at)
        after = next((each for each in self.parts if each.start == part.end), None)
        if after is None:
            raise Refused(_("This is the last part of the file: nothing follows it."))
        return self._with({at: after.is_speech}, without=after.start)

    def _around(self, at: int) -> Part:
        for part in self.parts:
            if part.start <= at < part.end:
                return part
        raise Refused(_("No paragraph begins there."))

    def _before(self, part: Part) -> Part:
        if part.start == 0:
            raise Refused(_("This is the first part of the file: nothing comes before it."))
        return self._around(part.start - 1)

    def _with(self, marks: dict[int, bool], without: int | None = None) -> "Parting":
        kept = dict(self.marks)
        if not marks.keys() <= {*self._begins, *kept}:
            raise Refused(_("No paragraph begins there."))
        kept.pop(without, None)  # type: ignore[arg-type]
        return Parting(self.text, tuple(_told_once(sorted((kept | marks).items()))))

    @cached_property
    def _begins(self) -> frozenset[int]:
        return frozenset(_begins(self.text))


STEPS = (
    Parting.begin,
    Parting.leave_out,
    Parting.take_back,
    Parting.leave_out_above,
    Parting.leave_out_from,
    Parting.join,
    Parting.give_above_to_the_one_before,
    Parting.give_from_here_to_the_next,
)
STEPS_BY_NAME = {step.__name__: step for step in STEPS}


def _begins(text: str) -> Iterator[int]:
    return (paragraph.start() for paragraph in _PARAGRAPH.finditer(text))


def _told_once(marks: list[tuple[int, bool]]) -> Iterator[tuple[int, bool]]:
    """The marks without those that only say again that something is left out."""
    yield marks[0]
    for before, mark in pairwise(marks):
        if before[1] or mark[1]:
            yield mark
