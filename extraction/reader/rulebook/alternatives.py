"""Many words as one regular expression, quick to try at one place."""

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str], gap: str = "") -> str:
    """An expression for the longest of these words that matches, with ``gap`` between any two of their characters.

    Words that begin alike share their beginning, so that a place is compared with each next character once and not
    with each word.
    """
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[0]].add(word[1:])
    branches = [re.escape(first) + _continued(rest, gap) for first, rest in sorted(rests.items())]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _continued(rests: set[str], gap: str) -> str:
    longer = rests - {""}
    if not longer:
        return ""
    more = gap + any_of(longer, gap)
    return f"(?:{more})?" if "" in rests else more
