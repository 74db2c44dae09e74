"""Where the pairs are kept: an inverted list, which each of the two databases has in its own way.

Neither is a table of Django's: on SQLite it is a virtual one, on PostgreSQL it holds a type that SQLite has not.  A row
of it has a whole number and its pairs, and nothing else.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

# The number of a row holds the key of the text in its lower bits, so that a text of one stretch, as nearly all are, has
# its own key: numbers close to one another take the least room.
_KEY_BITS = 40
_KEY = f"& {(1 << _KEY_BITS) - 1}"
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

    number: str  # the column with the number of a row

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

    @abstractmethod
    def having_all(self, pairs: Sequence[str]) -> Asked:
        """The texts with a stretch that has each of the pairs."""

    @abstractmethod
    def having_any_beginning(self, start: str) -> Asked:
        """The texts with a pair that begins like this."""

    @property
    def key(self) -> str:
        """The primary key of the text that a row is of."""
        return f"{self.name}.{self.number} {_KEY}"

    def frequencies(self, pairs: Sequence[str], most: int) -> Asked:
        """How many rows have each of the pairs, counted up to ``most``, and which of the pairs it is."""
        each, having, params = self._each(pairs)
        counting = f"SELECT COUNT(*) FROM (SELECT 1 FROM {self.name} WHERE {having} LIMIT {most}) AS few"
        return f"SELECT ({counting}), place FROM {each}", params

    def sharing(self, pairs: Sequence[str], limit: int) -> Asked:
        """The texts that have most of the pairs, those that have more first, and the latest of those with as many."""
        each, having, params = self._each(pairs)
        found = f"SELECT {self.key} AS pk FROM {each} CROSS JOIN {self.name} WHERE {having}"
        return f"SELECT pk FROM ({found}) AS found GROUP BY pk ORDER BY COUNT(*) DESC, pk DESC LIMIT {limit}", params

    @abstractmethod
    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        """A source of the pairs with their places, the condition that a row has one of it, and the parameters.

        One condition for all: as many as there are pairs take PostgreSQL longer to plan than to answer.
        """


class SqliteTable(PairTable):
    """FTS5 without contents: it gives no text back, so what is removed must be told as it was added.

    SQLite 3.40, which Debian 12 has, knows no `contentless_delete`; `INSERT OR REPLACE` would leave the old pairs
    beside the new ones, and no check of SQLite's finds them.
    """

    number = "rowid"

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

    def having_all(self, pairs: Sequence[str]) -> Asked:
        """Quoted words with blanks between them are all asked for."""
        return self._matching(" ".join(f'"{pair}"' for pair in pairs))

    def having_any_beginning(self, start: str) -> Asked:
        """FTS5 passes through the pairs in their order."""
        return self._matching(f'"{start}"*')

    def _matching(self, asked: str) -> Asked:
        return f"SELECT {self.key} FROM {self.name} WHERE {self.name} MATCH %s", [asked]

    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        each = "(SELECT key AS place, value AS pair FROM json_each(%s)) AS asked"
        return each, f"{self.name} MATCH asked.pair", [json.dumps([f'"{pair}"' for pair in pairs])]


class PostgresTable(PairTable):
    """A `tsvector` made of an array, and GIN.

    Not by `to_tsvector`: under LC_CTYPE C, or with ICU, its parser takes 。 and 、 for letters.
    """

    number = "id"

    def add(self, rows: Iterable[Row]) -> None:
        """One statement for each row, sent together."""
        sql = f"INSERT INTO {self.name} (id, pairs) VALUES (%s, array_to_tsvector(%s::text[]))"
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(row.number, list(row.pairs)) for row in rows])

    def remove(self, rows: Iterable[Row]) -> None:
        """By their numbers alone."""
        _run(f"DELETE FROM {self.name} WHERE id = ANY(%s)", [[row.number for row in rows]])

    def clear(self) -> None:
        """Who searches meanwhile finds what was in it."""
        _run(f"LOCK TABLE {self.name} IN SHARE ROW EXCLUSIVE MODE")
        _run(f"DELETE FROM {self.name}")

    def settle(self) -> None:
        """Tell the planner how frequent the pairs are."""
        _run(f"ANALYZE {self.name}")

    def counted(self) -> int:
        """Of the first stretches."""
        return _number(f"SELECT COUNT(*) FROM {self.name} WHERE id < {1 << _KEY_BITS}")

    def having_all(self, pairs: Sequence[str]) -> Asked:
        """The cast takes quoted pairs as they are, past every dictionary."""
        return self._matching(" & ".join(f"'{pair}'" for pair in pairs))

    def having_any_beginning(self, start: str) -> Asked:
        """GIN passes through the pairs in their order."""
        return self._matching(f"'{start}':*")

    def _matching(self, asked: str) -> Asked:
        return f"SELECT {self.key} FROM {self.name} WHERE pairs @@ %s::tsquery", [asked]

    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        each = (
            "(SELECT pair, place - 1 AS place FROM unnest(%s::text[]) WITH ORDINALITY AS all_of (pair, place)) AS asked"
        )
        return each, "pairs @@ asked.pair::tsquery", [[f"'{pair}'" for pair in pairs]]


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
