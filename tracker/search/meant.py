"""What was probably meant: rows that hold most of the words that were typed run together, and not all as typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet, Value, prefetch_related_objects

from tracker.folding import fold
from tracker.models import ResponsibleParty
from tracker.numbers import number_of
from tracker.search.cutting import cut
from tracker.search.holding import FIELDS, held, holding

# Where fewer than so many rows hold the words, what was probably meant is shown as well.
SHORT = 5
# A single character stands in many texts, so many of them say little and take long to look for.
MOST_SINGLE = 8
Sql = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Meant:
    """A row, and which of the words it holds, folded."""

    row: Any
    words: list[str]


def worth_guessing(words: str, found: int) -> bool:
    """Whether what was probably meant is to be shown beside so many rows that hold the words.

    Not for a number: rows that happen to hold its year are nothing that anybody meant.
    """
    return bool(words) and found < SHORT and number_of(words) is None


def meant(rows: QuerySet[Any], words: str, names: Iterable[str], limit: int) -> list[Meant]:
    """Of the rows those that hold at least half of what was typed, cut into words; best first, then newest.

    A word counts for its length.  ``names`` are not cut apart.  What holds everything as it was typed is left out.  One
    question for the best, one for what is shown of them, and of parties one for their aliases.
    """
    # A single character is not cut: nobody has to ask for the names.
    parts = _worth_asking(cut(words, names)) if len(words.strip()) > 1 else []
    if not parts or parts == [fold(words.strip())]:
        return []
    as_typed = holding(rows.model._default_manager.order_by(), words)
    keys = _best(rows.exclude(pk__in=as_typed.values("pk")), parts, limit)
    return [Meant(row, _held_by(row, parts)) for row in _in_order(rows, keys)]


def _worth_asking(parts: Sequence[str]) -> list[str]:
    """The parts, of single characters only the first ``MOST_SINGLE``."""
    left_out = {*[part for part in parts if len(part) == 1][MOST_SINGLE:]}
    return [part for part in parts if part not in left_out]


def _best(rows: QuerySet[Any], parts: Sequence[str], limit: int) -> list[int]:
    """The primary keys of the rows that hold most of the parts.

    Each part gives the rows that hold it, and these are added up.  To ask every row for every part takes several times
    as long, since most rows hold none of them.
    """
    try:
        (seen, among), found = _sql(rows.order_by().values("pk")), [_having(rows, part) for part in parts]
    except EmptyResultSet:
        return []
    each = " UNION ALL ".join(sql for sql, _params in found)
    sql = (
        f"SELECT key FROM (SELECT key, SUM(worth) AS worth FROM ({each}) AS one GROUP BY key) AS found"
        f" WHERE worth * 2 >= %s AND key IN ({seen}) ORDER BY worth DESC, key DESC LIMIT %s"
    )
    params = [param for _sql, more in found for param in more]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, sum(map(len, parts)), *among, limit])
        return [key for (key,) in cursor.fetchall()]


def _having(rows: QuerySet[Any], part: str) -> Sql:
    """The keys of all that hold the part, and what it is worth."""
    holders = rows.model._default_manager.order_by().filter(held(rows.model, part))
    return _sql(holders.annotate(key=F("pk"), worth=Value(len(part))).values_list("key", "worth"))


def _sql(rows: QuerySet[Any]) -> Sql:
    sql: Sql = rows.query.sql_with_params()
    return sql


def _in_order(rows: QuerySet[Any], keys: Sequence[int]) -> list[Any]:
    """The rows with these primary keys, in this order."""
    found = rows.in_bulk(keys)
    there = [found[key] for key in keys if key in found]
    if rows.model is ResponsibleParty:
        prefetch_related_objects(there, "aliases")
    return there


def _held_by(row: Any, parts: Iterable[str]) -> list[str]:
    texts = list(map(fold, _texts(row)))
    return [part for part in parts if any(part in text for text in texts)]


def _texts(row: Any) -> Iterator[str]:
    yield from (getattr(row, field) for field in FIELDS[type(row)])
    if isinstance(row, ResponsibleParty):
        yield from (alias.name for alias in row.aliases.all())
