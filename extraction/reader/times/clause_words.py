"""What stands right behind a time, and in its clause: words of a lexicon, by which vetoes decide."""

import re
from functools import cache

from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.patterns import GAP

SCOPE = 40  # how far behind a time its verb is looked for
_CLAUSE_END = re.compile(r"[,;。!?\n]")
_NO_GAPS = re.compile("[ \n]")


def clause_after(folded: str, end: int) -> str:
    """The clause behind a time; the next one where a comma closes the time off."""
    scope = folded[end : end + SCOPE].lstrip(", ")
    return _CLAUSE_END.split(scope, maxsplit=1)[0]


def holds(lexicon: str, clause: str) -> bool:
    """Whether a word of the lexicon stands there; longer words that only contain one (主要, 为了) do not count."""
    words = Rulebook.load().lexicons[lexicon]
    return any(words[_NO_GAPS.sub("", found)] != "none" for found in any_word(lexicon).findall(clause))


def follows(lexicon: str, folded: str, end: int) -> bool:
    """Whether a word of the lexicon begins at ``end``; not one that only contains it (考核一次)."""
    found = any_word(lexicon).match(folded, end)
    return found is not None and Rulebook.load().lexicons[lexicon][_NO_GAPS.sub("", found.group())] != "none"


def is_past(clause: str) -> bool:
    """Whether a clause tells what was, and demands nothing."""
    return holds("past", clause) and not holds("demand", clause)


@cache
def any_word(lexicon: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for the longest word of a lexicon, between two expressions."""
    return re.compile(before + any_of(Rulebook.load().lexicons[lexicon], GAP) + after)
