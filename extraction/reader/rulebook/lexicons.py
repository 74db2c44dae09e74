"""Lexicons: words and what they stand for, one table a lexicon in ``lexicon/*.toml``.

A table gives each word its value (``"正月" = 1``); a list gives words that stand for themselves.  Words are kept folded
(see masks), so that the words a slot caught can be looked up as they are; two that fold to the same are one too many.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.patterns import GAP

Lexicon = Mapping[str, Any]


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message is one line naming file and table."""


class _Expressions(dict[str, re.Pattern[str]]):
    """Expressions by the lexicon they are made of, each compiled when it is first asked for."""

    def __init__(self, made: Callable[[str], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = re.compile(self._made(name))
        return self[name]


class Lexicons(Mapping[str, Lexicon]):
    """The lexicons of one rulebook by name, and whether a word of one stands somewhere in a folded text."""

    def __init__(self, tables: Mapping[str, Lexicon]) -> None:
        self._tables = dict(tables)
        self._any_of = _Expressions(lambda name: any_of(self[name]))
        self._run_of = _Expressions(lambda name: f"(?:{any_of(self[name])}|[,，、 ：:])*+")
        self._expressions: dict[tuple[str, str, str], re.Pattern[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}

    # Those of two rulebooks are two, whatever they hold: what is made of lexicons is kept by them.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __getitem__(self, name: str) -> Lexicon:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def words_of(self, name: str) -> tuple[str, ...]:
        """The words of a lexicon, folded; as a tuple `startswith` and `endswith` take them."""
        if name not in self._words:
            self._words[name] = tuple(self[name])
        return self._words[name]

    def expression(self, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
        """The longest word of a lexicon, with gaps as rules tolerate them, between two expressions."""
        key = name, before, after
        if key not in self._expressions:
            self._expressions[key] = re.compile(before + any_of(self[name], GAP) + after)
        return self._expressions[key]

    def word_at(self, name: str, folded: str, start: int, end: int) -> int:
        """Where the longest word of a lexicon that begins at ``start`` ends; ``start`` itself where none does."""
        found = self._any_of[name].match(folded, start, end)
        return found.end() if found else start

    def holds_word(self, name: str, folded: str, start: int, end: int) -> bool:
        """Whether a word of a lexicon stands anywhere between ``start`` and ``end``."""
        return self._any_of[name].search(folded, start, end) is not None

    def skip_words(self, name: str, folded: str, start: int, end: int) -> int:
        """Where the run of words of a lexicon, with commas between, that begins at ``start`` ends."""
        found = self._run_of[name].match(folded, start, end)
        return found.end() if found else start


def read(files: Iterable[Path]) -> dict[str, Lexicon]:
    """All lexicons of these files by name.  Raises LexiconError."""
    lexicons: dict[str, Lexicon] = {}
    for file in files:
        for name, words in _tables(file).items():
            if name in lexicons:
                raise LexiconError(f"lexicon/{file.name}: table {name}: another file has a table of this name")
            lexicons[name] = _lexicon(file, name, words)
    return lexicons


def read_over(lexicons: Mapping[str, Lexicon], files: Iterable[Path]) -> dict[str, Lexicon]:
    """The lexicons with the words of these files added; of a word that is there already the value is replaced.

    Raises LexiconError, also for a table that is not there: no rule would ask for it.
    """
    over = read(files)
    for name in over:
        if name not in lexicons:
            raise LexiconError(f"lexicon: table {name}: there is no such table to add words to")
    return {name: {**words, **over.get(name, {})} for name, words in lexicons.items()}


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"lexicon/{file.name}: not TOML: {error}") from error


def _lexicon(file: Path, name: str, words: object) -> Lexicon:
    values = words if isinstance(words, dict) else {}
    said = words if isinstance(words, list) else list(values)
    if not said or "" in said:
        raise LexiconError(f"lexicon/{file.name}: table {name}: must hold words, and none may be empty")
    folded: dict[str, Any] = {}
    for word in said:
        if fold(word) in folded:
            raise LexiconError(f"lexicon/{file.name}: table {name}: “{word}” stands twice")
        folded[fold(word)] = values.get(word, word)
    return folded
