"""The ledger as CSV that opens right in Excel on Chinese Windows."""

import csv
import io
from collections.abc import Iterable, Iterator

from tracker.exports.columns import LEDGER_COLUMNS, Value
from tracker.exports.neutral import neutral
from tracker.rows.ledger import LedgerRow

# Excel on Chinese Windows takes a CSV for GBK unless it begins with this mark.
BOM = "\ufeff"


def csv_parts(batches: Iterable[list[LedgerRow]]) -> Iterator[str]:
    """The heading, then the rows of each batch; lines end with CR LF.  No cell can become a formula."""
    yield _lines([[str(column.heading) for column in LEDGER_COLUMNS]])
    for rows in batches:
        yield _lines([neutral(column.value(row)) for column in LEDGER_COLUMNS] for row in rows)


def _lines(rows: Iterable[list[Value]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
