"""Where in a text it is worth trying rules at all, and which ones.

Most characters begin no match.  A table asked with the first two characters says which words can begin with them, and
which rules that no list of words can replace; only those are tried.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from extraction.reader.rulebook.compiling import OPEN
from extraction.reader.rulebook.patterns import CLASSES, GAP, ONWARD
from extraction.reader.rulebook.rulefiles import Rule
from extraction.reader.rulebook.tree import GAPS, Branch

_ANY = ""
# A character class goes on with its own characters (12, 一二, 3.5, 1,200, 三亿) before what must follow it.
_MEMBERS = frozenset("".join(begins for _, begins in CLASSES.values()) + ONWARD)
# Longer than any class matches; a stretch is looked at anew at each of its characters.
_RUN = re.compile(f"[{re.escape(''.join(sorted(_MEMBERS)))}]{{1,40}}{GAP}")


class Ranked(NamedTuple):
    """A rule and its place among the others: of equally long matches of one family the first counts."""

    rank: int
    rule: Rule


_Table = dict[str, list[Ranked]]


class Start(NamedTuple):
    """What can begin with two characters: words, from behind the first of them, and rules to be tried one by one.

    ``led`` are the rules that begin with a character class (a number, a mask), by what stands behind the class.
    """

    words: Branch
    tried: list[Ranked]
    led: _Table

    def rules(self, folded: str, at: int, end: int) -> list[Ranked]:
        """The rules to try at ``at``, where a class may begin."""
        run = _RUN.match(folded, at, end)
        behind = folded[run.end() : run.end() + 1] if run else _ANY
        return self.tried + self.led.get(behind, self.led[_ANY])


class Anchors:
    """The places where one of these rules can begin a match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        words = Branch()
        tried: dict[str, _Table] = defaultdict(lambda: defaultdict(list))
        led: dict[str, _Table] = defaultdict(lambda: defaultdict(list))
        for ranked in map(Ranked._make, enumerate(rules)):
            for word in ranked.rule.words:
                _end(words.grown(word), ranked)
            for first, second in () if ranked.rule.words else _pairs(ranked.rule):
                tried[first][second].append(ranked)
            for first, behind in () if ranked.rule.words else _behind_class(ranked.rule):
                led[first][behind].append(ranked)
        firsts = words.onward.keys() | tried.keys()
        self._starts = {first: _starts(words.grown(first), tried[first], led[first]) for first in firsts}

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


def _starts(words: Branch, tried: _Table, led: _Table) -> dict[str, Start]:
    """By the second character; under _ANY what needs no particular one."""
    otherwise = tried.get(_ANY, [])
    starts = {second: Start(words, _merged(its, otherwise), {}) for second, its in tried.items()}
    for second in (*words.onward, *GAPS):
        starts.setdefault(second, Start(words, otherwise, {}))
    if words.ends or otherwise:
        starts[_ANY] = Start(words, otherwise, {})
    if led:
        always = led[_ANY]
        by_behind = {behind: _merged(its, always) for behind, its in led.items()}
        at_class = set(chain.from_iterable(led.values()))
        for second in _MEMBERS:
            its = [ranked for ranked in starts.get(second, Start(words, otherwise, {})).tried if ranked not in at_class]
            starts[second] = Start(words, its, by_behind)
    return starts


def _merged(some: list[Ranked], others: list[Ranked]) -> list[Ranked]:
    return list(dict.fromkeys([*some, *others]))


def _pairs(rule: Rule) -> set[tuple[str, str]]:
    """The first two characters of whatever the rule can match; _ANY where everything can be the second."""
    gaps = {(prefix[0], gap) for prefix in rule.prefixes for gap in GAPS}
    return gaps | {(prefix[0], _ANY if prefix[1:].strip(OPEN) == "" else prefix[-1]) for prefix in rule.prefixes}


def _behind_class(rule: Rule) -> set[tuple[str, str]]:
    """The character a class begins with, and what can stand behind a stretch of _MEMBERS; _ANY where that is open."""
    firsts = {prefix[0] for prefix in rule.prefixes if prefix[1:2] == OPEN and prefix[0] in _MEMBERS}
    tails = {(prefix[0], prefix[1:].strip(OPEN)) for prefix in rule.prefixes if prefix[0] in firsts}
    return {(first, _ANY if tail in _MEMBERS else tail) for first, tail in tails}
