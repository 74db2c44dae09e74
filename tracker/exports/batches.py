"""Many rows with little memory and short reads.

First the keys of all rows, in their order: that is the list as it stood.  Then the rows, some hundred at a time, each
batch read to its end.  One long cursor would be simpler, but on SQLite it keeps a shared lock that no writer can commit
past until the slowest download is over, and on PostgreSQL it runs into the time limit of a statement.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.models import Directive
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.ledger import LedgerRow, rows_of

BATCH = 500


def ids_of(rows: DirectiveQuerySet) -> Sequence[int]:
    """The primary keys of the rows, in their order: eight bytes each."""
    # Read in one go: an iterator would hold the cursor, and with it the lock, for as long as it is not used up.
    return array("q", rows.values_list("pk", flat=True).iterator(chunk_size=10_000))


def batches(ids: Sequence[int], on: date) -> Iterator[list[LedgerRow]]:
    """The rows with these keys, in this order, seen on a day and numbered from 1; in lists of ``BATCH`` at most.

    A batch is let go of when the next one is asked for: read from it only before.
    """
    for first in range(0, len(ids), BATCH):
        rows = rows_of(Directive.objects.for_export(), ids[first : first + BATCH], on, first + 1)
        yield rows
        for row in rows:
            # A directive and its events hold each other, so without this they would stay until the garbage collector
            # comes by: three times the memory.
            row.directive._prefetched_objects_cache.clear()  # type: ignore[attr-defined]
