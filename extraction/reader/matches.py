"""Everything the rules found in one text, scanned once and looked up by span."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.headings import enumerator
from extraction.reader.layout.spans import Span
from extraction.reader.results import DeadlineMention
from extraction.reader.rulebook import Lexicons, Match, Rulebook
from extraction.reader.times import find as find_deadlines

_FAMILIES = ("cue", "veto", "party", "target", "time", "noise")
_NOTHING = "nothing"


class Matches:
    """The matches of one family in order of their place."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._matches = list(matches)
        self._starts = [match.start for match in self._matches]
        self._by_start = dict(zip(self._starts, self._matches, strict=True))

    def __iter__(self) -> Iterator[Match]:
        return iter(self._matches)

    def within(self, start: int, end: int) -> list[Match]:
        """The matches that begin between ``start`` and ``end``, ends included or not."""
        left = bisect_left(self._starts, start)
        return self._matches[left : bisect_left(self._starts, end, left)]

    def at(self, start: int) -> Match | None:
        """The match that begins exactly here, or None."""
        return self._by_start.get(start)


@dataclass
class MatchedText:
    """What the rules found in one speech; they see ``speech`` only, spans index the whole ``text``.

    ``text`` is in ordinary characters (see `lookalikes`); what is handed out quotes it as it was printed.  ``folded``
    is ``fold(text)``: the text as the rules see it, made once for all speeches of a file.
    """

    text: str
    folded: str
    speech: Span
    held_on: date | None
    rulebook: Rulebook

    @property
    def lexicons(self) -> Lexicons:
        """The words of the rulebook."""
        return self.rulebook.lexicons

    def word_at(self, lexicon: str, start: int, end: int) -> int:
        """Where the longest word of a lexicon that begins at ``start`` ends; ``start`` itself where none does."""
        return self.rulebook.lexicons.word_at(lexicon, self.folded, start, end)

    def holds_word(self, lexicon: str, start: int, end: int) -> bool:
        """Whether a word of a lexicon stands anywhere between ``start`` and ``end``."""
        return self.rulebook.lexicons.holds_word(lexicon, self.folded, start, end)

    def skip_words(self, lexicon: str, start: int, end: int) -> int:
        """Where the run of words of a lexicon, with commas between, that begins at ``start`` ends."""
        return self.rulebook.lexicons.skip_words(lexicon, self.folded, start, end)

    @cached_property
    def cues(self) -> Matches:
        """Modals, verbs, nouns: what the sentences are made of.  Words inside the name of a party are no cues."""
        names = [party for party in self.parties if party.rule.value in ("unit", "collective")]
        return Matches(_outside(self._said("cue"), names))

    @cached_property
    def vetoes(self) -> Matches:
        """Signs that a sentence demands nothing."""
        return Matches(self._said("veto"))

    @cached_property
    def parties(self) -> Matches:
        """Words that name, or end the name of, somebody who acts."""
        return Matches(self._said("party"))

    @cached_property
    def targets(self) -> Matches:
        """Figures and levels."""
        return Matches(self._said("target"))

    @cached_property
    def noise(self) -> Matches:
        """What web sites write around a text."""
        return Matches(self._said("noise"))

    @cached_property
    def deadlines(self) -> list[DeadlineMention]:
        """Every time expression of the speech, behind the number a line opens with (1、9月底前)."""
        times = Matches(self._scanned["time"])
        return [mention for line in self._lines for mention in self._deadlines_of(line, times)]

    def _deadlines_of(self, line: Span, times: Matches) -> list[DeadlineMention]:
        number = enumerator(self.text, *line)
        start = number.end if number else line.start
        matches: list[Match] | None = times.within(start, line.end)
        before = times.within(line.start, start)
        if before and before[-1].end > start:
            # 1、9月底前: what begins in the number is no time, but hides one.
            matches = None
        elif not matches:
            return []
        return find_deadlines(
            self.text,
            start,
            line.end,
            self.held_on,
            rulebook=self.rulebook,
            folded=self.folded,
            matches=matches,
        )

    def deadlines_within(self, start: int, end: int) -> list[DeadlineMention]:
        """The time expressions that lie wholly between ``start`` and ``end``."""
        left = bisect_left(self._deadline_starts, start)
        right = bisect_left(self._deadline_starts, end, left)
        return [deadline for deadline in self.deadlines[left:right] if deadline.end <= end]

    def deadline_end(self, start: int) -> int:
        """Where the time expression that begins exactly here ends; ``start`` itself where none does."""
        return self._deadline_ends.get(start, start)

    @cached_property
    def _deadline_ends(self) -> dict[int, int]:
        return {deadline.start: deadline.end for deadline in self.deadlines}

    @cached_property
    def _deadline_starts(self) -> list[int]:
        return [deadline.start for deadline in self.deadlines]

    @cached_property
    def _lines(self) -> list[Span]:
        """No sentence runs on over the end of a line, so no match may; else the next line would change this one."""
        return list(blocks(self.text, *self.speech))

    @cached_property
    def _scanned(self) -> dict[str, list[Match]]:
        """What the rules of each family found, from left to right."""
        scanned: dict[str, list[Match]] = {family: [] for family in _FAMILIES}
        rules = self.rulebook.family(*_FAMILIES)
        for line in self._lines:
            for match in rules.scan(self.text, *line, folded=self.folded):
                scanned[match.rule.family].append(match)
        return scanned

    def _said(self, family: str) -> Iterator[Match]:
        return (match for match in self._scanned[family] if match.rule.value != _NOTHING)


def _outside(matches: Iterable[Match], holders: list[Match]) -> Iterator[Match]:
    """The matches that lie in none of ``holders``; both run from left to right."""
    index = 0
    for match in matches:
        while index < len(holders) and holders[index].end <= match.start:
            index += 1
        if index == len(holders) or not (holders[index].start <= match.start and match.end <= holders[index].end):
            yield match
