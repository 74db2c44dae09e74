"""Lexicons: words and what they stand for, one table a lexicon in ``lexicon/*.toml``.

A table gives each word its value (``"正月" = 1``); a list gives words that stand for themselves.  Words are kept folded
(see masks), so that the words a slot caught can be looked up as they are; two that fold to the same are one too many.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.patterns import GAP
from extraction.reader.rulebook.word_values import Allowed, as_toml, fault

Lexicon = Mapping[str, Any]
# NUL is no character of a text; the rest no slot would give.
_NOT_A_WORD = re.compile(r"^$|^\s|\s$|[\0\r\n]")


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message is one line naming file, table and word, and the way out."""


class _Table(NamedTuple):
    """One table of a file: where it stands, its words with their values, and whether it is a list of words alone."""

    where: str
    name: str
    words: Lexicon
    is_list: bool


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
    return {name: table.words for name, table in _read(files).items()}


def read_over(
    lexicons: Mapping[str, Lexicon],
    files: Iterable[Path],
    allowed: Mapping[str, Allowed],
    valued_in: Mapping[str, str],
) -> dict[str, Lexicon]:
    """The lexicons with the words of these files added; of a word that is there already the value is replaced.

    Raises LexiconError for a table that is not there, since no rule would ask for it, for a value that nothing in its
    table is like, or that is none of those ``allowed`` (see word_values), and for a word of a list that has no value in
    the table that the list is ``valued_in``.
    """
    over = _read(files)
    for table in over.values():
        _check(table, lexicons, allowed)
    both = {name: {**words, **over[name].words} if name in over else words for name, words in lexicons.items()}
    for name in over.keys() & valued_in.keys():
        _check_valued(over[name], valued_in[name], both[valued_in[name]])
    return both


def _check(table: _Table, lexicons: Mapping[str, Lexicon], allowed: Mapping[str, Allowed]) -> None:
    if table.name not in lexicons:
        near = ", ".join(get_close_matches(table.name, lexicons, cutoff=0.4)) or "none"
        raise LexiconError(f"{table.where}: there is no such table to add words to; similar: {near}")
    shipped = lexicons[table.name]
    if not _is_list(shipped):
        _check_values(table, shipped, allowed)
    elif not table.is_list:
        first = next(iter(table.words))
        raise LexiconError(f'{table.where}: its words stand for themselves: write {table.name} = ["{first}"]')


def _check_values(table: _Table, shipped: Lexicon, allowed: Mapping[str, Allowed]) -> None:
    known = list(shipped.values())
    for word, value in table.words.items():
        wrong = "has no value" if table.is_list else fault(value, known, table.name, allowed)
        if " " in word:
            # A slot gives its words without blanks, and is looked up by them.
            wrong = "must be written without a blank"
        if wrong:
            raise LexiconError(f"{table.where}: “{word}”: {wrong}; the shipped table has {_first_line(shipped)}")


def _check_valued(table: _Table, other: str, values: Lexicon) -> None:
    for word in table.words:
        if word not in values:
            line = f"[{other}] has none for it; it has {_first_line(values)}"
            raise LexiconError(f"{table.where}: “{word}”: needs a value too: {line}")


def _first_line(lexicon: Lexicon) -> str:
    word, value = next(iter(lexicon.items()))
    return f'"{word}" = {as_toml(value)}'


def _is_list(lexicon: Lexicon) -> bool:
    return all(isinstance(value, str) and fold(value) == word for word, value in lexicon.items())


def _read(files: Iterable[Path]) -> dict[str, _Table]:
    tables: dict[str, _Table] = {}
    for file in files:
        for name, words in _toml(file).items():
            table = _table(f"lexicon/{file.name}: table {name}", name, words)
            if name in tables:
                raise LexiconError(f"{table.where}: another file has a table of this name: put the words into that")
            tables[name] = table
    return tables


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    # Also a number of more digits than Python reads, which tomllib lets through.
    except ValueError as error:
        raise LexiconError(f"lexicon/{file.name}: not TOML: {error}") from error


def _table(where: str, name: str, words: object) -> _Table:
    values = words if isinstance(words, dict) else {}
    said = words if isinstance(words, list) else list(values)
    if not said:
        raise LexiconError(f"{where}: must hold words")
    folded: dict[str, Any] = {}
    for word in said:
        if not isinstance(word, str) or _NOT_A_WORD.search(word):
            raise LexiconError(f"{where}: {word!r}: must be a word that neither begins nor ends with a blank")
        if fold(word) in folded:
            raise LexiconError(f"{where}: “{word}” stands twice")
        folded[fold(word)] = values.get(word, word)
    return _Table(where, name, folded, isinstance(words, list))
