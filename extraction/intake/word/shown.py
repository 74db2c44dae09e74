"""Which elements below another are read, and what of the rest is said."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .elements import KNOWN, UNKNOWN, Treatment, branch, full, has_words

_ALTERNATIVES = full("mc:AlternateContent")
_DELETIONS = frozenset(map(full, ("w:del", "w:moveFrom")))


def shown(container: Any, left_out: Counter[str]) -> Iterator[tuple[str, Any]]:
    """The elements of a container that are read, with their short names (w:p), through all that only holds them.

    Of alternatives one branch is taken.  What is left out is counted under the key of its note.
    """
    for child in container:
        if not isinstance(child.tag, str):
            continue
        known = KNOWN.get(child.tag, UNKNOWN)
        if known.treatment is Treatment.THROUGH:
            yield from shown(child, left_out)
        elif child.tag == _ALTERNATIVES:
            yield from _of_branch(child, left_out)
        elif child.tag in _DELETIONS:
            left_out["changes_applied"] += 1
        elif known.treatment is Treatment.READ:
            yield known.key, child
        elif known.treatment is not Treatment.SILENT:
            say(child, left_out)


def say(element: Any, left_out: Counter[str]) -> None:
    """Count an element that is not read; one that is not known counts only where it holds words."""
    known = KNOWN.get(element.tag, UNKNOWN)
    if known.treatment is Treatment.SAID:
        left_out[known.key] += 1
    elif has_words(element):
        left_out[UNKNOWN.key] += 1


def _of_branch(alternatives: Any, left_out: Counter[str]) -> Iterator[tuple[str, Any]]:
    chosen = branch(alternatives)
    if chosen is not None:
        yield from shown(chosen, left_out)
    if chosen is None or not has_words(chosen):
        say(alternatives, left_out)
