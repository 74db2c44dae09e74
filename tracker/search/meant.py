"""What was probably meant: rows that hold most of the words that were typed run together, and not all as typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add, and_
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from tracker.folding import fold
from tracker.search.cutting import cut
from tracker.search.holding import held

# Where fewer than so many rows hold the words, what was probably meant is shown as well.
SHORT = 5


@dataclass(frozen=True)
class Meant:
    """A row, and which of the words it holds, folded."""

    row: Any
    words: list[str]


def meant(rows: QuerySet[Any], words: str, names: Iterable[str], limit: int) -> list[Meant]:
    """Of the rows those that hold at least half of what was typed, cut into words; best first, then newest.

    A word counts for its length.  ``names`` are not cut apart.  What holds everything as it was typed is left out.
    """
    parts = cut(words, names)
    if not parts or parts == [fold(words.strip())]:
        return []
    whole = reduce(and_, (held(rows.model, word) for word in words.split()))
    weight = reduce(add, (_worth(rows, part, len(part), 0) for part in parts))
    likely = rows.exclude(whole).alias(weight=weight).filter(weight__gte=sum(map(len, parts)) / 2)
    return _with_words(rows, parts, likely.order_by("-weight", "-pk").values_list("pk", flat=True)[:limit])


def _with_words(rows: QuerySet[Any], parts: list[str], keys: Iterable[int]) -> list[Meant]:
    """The rows with these primary keys in this order, each with the words it holds."""
    keys = list(keys)
    flags = {f"held_{number}": _worth(rows, part, True, False) for number, part in enumerate(parts)}
    found = rows.annotate(**flags).in_bulk(keys)
    return [
        Meant(found[key], [part for flag, part in zip(flags, parts, strict=True) if getattr(found[key], flag)])
        for key in keys
        if key in found
    ]


def _worth(rows: QuerySet[Any], word: str, then: Any, otherwise: Any) -> Case:
    """The one value for a row that holds the word, the other for one that does not."""
    return Case(When(held(rows.model, word), then=Value(then)), default=Value(otherwise))
