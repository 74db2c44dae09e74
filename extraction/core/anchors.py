"""Where in a text it is worth trying rules at all, and which ones.

Most characters begin no match.  One compiled search skips them, looking at two characters, or at what follows a whole
number or mask; only what it leaves is tried rule by rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from extraction.core.compiling import OPEN
from extraction.core.patterns import GAP
from extraction.core.rulefiles import Rule

GAPS = (" ", "\n")
LONGEST_CLASS = 20


class Anchors:
    """The places where a match with one of these heads (see ``Compiler.heads``) can begin."""

    def __init__(self, heads: Iterable[str]) -> None:
        heads = frozenset(heads)
        self._pairs = frozenset(filter(_is_pair, heads))
        opens = heads - self._pairs
        self._search = _places(self._pairs, opens).search if heads else None
        self._led = _led(opens) if opens else None

    def next(self, folded: str, at: int, end: int) -> int | None:
        """The next such place from ``at`` on, or None."""
        while self._search and (place := self._search(folded, at, end)):
            at = place.start()
            pair = folded[at : at + 2]
            if pair in self._pairs or pair[1:] in GAPS or (self._led and self._led.match(folded, at, end)):
                return at
            at += 1
        return None


class Candidates:
    """The rules that can match at a place, by its first two characters; in the order of their file."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._of_first: dict[str, list[Rule]] = defaultdict(list)
        self._of_open: dict[str, list[Rule]] = defaultdict(list)
        self._of_pair: dict[str, list[Rule]] = {}
        rules = list(rules)
        pairs = {head for rule in rules for head in rule.heads if _is_pair(head)}
        for rule in rules:
            opens = {head[0] for head in rule.heads if not _is_pair(head)}
            for first in {head[0] for head in rule.heads}:
                self._of_first[first].append(rule)
            for first in opens:
                self._of_open[first].append(rule)
            for pair in pairs:
                if pair in rule.heads or pair[0] in opens:
                    self._of_pair.setdefault(pair, []).append(rule)

    def at(self, folded: str, at: int) -> list[Rule]:
        """The rules worth trying at ``at``."""
        pair = folded[at : at + 2]
        if pair[1:] in GAPS:
            # A blank may stand between the two characters of any head.
            return self._of_first[pair[0]]
        return self._of_pair.get(pair) or self._of_open[pair[0]]


def _is_pair(head: str) -> bool:
    return len(head) == 2 and head[1] != OPEN


def _places(pairs: frozenset[str], opens: frozenset[str]) -> re.Pattern[str]:
    starters = _one_of(head[0] for head in pairs | opens)
    seconds = _one_of({head[1] for head in pairs} | set(GAPS))
    led = f"(?<={_one_of(head[0] for head in opens)})|" if opens else ""
    return re.compile(f"{starters}(?:{led}(?={seconds}))")


def _led(opens: frozenset[str]) -> re.Pattern[str]:
    """A class of characters and what some rule wants behind it; anything, where some rule takes anything."""
    if any(len(head) < 3 for head in opens):
        return re.compile("")
    members = _one_of({head[0] for head in opens} | {"."})
    return re.compile(f"{members}{{1,{LONGEST_CLASS}}}{GAP}{_one_of(head[2] for head in opens)}")


def _one_of(characters: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(set(characters)))) + "]"
