"""The rulebook: every rule of ``extraction/rules/*.toml``, compiled, and ready to scan a text.

A rule is one ``[[rule]]`` block with ``id``, ``pattern``, ``value``, ``examples`` and ``counter_examples``; every other
field is free (``note``, ``weight`` …) and found in ``Rule.extra``.  A file is a family, named like the file.
If a file says ``meanings = "extraction.core.…"`` at its top, each ``value`` names a function of that module.
"""

import hashlib
import importlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from extraction.core import lexicon
from extraction.core.masks import fold
from extraction.core.patterns import Compiler, PatternError, parse

HOME = Path(__file__).resolve().parent.parent
_NO_GAPS = str.maketrans("", "", " \n")
OWN_FIELDS = ("id", "pattern", "value", "examples", "counter_examples")


class RuleError(ValueError):
    """A rule file that cannot be used; the message is one line naming file, rule and field."""


@dataclass(frozen=True)
class Example:
    """A text a rule was written for: it must match in it (exactly ``match`` where given), a counter-example must not.

    ``expected`` holds the further fields of the example (``held_on``, ``value`` …).
    """

    text: str
    match: str = ""
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: ``meaning`` is the function its value names, or None where the family has no meanings module."""

    id: str
    family: str
    pattern: str
    value: str
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    extra: Mapping[str, Any]
    regex: re.Pattern[str]
    starters: frozenset[str]
    bare: str
    meaning: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Match:
    """What a rule found: ``text`` is quoted from the source, ``slots`` holds the words of each filled slot, folded and
    without blanks, so that a lexicon knows them."""

    rule: Rule
    start: int
    end: int
    text: str
    slots: Mapping[str, str]


class Family:
    """The rules of one file, scanned together."""

    def __init__(self, name: str, rules: list[Rule]) -> None:
        self.name = name
        self.rules = tuple(rules)
        starters = sorted(set().union(*(rule.starters for rule in rules)))
        self._anchor = re.compile("[" + "".join(map(re.escape, starters)) + "]") if starters else None
        self._by_starter = {character: self._beginning_with(character) for character in starters}

    def _beginning_with(self, character: str) -> tuple[Callable[..., Any], tuple[Rule, ...]]:
        # One alternation says "none of these" in a single call; the rules are tried singly only where one matches.
        rules = tuple(rule for rule in self.rules if character in rule.starters)
        return re.compile("|".join(f"(?:{rule.bare})" for rule in rules)).match, rules

    def scan(self, text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Iterator[Match]:
        """The longest matches from left to right, none overlapping, with offsets into ``text``.

        Of equally long ones the rule standing first in the file wins.  ``folded`` is ``fold(text)`` if at hand.
        """
        folded = fold(text) if folded is None else folded
        end = len(text) if end is None else end
        at = start
        while self._anchor and (anchor := self._anchor.search(folded, at, end)):
            at = anchor.start()
            found = self._longest(folded, at, end)
            if found:
                rule, match = found
                yield Match(rule, at, match.end(), text[at : match.end()], _slots(match))
            at = found[1].end() if found else at + 1

    def _longest(self, folded: str, at: int, end: int) -> tuple[Rule, re.Match[str]] | None:
        any_match, rules = self._by_starter[folded[at]]
        if not any_match(folded, at, end):
            return None
        found = [(rule, match) for rule in rules if (match := rule.regex.match(folded, at, end))]
        return max(found, key=lambda pair: pair[1].end())


def _slots(match: re.Match[str]) -> dict[str, str]:
    found = {name: words for name, words in match.groupdict().items() if words is not None}
    return {name.rsplit("__", 1)[0]: words.translate(_NO_GAPS) for name, words in found.items()}


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
        """The rulebook of ``home``/rules and ``home``/lexicon, read once.  Raises RuleError or LexiconError."""
        return _load(home)

    def family(self, name: str) -> Family:
        """The rules of rules/<name>.toml; an empty family where there is no such file."""
        return self._families.get(name) or Family(name, [])

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id.  Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[rule_id]


@cache
def _load(home: Path) -> Rulebook:
    words = sorted((home / "lexicon").glob("*.toml"))
    files = sorted((home / "rules").glob("*.toml"))
    lexicons = lexicon.load(words)
    compiler = Compiler(lexicons)
    rules = list(chain.from_iterable(_rules_of(file, compiler) for file in files))
    twice = sorted({rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1})
    if twice:
        raise RuleError(f"rules: rule {twice[0]}: field id: used twice")
    return Rulebook(rules, lexicons, _digest([*words, *files]))


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.parent.name}/{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _rules_of(file: Path, compiler: Compiler) -> Iterator[Rule]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"rules/{file.name}: not TOML: {error}") from error
    module = importlib.import_module(tables["meanings"]) if "meanings" in tables else None
    for number, block in enumerate(tables.get("rule", []), 1):
        yield _rule(file, block, number, compiler, module)


def _rule(file: Path, block: dict[str, Any], number: int, compiler: Compiler, module: Any) -> Rule:
    where = f"rules/{file.name}: rule {block.get('id', f'no. {number}')}: field"
    for name, kind in (("id", str), ("pattern", str), ("value", str), ("examples", list), ("counter_examples", list)):
        if not isinstance(block.get(name, [] if name == "counter_examples" else None), kind):
            raise RuleError(f"{where} {name}: missing, or not {'text' if kind is str else 'a list'}")
    if not block["examples"]:
        raise RuleError(f"{where} examples: a rule needs at least one")
    if module and not callable(getattr(module, block["value"], None)):
        raise RuleError(f"{where} value: {module.__name__} has no function “{block['value']}”")
    try:
        nodes = parse(block["pattern"])
        starters = compiler.starters(nodes)
    except PatternError as error:
        raise RuleError(f"{where} pattern: {error}") from error
    return Rule(
        id=block["id"],
        family=file.stem,
        pattern=block["pattern"],
        value=block["value"],
        examples=_examples(block["examples"], f"{where} examples"),
        counter_examples=_examples(block.get("counter_examples", []), f"{where} counter_examples"),
        extra={name: value for name, value in block.items() if name not in OWN_FIELDS},
        regex=re.compile(_guarded(compiler.expression(nodes), block)),
        starters=frozenset(starters),
        bare=_guarded(compiler.expression(nodes, named=False), block),
        meaning=getattr(module, block["value"]) if module else None,
    )


def _guarded(expression: str, block: Mapping[str, Any]) -> str:
    """The expression, refusing the neighbouring characters a rule names in ``not_after`` and ``not_before``."""
    after, before = (re.escape(fold(block.get(name, ""))) for name in ("not_after", "not_before"))
    return (f"(?<![{after}])" if after else "") + f"(?:{expression})" + (f"(?![{before}])" if before else "")


def _examples(given: list[Any], where: str) -> tuple[Example, ...]:
    return tuple(_example(one, where) for one in given)


def _example(given: Any, where: str) -> Example:
    if isinstance(given, str):
        return Example(given)
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise RuleError(f"{where}: each must be text or a table with text")
    rest = {name: value for name, value in given.items() if name not in ("text", "match")}
    if given.get("match", "") not in given["text"]:
        raise RuleError(f"{where}: “{given['match']}” does not stand in “{given['text']}”")
    return Example(given["text"], given.get("match", ""), rest)
