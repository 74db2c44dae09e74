"""Lexicons: words and what they stand for, one table a lexicon in ``extraction/reader/lexicon/*.toml``.

A table gives each word its value (``"正月" = 1``); a list gives words that stand for themselves.  Words are kept folded
(see masks), so that the words a slot caught can be looked up as they are; two that fold to the same are one too many.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extraction.reader.rulebook.masks import fold

Lexicon = Mapping[str, Any]


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message is one line naming file and table."""


def load(files: Iterable[Path]) -> dict[str, Lexicon]:
    """All lexicons of these files by name.  Raises LexiconError."""
    lexicons: dict[str, Lexicon] = {}
    for file in files:
        for name, words in _tables(file).items():
            if name in lexicons:
                raise LexiconError(f"lexicon/{file.name}: table {name}: another file has a table of this name")
            lexicons[name] = _lexicon(file, name, words)
    return lexicons


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
