"""Where the pairs are kept: an inverted list, which each of the two databases has in its own way.

Neither is a table of Django's: on SQLite it is a virtual one, on PostgreSQL it holds a type that SQLite has not.  A row
of it has a whole number and its pairs, and nothing else.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

# The number of a row holds the key of the text in its lower bits, so that a text of one stretch, as nearly all are, has
# its own key: numbers close to one another take the least room.
_KEY_BITS = 40
_KEY = f"& {(1 << _KEY_BITS) - 1}"
_VECTOR = "array_to_tsvector(string_to_array(given.pairs, ' '))"
# Kilobytes of rows that GIN has yet to take in, which each search passes over; while all rows are written, and else.
_MANY_PENDING, _FEW_PENDING = 16 << 10, 64
Asked = tuple[str, list[Any]]


class Row(NamedTuple):
    """The pairs of a stretch of the text with this primary key."""

    pk: int
    stretch: int
    pairs: Sequence[str]

    @property
    def number(self) -> int:
        """What the row goes by in the table."""
        return self.pk | self.stretch << _KEY_BITS


class PairTable(ABC):
    """The table ``name`` of this kind of database.  What asks it gives SQL for primary keys, and its parameters."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def add(self, rows: Iterable[Row]) -> None:
        """Write rows that are not in it."""

    @abstractmethod
    def remove(self, rows: Iterable[Row]) -> None:
        """Take rows out, given with the very pairs that were written."""

    @abstractmethod
    def clear(self) -> None:
        """Take everything out, and let nobody else write until the transaction is over."""

    @abstractmethod
    def settle(self) -> None:
        """Make a table that was just written as quick to read as it will be."""

    @abstractmethod
    def counted(self) -> int:
        """How many texts are in it."""

    def having(self, words: Sequence[Sequence[str]]) -> Asked:
        """The texts that have all the pairs of each word; one of a single character stands for all it begins.

        The pairs of a word are in one stretch.  Of several words each may be in another of a long text.
        """
        matching, params = self._matching([pair for word in words for pair in word])
        if len(words) == 1:
            return matching, params
        each = [self._matching(word) for word in words]
        among = " AND ".join(f"id {_KEY} IN ({one})" for one, _params in each)
        long = f"SELECT id {_KEY} FROM {self._numbers} WHERE id >= {1 << _KEY_BITS} AND {among}"
        return f"{matching} UNION ALL {long}", [*params, *(param for _one, more in each for param in more)]

    @property
    @abstractmethod
    def _numbers(self) -> str:
        """The table with the number of each row, as ``id``."""

    @abstractmethod
    def _matching(self, pairs: Iterable[str]) -> Asked:
        """The texts with a stretch that has all the pairs."""


class SqliteTable(PairTable):
    """FTS5 without contents: it gives no text back, so what is removed must be told as it was added.

    SQLite 3.40, which Debian 12 has, knows no `contentless_delete`; `INSERT OR REPLACE` would leave the old pairs
    beside the new ones, and no check of SQLite's finds them.
    """

    def add(self, rows: Iterable[Row]) -> None:
        """One statement for each row."""
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.name} (rowid, pairs) VALUES (%s, %s)", _joined(rows))

    def remove(self, rows: Iterable[Row]) -> None:
        """A command in the guise of a row, as all that follow."""
        with connection.cursor() as cursor:
            sql = f"INSERT INTO {self.name} ({self.name}, rowid, pairs) VALUES ('delete', %s, %s)"
            cursor.executemany(sql, _joined(rows))

    def clear(self) -> None:
        """The transaction holds the only lock there is."""
        _run(f"INSERT INTO {self.name} ({self.name}) VALUES ('delete-all')")

    def settle(self) -> None:
        """Join the parts that FTS5 writes one after the other."""
        _run(f"INSERT INTO {self.name} ({self.name}) VALUES ('optimize')")

    def counted(self) -> int:
        """Of the table beside it where FTS5 keeps the size of each row; it cannot be asked itself."""
        return _number(f"SELECT COUNT(*) FROM {self.name}_docsize WHERE id < {1 << _KEY_BITS}")

    @property
    def _numbers(self) -> str:
        return f"{self.name}_docsize"

    def _matching(self, pairs: Iterable[str]) -> Asked:
        """Quoted pairs with blanks between them are all asked for; FTS5 passes through them in their order."""
        asked = " ".join(f'"{pair}"*' if len(pair) == 1 else f'"{pair}"' for pair in pairs)
        return f"SELECT rowid {_KEY} FROM {self.name} WHERE {self.name} MATCH %s", [asked]


class PostgresTable(PairTable):
    """A `tsvector` made of an array, and GIN.

    Not by `to_tsvector`: under LC_CTYPE C, or with ICU, its parser takes 。 and 、 for letters.
    """

    def add(self, rows: Iterable[Row]) -> None:
        """All in one statement, with the pairs of each row as one text."""
        given = "unnest(%s::bigint[], %s::text[]) AS given (id, pairs)"
        sql = f"INSERT INTO {self.name} (id, pairs) SELECT given.id, {_VECTOR} FROM {given}"
        joined = _joined(rows)
        _run(sql, [[number for number, _pairs in joined], [pairs for _number, pairs in joined]])

    def remove(self, rows: Iterable[Row]) -> None:
        """By their numbers alone."""
        _run(f"DELETE FROM {self.name} WHERE id = ANY(%s)", [[row.number for row in rows]])

    def clear(self) -> None:
        """Who searches meanwhile finds what was in it.

        GIN takes in together what is pending, and for all rows a long list is several times as quick as a short one.
        """
        _run(f"LOCK TABLE {self.name} IN SHARE ROW EXCLUSIVE MODE")
        _run(f"ALTER INDEX {self.name}_gin SET (gin_pending_list_limit = {_MANY_PENDING})")
        _run(f"DELETE FROM {self.name}")

    def settle(self) -> None:
        """Take in what is pending, and tell the planner how frequent the pairs are."""
        _run(f"SELECT gin_clean_pending_list('{self.name}_gin')")
        _run(f"ALTER INDEX {self.name}_gin SET (gin_pending_list_limit = {_FEW_PENDING})")
        _run(f"ANALYZE {self.name}")

    def counted(self) -> int:
        """Of the first stretches."""
        return _number(f"SELECT COUNT(*) FROM {self.name} WHERE id < {1 << _KEY_BITS}")

    @property
    def _numbers(self) -> str:
        return self.name

    def _matching(self, pairs: Iterable[str]) -> Asked:
        """The cast takes quoted pairs as they are, past every dictionary; GIN passes through them in their order."""
        asked = " & ".join(f"'{pair}':*" if len(pair) == 1 else f"'{pair}'" for pair in pairs)
        return f"SELECT id {_KEY} FROM {self.name} WHERE pairs @@ %s::tsquery", [asked]


def table(name: str) -> PairTable:
    """The table of this name in the database that is connected."""
    return SqliteTable(name) if connection.vendor == "sqlite" else PostgresTable(name)


def _joined(rows: Iterable[Row]) -> list[tuple[int, str]]:
    return [(row.number, " ".join(row.pairs)) for row in rows]


def _run(sql: str, params: Sequence[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def _number(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        [(number,)] = cursor.fetchall()
    return int(number)
