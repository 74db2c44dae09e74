"""Trying rules on a text: what matches, where, and which of several matches counts."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extraction.reader.rulebook.anchors import Anchors, Start
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.rulefiles import Rule

_NO_GAPS = str.maketrans("", "", " \n")


class Match(NamedTuple):
    """What a rule found: ``text`` is quoted from the source."""

    rule: Rule
    start: int
    end: int
    text: str
    found: re.Match[str] | None = None

    @property
    def slots(self) -> dict[str, str]:
        """The words of each filled slot, folded and without blanks, so that a lexicon knows them."""
        found = self.found or self.rule.regex.fullmatch(fold(self.text))
        filled = {name: words for name, words in found.groupdict().items() if words is not None} if found else {}
        return {name.rsplit("__", 1)[0]: words.translate(_NO_GAPS) for name, words in filled.items()}


class Scanner:
    """The rules of one family, or of several that are tried in one passage over the text, each for itself."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._anchors = Anchors(rules)

    def scan(self, text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Iterator[Match]:
        """The longest matches from left to right, none overlapping another of its family, with offsets into ``text``.

        Of equally long ones the rule standing first in the file wins.  ``folded`` is ``fold(text)`` if at hand.
        """
        folded = fold(text) if folded is None else folded
        end = len(text) if end is None else end
        free: dict[str, int] = {}
        for at, begins in self._anchors.places(folded, start, end):
            for stop, _, rule, found in _matches(begins, folded, at, end):
                if at >= free.get(rule.family, start):
                    free[rule.family] = stop
                    yield Match(rule, at, stop, text[at:stop], found)


_Ending = tuple[int, int, Rule, re.Match[str] | None]


def _matches(begins: Start, folded: str, at: int, end: int) -> list[_Ending]:
    """Where each rule that matches at a place ends: the longest first, and of equally long ones the first in rank."""
    words = begins.words.read(folded, at + 1, end)
    matches: list[_Ending] = [(stop, -rank, rule, None) for stop, ends in words for rank, rule in ends]
    for rank, rule in begins.rules(folded, at, end) if begins.led else begins.tried:
        found = rule.regex.match(folded, at, end)
        if found:
            matches.append((found.end(), -rank, rule, found))
    return sorted(matches, reverse=True) if len(matches) > 1 else matches
