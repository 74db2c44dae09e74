"""Taking turns: what several people may be about to make at the same moment is made by one, and found by the others."""

import hashlib
from collections.abc import Iterable

from django.db import connection


def one_after_another(names: Iterable[tuple[object, ...]]) -> None:
    """Wait until nobody else is at these names; they are ours until the transaction ends.

    A name is a tuple such as ``("meeting", title, day)``.  All that a transaction needs are to be named at once: they
    are taken in one order, so that no two transactions wait for each other.
    """
    # On SQLite the transaction has the only lock there is already (``transaction_mode = IMMEDIATE``).
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for number in sorted({_number(name) for name in names}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _number(name: tuple[object, ...]) -> int:
    """The name as PostgreSQL's locks want it: 64 bits.  Two names that share them only wait without need."""
    digest = hashlib.blake2b(repr(name).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
