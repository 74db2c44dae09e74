"""The pairs on SQLite."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from tracker.search.pair_table import Asked, PairTable, Row, numbered


class SqliteTable(PairTable):
    """FTS5 without contents: it gives no text back, so what is removed must be told as it was added.

    SQLite 3.40, which Debian 12 has, knows no `contentless_delete`; `INSERT OR REPLACE` would leave the old pairs
    beside the new ones, and no check of SQLite's finds them.
    """

    number = "rowid"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # Where FTS5 keeps the size of each row; it cannot be asked for all its rows itself.
        self.numbers = f"{name}_docsize"

    def add(self, rows: Iterable[Row]) -> None:
        """One statement for each row."""
        self._run_each(f"INSERT INTO {self.name} (rowid, pairs) VALUES (%s, %s)", rows)

    def remove(self, rows: Iterable[Row]) -> None:
        """A command in the guise of a row, as all that follow."""
        self._run_each(f"INSERT INTO {self.name} ({self.name}, rowid, pairs) VALUES ('delete', %s, %s)", rows)

    def clear(self) -> None:
        """The transaction holds the only lock there is."""
        self._run(f"INSERT INTO {self.name} ({self.name}) VALUES ('delete-all')")

    def settle(self) -> None:
        """Join the parts that FTS5 writes one after the other."""
        self._run(f"INSERT INTO {self.name} ({self.name}) VALUES ('optimize')")

    def _matching(self, pairs: Iterable[str]) -> Asked:
        """Quoted pairs with blanks between them are all asked for; FTS5 passes through them in their order."""
        asked = " ".join(f'"{pair}"*' if len(pair) == 1 else f'"{pair}"' for pair in pairs)
        return f"SELECT {self.key} FROM {self.name} WHERE {self.name} MATCH %s", [asked]

    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        each = "(SELECT key AS place, value AS pair FROM json_each(%s)) AS asked"
        return each, f"{self.name} MATCH asked.pair", [json.dumps([f'"{pair}"' for pair in pairs])]

    def _run_each(self, sql: str, rows: Iterable[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(sql, numbered(rows))
