"""The table of pairs in the database that is connected."""

from django.db import connection

from tracker.search.pair_table import PairTable
from tracker.search.postgresql import PostgresTable
from tracker.search.sqlite import SqliteTable


def table(name: str) -> PairTable:
    """The table of this name."""
    return SqliteTable(name) if connection.vendor == "sqlite" else PostgresTable(name)
