"""Which directives may say nearly the same as a text: those that share most of its rarest pairs."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from django.db import connection

from tracker.models import Directive
from tracker.search.index import INDEXES
from tracker.search.pair_table import Asked
from tracker.search.pairs import whole_pairs

# What is said again in some other words still shares some of twelve, and little else does.  Where these are so rare
# that hardly anything has them, as new words beside well-worn ones are, more are asked while few rows have them all.
_FEWEST, _MOST = 12, 24
# So many rows are no longer few, and a pair that has them is frequent: nobody counts how frequent it is.
_MANY = 2_000
# A text with more pairs is known by these.
_WEIGHED = 200


def candidates(text: str | Iterable[str], limit: int = 400) -> list[int]:
    """The primary keys of directives that share most of the text's rarest pairs, those that share most first.

    Of a text in pieces no pair is asked across the gaps.  A pair that no directive has is none of the rarest; of
    directives that share as many the latest come first.  Two questions, whatever is asked.
    """
    table = INDEXES[Directive].table
    weighed = whole_pairs([text] if isinstance(text, str) else text)[:_WEIGHED]
    pairs = _rarest(weighed, _rows(table.frequencies(weighed, _MANY)))
    return [pk for (pk,) in _rows(table.sharing(pairs, limit))]


def _rarest(pairs: Sequence[str], frequencies: Iterable[tuple[int, ...]]) -> list[str]:
    """The rarest of the pairs, given how often each is there, and its place among them."""
    counted = [(count, pairs[place]) for count, place in sorted(frequencies) if count][:_MOST]
    rows = accumulate(count for count, _pair in counted)
    enough = bisect_right(list(rows), _MANY)
    return [pair for _count, pair in counted[: max(enough, _FEWEST)]]


def _rows(asked: Asked) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*asked)
        return list(cursor.fetchall())
