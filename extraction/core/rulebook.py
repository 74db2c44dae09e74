"""The rulebook: every rule of ``extraction/rules/*.toml``, compiled, and ready to scan a text.

A file is a family, named like the file: ``Rulebook.load().family("time").scan(text)``.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from extraction.core import lexicon
from extraction.core.anchors import Anchors
from extraction.core.compiling import Compiler
from extraction.core.masks import fold
from extraction.core.rulefiles import Example, Rule, RuleError, rules_of

__all__ = ["Example", "Family", "Match", "Rule", "RuleError", "Rulebook", "rule_ids", "switch_off"]

HOME = Path(__file__).resolve().parent.parent
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


class Family:
    """The rules of one file, scanned together."""

    def __init__(self, name: str, rules: list[Rule]) -> None:
        self.name = name
        self.rules = tuple(rules)
        self._anchors = Anchors(rules)

    def scan(self, text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Iterator[Match]:
        """The longest matches from left to right, none overlapping, with offsets into ``text``.

        Of equally long ones the rule standing first in the file wins.  ``folded`` is ``fold(text)`` if at hand.
        """
        folded = fold(text) if folded is None else folded
        end = len(text) if end is None else end
        free = start
        for at, rules in self._anchors.places(folded, start, end):
            if at < free:
                continue
            found = _longest(rules, folded, at, end)
            if found:
                rule, match = found
                free = match.end()
                yield Match(rule, at, free, text[at:free], match)


def _longest(rules: Sequence[Rule], folded: str, at: int, end: int) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules:
        match = rule.regex.match(folded, at, end)
        if match and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best


class Rulebook:
    """All families and lexicons, and the hash that tells one state of them from another."""

    def __init__(self, rules: list[Rule], lexicons: dict[str, lexicon.Lexicon], digest: str) -> None:
        self.rules = tuple(rules)
        self.lexicons = lexicons
        self.hash = digest
        names = dict.fromkeys(rule.family for rule in rules)
        self._families = {name: Family(name, [rule for rule in rules if rule.family == name]) for name in names}

    @staticmethod
    def load(home: Path = HOME) -> "Rulebook":
        """The rulebook of ``home``/rules and ``home``/lexicon, read once, without the rules that are switched off.

        Raises RuleError or LexiconError.
        """
        return _load(home, _switched_off)

    def family(self, name: str) -> Family:
        """The rules of rules/<name>.toml; an empty family where there is no such file."""
        return self._families.get(name) or Family(name, [])

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id.  Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[rule_id]


_switched_off: frozenset[str] = frozenset()


def switch_off(rule_ids: Iterable[str]) -> None:
    """Read without these rules from now on, and with all others; an id that no rule has changes nothing.

    Whoever runs the reader decides this once, at the start (RULES_OFF, --rules-off).
    """
    global _switched_off
    _switched_off = frozenset(rule_ids)


def rule_ids() -> list[str]:
    """The id of every rule there is, also of those switched off, in the order of the files."""
    return [rule.id for rule in _load(HOME, frozenset()).rules]


@cache
def _load(home: Path, off: frozenset[str]) -> Rulebook:
    words = sorted((home / "lexicon").glob("*.toml"))
    files = sorted((home / "rules").glob("*.toml"))
    lexicons = lexicon.load(words)
    compiler = Compiler(lexicons)
    rules = list(chain.from_iterable(rules_of(file, compiler) for file in files))
    twice = sorted({rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1})
    if twice:
        raise RuleError(f"rules: rule {twice[0]}: field id: used twice")
    left = [rule for rule in rules if rule.id not in off]
    missing = sorted({rule.id for rule in rules} - {rule.id for rule in left})
    return Rulebook(left, lexicons, _digest([*words, *files], missing))


def _digest(files: list[Path], missing: list[str]) -> str:
    digest = hashlib.sha256("".join(f"off {rule_id}\n" for rule_id in missing).encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.parent.name}/{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
