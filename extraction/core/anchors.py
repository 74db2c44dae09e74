"""Where in a text it is worth trying rules at all, and which ones.

Most characters begin no match.  A table asked with the first two characters says which words can begin with them, and
which rules that no list of words can replace; only those are tried.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extraction.core.compiling import OPEN
from extraction.core.rulefiles import Rule
from extraction.core.tree import GAPS, Branch

_ANY = ""


class Ranked(NamedTuple):
    """A rule and its place among the others: of equally long matches of one family the first counts."""

    rank: int
    rule: Rule


class Start(NamedTuple):
    """What can begin with two characters: words, from behind the first of them, and rules to be tried one by one."""

    words: Branch
    tried: Sequence[Ranked]


class Anchors:
    """The places where one of these rules can begin a match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        words = Branch()
        tried: dict[str, dict[str, list[Ranked]]] = defaultdict(lambda: defaultdict(list))
        for ranked in map(Ranked._make, enumerate(rules)):
            for word in ranked.rule.words:
                _end(words.grown(word), ranked)
            for first, second in () if ranked.rule.words else _pairs(ranked.rule):
                tried[first][second].append(ranked)
        firsts = words.onward.keys() | tried.keys()
        self._starts = {first: _starts(words.grown(first), tried[first]) for first in firsts}

    def places(self, folded: str, start: int, end: int) -> Iterator[tuple[int, Start]]:
        """Every such place between ``start`` and ``end``, and what to try there."""
        part = folded[start:end]
        pairs = zip(map(self._starts.get, part), part[1:] + "\n", strict=False)
        for at, (starts, second) in enumerate(pairs, start):
            if starts and (begins := starts.get(second) or starts.get(_ANY)):
                yield at, begins


def _end(branch: Branch, ranked: Ranked) -> None:
    """The word of this branch stands for this rule, unless an earlier one of its family has the same word."""
    if not any(other.rule.family == ranked.rule.family for other in branch.ends):
        branch.ends.append(ranked)


def _starts(words: Branch, tried: dict[str, list[Ranked]]) -> dict[str, Start]:
    """By the second character; under _ANY what needs no particular one."""
    otherwise = tried.get(_ANY, [])
    starts = {second: Start(words, sorted({*its, *otherwise})) for second, its in tried.items()}
    for second in (*words.onward, *GAPS):
        starts.setdefault(second, Start(words, otherwise))
    if words.ends or otherwise:
        starts[_ANY] = Start(words, otherwise)
    return starts


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
