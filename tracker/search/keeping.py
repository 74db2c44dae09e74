"""Keeping the indexes what the record is: made anew as a whole, and asked whether they fit it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Sum

from tracker.search.index import INDEXES, Index
from tracker.search.pair_table import Row
from tracker.search.pairs import version

AT_ONCE = 500
# Which version of `pairs` made each index; like the indexes no table of Django's.
VERSIONS = "tracker_search"


def rebuild() -> dict[str, int]:
    """Make all indexes anew; returns how many texts are in each, by the label of the model.

    Who writes waits; who searches finds what was in it, on SQLite after waiting as well where much is written.  Each is
    a transaction, so that nobody waits for all.
    """
    return {index.model._meta.label: _rebuild(index) for index in INDEXES.values()}


def out_of_step() -> list[str]:
    """The labels of the models whose index was made by another version, or has other texts than the record.

    Told by how many there are and the sum of their keys: one that went and one that came are as many as before.
    """
    made_by = _versions()
    return [
        index.model._meta.label
        for index in INDEXES.values()
        if made_by.get(index.table.name) != version() or index.table.counted() != _recorded(index)
    ]


def missing() -> bool:
    """Whether `migrate` has yet to make the indexes."""
    return VERSIONS not in connection.introspection.table_names()


@transaction.atomic
def _rebuild(index: Index) -> int:
    index.table.clear()
    texts = _texts(index)
    while some := list(islice(texts, AT_ONCE)):
        index.table.add(some)
    index.table.settle()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {VERSIONS} WHERE name = %s", [index.table.name])
        cursor.execute(f"INSERT INTO {VERSIONS} (name, version) VALUES (%s, %s)", [index.table.name, version()])
    return index.table.counted()[0]


def _recorded(index: Index) -> tuple[int, int]:
    found = index.model._default_manager.aggregate(count=Count("pk"), keys=Sum("pk", default=0))
    return found["count"], int(found["keys"])


def _texts(index: Index) -> Iterator[Row]:
    rows = index.model._default_manager.order_by("pk").values_list("pk", *index.fields)
    for pk, *texts in rows.iterator(chunk_size=AT_ONCE):
        yield from index.rows_of(pk, texts)


def _versions() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, version FROM {VERSIONS}")
        return dict(cursor.fetchall())


def after_migrating(sender: Any, **kwargs: Any) -> None:
    """What Django calls when tables were made, altered or emptied."""
    backwards = any(is_back for _migration, is_back in kwargs.get("plan", ()))
    if not backwards and not missing() and out_of_step():
        rebuild()
