"""The pairs on PostgreSQL."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.search.pair_table import Asked, PairTable, Row, numbered

_VECTOR = "array_to_tsvector(string_to_array(given.pairs, ' '))"
# Kilobytes of rows that GIN has yet to take in, which each search passes over; while all rows are written, and else.
_MANY_PENDING, _FEW_PENDING = 16 << 10, 64


class PostgresTable(PairTable):
    """A `tsvector` made of an array, and GIN.

    Not by `to_tsvector`: under LC_CTYPE C, or with ICU, its parser takes 。 and 、 for letters.
    """

    number = "id"

    def add(self, rows: Iterable[Row]) -> None:
        """All in one statement, with the pairs of each row as one text."""
        given = "unnest(%s::bigint[], %s::text[]) AS given (id, pairs)"
        sql = f"INSERT INTO {self.name} (id, pairs) SELECT given.id, {_VECTOR} FROM {given}"
        texts = numbered(rows)
        self._run(sql, [[number for number, _pairs in texts], [pairs for _number, pairs in texts]])

    def remove(self, rows: Iterable[Row]) -> None:
        """By their numbers alone."""
        self._run(f"DELETE FROM {self.name} WHERE id = ANY(%s)", [[row.number for row in rows]])

    def clear(self) -> None:
        """Who searches meanwhile finds what was in it.

        GIN takes in together what is pending, and for all rows a long list is several times as quick as a short one.
        """
        self._run(f"LOCK TABLE {self.name} IN SHARE ROW EXCLUSIVE MODE")
        self._run(f"ALTER INDEX {self.name}_gin SET (gin_pending_list_limit = {_MANY_PENDING})")
        self._run(f"DELETE FROM {self.name}")

    def settle(self) -> None:
        """Take in what is pending, and tell the planner how frequent the pairs are."""
        self._run(f"SELECT gin_clean_pending_list('{self.name}_gin')")
        self._run(f"ALTER INDEX {self.name}_gin SET (gin_pending_list_limit = {_FEW_PENDING})")
        self._run(f"ANALYZE {self.name}")

    def _matching(self, pairs: Iterable[str]) -> Asked:
        """The cast takes quoted pairs as they are, past every dictionary; GIN passes through them in their order."""
        asked = " & ".join(f"'{pair}':*" if len(pair) == 1 else f"'{pair}'" for pair in pairs)
        return f"SELECT {self.key} FROM {self.name} WHERE pairs @@ %s::tsquery", [asked]

    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        places = "unnest(%s::text[]) WITH ORDINALITY AS all_of (pair, place)"
        each = f"(SELECT pair, place - 1 AS place FROM {places}) AS asked"
        return each, "pairs @@ asked.pair::tsquery", [[f"'{pair}'" for pair in pairs]]
