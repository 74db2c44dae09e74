"""A stretch of a speech that a person points at → one proposal, by the same parsers as everything else."""

from collections.abc import Iterator
from datetime import date

from extraction.lookalikes import in_ordinary_characters
from extraction.reader.demands.demanding import read_clauses
from extraction.reader.demands.kinds import kind_of
from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.sentences import Sentence
from extraction.reader.layout.spans import Span, shared, trimmed
from extraction.reader.matches import MatchedText
from extraction.reader.proposals import SpeechReader
from extraction.reader.results import Proposal
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import shipped


def read_stretch(
    text: str, start: int, end: int, *, held_on: date | None = None, rulebook: Rulebook | None = None
) -> Proposal | None:
    """What ``text[start:end]``, without white space at its edges, demands if it is one demand, however unlikely.

    ``text`` is that of one speech, ``held_on`` the day relative words are resolved against.  Who is not named in the
    stretch is inherited as everywhere.  None where the stretch holds no words at all.
    It is read by ``rulebook``, and without one by the shipped one.
    """
    stretch = trimmed(text, start, end)
    if not any(character.isalnum() for character in stretch.of(text)):
        return None
    ordinary = in_ordinary_characters(text)
    matched = MatchedText(ordinary, fold(ordinary), Span(0, len(text)), held_on, rulebook or shipped())
    reader = _StretchReader(matched, stretch)
    reader.read()
    found = reader.stretch_read()
    return found and found.quoting(text)


class _StretchReader(SpeechReader):
    """Reads a speech as far as its stretch, so that it knows who is meant there; the stretch it reads in one piece."""

    def __init__(self, matched: MatchedText, stretch: Span) -> None:
        super().__init__(matched, least=0)
        self._stretch = stretch
        self._is_read = False

    def read(self) -> None:
        """Fill ``proposals`` up to the paragraphs of the stretch."""
        for block in blocks(self._matched.text, *self._matched.speech):
            if block.start < self._stretch.end:
                self.paragraphs.append(self._paragraph(block))

    def stretch_read(self) -> Proposal | None:
        """The stretch as one demand; what stands in noise or in a title was passed over, and is read by itself."""
        if not self._is_read:
            return self._as_one_demand([])
        return next(each for each in self.proposals if (each.start, each.end) == self._stretch)

    def _sentence_proposals(self, sentence: Sentence, shape: list[str]) -> Iterator[Proposal]:
        if shared((sentence.start, sentence.end), self._stretch) <= 0:
            yield from super()._sentence_proposals(sentence, shape)
        elif not self._is_read:
            self._is_read = True
            self._hear(Span(sentence.start, self._stretch.start))
            found = self._as_one_demand(shape)
            if found:
                yield found

    def _hear(self, before: Span) -> None:
        """Who is named in the part of the sentence before the stretch is meant in the stretch as well."""
        clauses = read_clauses(self._matched, *before, goes_on=self._goes_on)
        if clauses:
            self._parties(before, clauses, of_consequence=kind_of(clauses) == "accountability")
            self._goes_on = any(clause.demands for clause in clauses)

    def _as_one_demand(self, shape: list[str]) -> Proposal | None:
        clauses = read_clauses(self._matched, *self._stretch, goes_on=self._goes_on)
        return self._weighed(self._stretch, clauses, shape)
