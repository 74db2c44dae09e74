"""What was typed run together (防汛物资储备) cut into words, by jieba's dictionary and the names of the registry.

The dictionary is read when first asked, once for the process, and never changed; names lie over it in a mapping of
their own.  jieba's own loading is gone round: it takes in whatever lies in the temporary folder as ``jieba.cache``,
saves no time by it, and talks on stderr (decision 0023).
"""

import re
import warnings
from collections import ChainMap
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from tracker.folding import fold

# Nobody means more words than these, and a whole speech that was pasted takes no longer than a line.
LONGEST_CUT, MOST_WORDS = 200, 20
# What jieba can hold as one word; at any other sign it cuts, whatever its dictionary says.
_HELD_BY_JIEBA = re.compile(r"[\u4e00-\u9fd5a-z0-9+#&._%-]+")
# Where it parts a figure from its decimals or from what it counts: 3 . 5 万亩, 6 月底.
_SEAM_IN_A_FIGURE = re.compile(r"(?<=[0-9]) (?=\. [0-9]|[%年月日号万亿])|(?<=[0-9] \.) (?=[0-9])")
_NO_NAME = "(?!)"
_MAKING = Lock()


def cut(words: str, names: Iterable[str]) -> list[str]:
    """The words a person typed, folded, each once and in their order: a part between blanks is cut where it can be.

    ``names`` stay whole.  Of a part single characters are left out where it has longer words.  At most ``MOST_WORDS``,
    from the first ``LONGEST_CUT`` characters; of punctuation alone none.
    """
    typed = fold(" ".join(words.split())[:LONGEST_CUT])
    with _MAKING:
        cutter = _cutter(frozenset(names))
    found = (word for part in typed.split() for word in cutter.words_of(part))
    return list(dict.fromkeys(found))[:MOST_WORDS]


class _Cutter:
    """Cuts by the dictionary and some names.  It is not changed once it is made, so threads can share it."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = {part for name in names for part in fold(name).split()}
        uncut = {name for name in folded if not _HELD_BY_JIEBA.fullmatch(name)}
        self._tokenizer = _tokenizer(folded - uncut)
        longest_first = sorted(filter(_says_something, uncut), key=len, reverse=True)
        self._uncut = re.compile(f"({'|'.join(map(re.escape, longest_first)) or _NO_NAME})")

    def words_of(self, part: str) -> list[str]:
        """The words of what holds no blank."""
        # Every second stretch is a name that jieba could not keep whole.
        stretches = enumerate(self._uncut.split(part))
        found = [word for at, text in stretches for word in ([text] if at % 2 else self._cut(text))]
        return [word for word in found if len(word) > 1] or found

    def _cut(self, text: str) -> list[str]:
        pieces = self._tokenizer.cut(text, HMM=False)
        whole = _SEAM_IN_A_FIGURE.sub("", " ".join(pieces)).split()
        return [word for word in _two_by_two(whole) if _says_something(word)]


def _two_by_two(pieces: Iterable[str]) -> list[str]:
    """The pieces, with single characters that follow one another in pairs.

    The dictionary does not know 河长 or 前店后宅, and would leave nothing of them that is worth looking for.
    """
    found: list[str] = []
    open_pair = False
    for piece in pieces:
        single = len(piece) == 1 and not piece.isascii() and piece.isalnum()
        if single and open_pair:
            found[-1] += piece
        else:
            found.append(piece)
        open_pair = single and not open_pair
    return found


def _says_something(word: str) -> bool:
    return any(map(str.isalnum, word))


@lru_cache(maxsize=4)
def _cutter(names: frozenset[str]) -> _Cutter:
    return _Cutter(names)


def _tokenizer(names: Iterable[str]) -> Any:
    """jieba with these names as words: what it learns of them it writes into the first mapping, over the dictionary."""
    tokenizer = _jieba().Tokenizer()
    frequencies, tokenizer.total = _dictionary()
    tokenizer.FREQ, tokenizer.initialized = ChainMap({}, frequencies), True
    # A name is made likelier than the words it falls into, so those that are parts of others come first.
    for name in sorted(names, key=lambda name: (len(name), name)):
        tokenizer.add_word(name)
    return tokenizer


@cache
def _dictionary() -> tuple[dict[str, int], int]:
    """How often each word of jieba's dictionary was counted, and all together."""
    frequencies, total = _jieba().Tokenizer.gen_pfdict((files("jieba") / "dict.txt").open("rb"))
    return frequencies, total


def _jieba() -> Any:
    """The package, which weighs 22 MB before it has any dictionary, and which newer Pythons warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    return jieba
