"""Trying rules on a text: what matches, where, and which of several matches counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extraction.core.anchors import Anchors
from extraction.core.masks import fold
from extraction.core.rulefiles import Rule

_NO_GAPS = str.maketrans("", "", " \n")


class Match(NamedTuple):
    """What a rule found: ``text`` is quoted from the source."""

    rule: Rule
    start: int
    end: int
    text: str
    found: re.Match[str]

    @property
    def slots(self) -> dict[str, str]:
        """The words of each filled slot, folded and without blanks, so that a lexicon knows them."""
        filled = {name: words for name, words in self.found.groupdict().items() if words is not None}
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
        for at, families in self._anchors.places(folded, start, end):
            for family, rules in families:
                if at < free.get(family, start):
                    continue
                found = _longest(rules, folded, at, end)
                if found:
                    rule, match = found
                    free[family] = match.end()
                    yield Match(rule, at, match.end(), text[at : match.end()], match)


def _longest(rules: Sequence[Rule], folded: str, at: int, end: int) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules:
        match = rule.regex.match(folded, at, end)
        if match and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best
