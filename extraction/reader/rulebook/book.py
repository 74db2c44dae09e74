"""The rulebook: every rule of ``extraction/reader/rules/*.toml``, compiled, and ready to scan a text.

A file is a family, named like the file: ``Rulebook.load().family("time").scan(text)``.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path

from extraction.reader.rulebook import lexicon
from extraction.reader.rulebook.compiling import Compiler
from extraction.reader.rulebook.rulefiles import Rule, RuleError, rules_of
from extraction.reader.rulebook.scanner import Scanner

HOME = Path(__file__).resolve().parent.parent


class Rulebook:
    """All families and lexicons, and the hash that tells one state of them from another."""

    def __init__(self, rules: list[Rule], lexicons: dict[str, lexicon.Lexicon], digest: str) -> None:
        self.rules = tuple(rules)
        self.lexicons = lexicons
        self.hash = digest
        self._scanners: dict[tuple[str, ...], Scanner] = {}

    @staticmethod
    def load(home: Path = HOME) -> "Rulebook":
        """The rulebook of ``home``/rules and ``home``/lexicon, read once, without the rules that are switched off.

        Raises RuleError or LexiconError.
        """
        return _load(home, _switched_off)

    def family(self, *names: str) -> Scanner:
        """The rules of rules/<name>.toml, of several files together; none where there is no such file."""
        if names not in self._scanners:
            with _built_to_stay():
                self._scanners[names] = Scanner(rule for rule in self.rules if rule.family in names)
        return self._scanners[names]

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
    return list(rule_families())


def rule_families() -> dict[str, str]:
    """The family of every rule there is by its id, also of those switched off, in the order of the files."""
    return {rule.id: rule.family for rule in _load(HOME, frozenset()).rules}


@contextmanager
def _built_to_stay() -> Iterator[None]:
    """What is built here lives as long as the process.  Searching it for garbage, again and again, would take half of
    the time of building and of every reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


@cache
def _load(home: Path, off: frozenset[str]) -> Rulebook:
    with _built_to_stay():
        return _read(home, off)


def _read(home: Path, off: frozenset[str]) -> Rulebook:
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
