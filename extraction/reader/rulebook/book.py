"""The rulebook: rules and words of one folder, compiled, and ready to scan a text.

A file of rules is a family, named like the file: ``rulebook.family("time").scan(text)``.
"""

import gc
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from extraction.reader.rulebook import lexicons
from extraction.reader.rulebook.compiling import Compiler
from extraction.reader.rulebook.lexicons import Lexicons
from extraction.reader.rulebook.rulefiles import Rule, RuleError, rules_of
from extraction.reader.rulebook.scanner import Scanner
from extraction.reader.rulebook.word_values import Allowed


class Rulebook:
    """All families and lexicons, and the hash that tells one state of the reader from another.

    ``rules`` are those in force; ``families`` gives the family of every rule there is by its id, also of those that are
    switched off, in the order of the files.  ``over`` is the folder whose words are read over the others, and ``off``
    are the rules left out: by these two another process loads the same.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        lexicons: Lexicons,
        digest: str,
        off: Collection[str] = (),
        over: Path | None = None,
    ) -> None:
        every = tuple(rules)
        self.off = tuple(off)
        self.over = over
        self.families = {rule.id: rule.family for rule in every}
        self.rules = tuple(rule for rule in every if rule.id not in off)
        self.lexicons = lexicons
        self.hash = digest
        self._scanners: dict[tuple[str, ...], Scanner] = {}

    def family(self, *names: str) -> Scanner:
        """The rules of rules/<name>.toml, of several files together; none where there is no such file."""
        if names not in self._scanners:
            with _built_to_stay():
                self._scanners[names] = Scanner(rule for rule in self.rules if rule.family in names)
        return self._scanners[names]

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id.  Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[rule_id]


def read_rulebook(
    home: Path,
    *,
    version: str = "",
    values: Mapping[str, Collection[str]] | None = None,
    over: Path | None = None,
    allowed: Mapping[str, Allowed] | None = None,
    valued_in: Mapping[str, str] | None = None,
    off: Collection[str] = (),
) -> Rulebook:
    """The rulebook of ``home``/rules and ``home``/lexicon.

    ``version`` is that of the code that goes by it; ``values`` are those a rule may have, by its family, where only
    some have a meaning; the words of ``over``/lexicon, where it has such a folder, are read over those of ``home``,
    and ``allowed`` says what they may stand for (see word_values), ``valued_in`` in which table the words of a list
    have their values; the rules ``off`` are left out, and an id that no rule has changes nothing.  Raises RuleError or
    LexiconError.
    """
    with _built_to_stay():
        words, more = _files(home, "lexicon"), _files(over, "lexicon") if over else []
        tables = lexicons.read_over(lexicons.read(words), more, allowed or {}, valued_in or {})
        files, compiler = _files(home, "rules"), Compiler(tables)
        rules = list(chain.from_iterable(rules_of(file, compiler, (values or {}).get(file.stem)) for file in files))
        _refuse_twins(rules)
        without = sorted({rule.id for rule in rules}.intersection(off))
        return Rulebook(rules, Lexicons(tables), _digest(version, [*words, *files], more, without), without, over)


def _files(home: Path, folder: str) -> list[Path]:
    return sorted((home / folder).glob("*.toml"))


def _refuse_twins(rules: list[Rule]) -> None:
    twice = sorted({rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1})
    if twice:
        raise RuleError(f"rules: rule {twice[0]}: field id: used twice")


def _digest(version: str, files: list[Path], over: list[Path], off: list[str]) -> str:
    digest = hashlib.sha256(f"version {version}\n".encode())
    digest.update("".join(f"off {rule_id}\n" for rule_id in off).encode())
    for where, file in [*(("", file) for file in files), *(("over ", file) for file in over)]:
        content = file.read_bytes()
        digest.update(f"{where}{file.parent.name}/{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


@contextmanager
def _built_to_stay() -> Iterator[None]:
    """What is built here is kept, nearly always as long as the process.  Searching it for garbage, again and again,
    would take half of the time of building and of every reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
