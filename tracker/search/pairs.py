"""What the index knows of a text: each two characters that stand side by side in it, folded.

A word of two characters is in a text exactly where its pair is; a longer one can only be where all its pairs are.  Each
run of characters between blanks ends with its last character alone, so that every character begins something: the
texts that hold a single one are those with anything that begins with it.
"""

import re
from collections.abc import Iterable

from tracker.folding import fold, table_digest

# A word of a whole paragraph is found by its beginning, and then compared whole.
_PAIRS_ASKED = 64
# Both databases read punctuation in a question as part of its grammar, and SQLite's tokenizer parts words at it.
# What is not ASCII both take as it is, so these signs stand in the index as private characters, which fonts of a PDF
# may have left in a text as well.
_SIGNS = {code: chr(0xE000 + code) for code in range(0x80) if not chr(code).isalnum()}
_DISGUISED = re.compile(f"[{re.escape(''.join([*map(chr, _SIGNS), *_SIGNS.values()]))}]")
_RUNS = re.compile(r"\S+")
_METHOD = 1


def version() -> str:
    """What an index was made by; one that was made by anything else has to be made anew."""
    return f"{_METHOD}-{table_digest()[:16]}"


def pairs_of(texts: Iterable[str]) -> list[str]:
    """What is written into the index for a row with these texts: the pairs in their order of code points, each once.

    The same texts always give the same list: SQLite takes a row out of the index only by what was put in.
    """
    found: set[str] = set()
    for text in dict.fromkeys(texts):
        for run in _RUNS.findall(fold(text).translate(_SIGNS)):
            found.update(map("".join, zip(run, run[1:], strict=False)))
            found.add(run[-1])
    return sorted(found)


def whole_pairs(texts: Iterable[str]) -> list[str]:
    """The pairs of these texts in the order they stand there, each once, without the last characters of runs."""
    runs = (run for text in texts for run in _RUNS.findall(fold(text).translate(_SIGNS)))
    return list(dict.fromkeys(pair for run in runs for pair in map("".join, zip(run, run[1:], strict=False))))


def told_by_pairs(word: str) -> bool:
    """Whether what has the pairs of a word holds it: two characters, neither of which a text may hold in disguise."""
    return len(word) <= 2 and not _DISGUISED.search(fold(word))


def pairs_asked(word: str) -> list[str]:
    """The pairs that a row must have to hold a word without blanks; a single character is what a pair begins with."""
    signs = fold(word).translate(_SIGNS)
    return list(dict.fromkeys(map("".join, zip(signs, signs[1:], strict=False))))[:_PAIRS_ASKED] or [signs]
