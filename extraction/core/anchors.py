"""Where in a text it is worth trying rules at all, and which ones.

Most characters begin no match.  A table asked with the first two characters says which rules can begin with them; only
those are tried.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from extraction.core.compiling import OPEN
from extraction.core.rulefiles import Rule

# A blank may stand between the two characters of any head (see ``Compiler.heads``).
GAPS = (" ", "\n")
_ANY = ""


Families = Sequence[tuple[str, Sequence[Rule]]]


class Beginning(NamedTuple):
    """The rules that begin with one character, by the character behind it, and those that take any other there."""

    by_second: dict[str, Families]
    otherwise: Families


class Anchors:
    """The places where one of these rules can begin a match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        seconds_of: dict[str, dict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
        rules = list(rules)
        for rule in rules:
            for first, second in _pairs(rule):
                seconds_of[first][second].append(rule)
        self._beginnings = {first: _beginning(seconds, rules) for first, seconds in seconds_of.items()}

    def places(self, folded: str, start: int, end: int) -> Iterator[tuple[int, Families]]:
        """Every such place between ``start`` and ``end``, and the rules to try there, by family and in their order."""
        part = folded[start:end]
        pairs = zip(map(self._beginnings.get, part), part[1:] + "\n", strict=False)
        for at, (beginning, second) in enumerate(pairs, start):
            if beginning and (families := beginning.by_second.get(second, beginning.otherwise)):
                yield at, families


def _pairs(rule: Rule) -> set[tuple[str, str]]:
    """The first two characters of whatever the rule can match; _ANY where everything can be the second."""
    # A character class goes on with its own characters (12, 一二, 3.5, 1,200) before what must follow it.
    members = {head[0] for head in rule.heads if head[1:2] == OPEN} | {".", ","}
    pairs = set()
    for head in rule.heads:
        pairs |= {(head[0], _ANY if head[1:].strip(OPEN) == "" else head[-1])} | {(head[0], gap) for gap in GAPS}
        if head[1:2] == OPEN:
            pairs |= {(head[0], member) for member in members}
    return pairs


def _beginning(seconds: dict[str, list[Rule]], rules: list[Rule]) -> Beginning:
    otherwise = seconds.pop(_ANY, [])
    for second, its in seconds.items() if otherwise else ():
        seconds[second] = [rule for rule in rules if rule in its or rule in otherwise]
    return Beginning({second: _families(its) for second, its in seconds.items()}, _families(otherwise))


def _families(rules: list[Rule]) -> Families:
    return [(family, list(its)) for family, its in groupby(rules, key=attrgetter("family"))]
