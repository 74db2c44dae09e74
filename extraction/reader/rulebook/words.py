"""Lexicons as questions: does a word of one stand here?"""

import re
from functools import cache

from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.alternatives import any_of


@cache
def _any_of(lexicon: str) -> re.Pattern[str]:
    return re.compile(any_of(Rulebook.load().lexicons[lexicon]))


@cache
def _run_of(lexicon: str) -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(Rulebook.load().lexicons[lexicon])}|[,，、 ：:])*+")


@cache
def words_of(lexicon: str) -> tuple[str, ...]:
    """The words of a lexicon, folded; as a tuple `startswith` and `endswith` take them."""
    return tuple(Rulebook.load().lexicons[lexicon])


def word_at(lexicon: str, folded: str, start: int, end: int) -> int:
    """Where the longest word of a lexicon that begins at ``start`` ends; ``start`` itself where none does."""
    found = _any_of(lexicon).match(folded, start, end)
    return found.end() if found else start


def holds_word(lexicon: str, folded: str, start: int, end: int) -> bool:
    """Whether a word of a lexicon stands anywhere between ``start`` and ``end``."""
    return _any_of(lexicon).search(folded, start, end) is not None


def skip_words(lexicon: str, folded: str, start: int, end: int) -> int:
    """Where the run of words of a lexicon, with commas between, that begins at ``start`` ends."""
    return _run_of(lexicon).match(folded, start, end).end()  # type: ignore[union-attr]
