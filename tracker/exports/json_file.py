"""The ledger for programs."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from tracker.exports.columns import LEDGER_COLUMNS, PROGRAM_COLUMNS
from tracker.rows.ledger import LedgerRow


def json_parts(batches: Iterable[list[LedgerRow]]) -> Iterator[str]:
    """A list of objects, in pieces; days as ISO 8601, light and causes as their codes."""
    before = "["
    for rows in batches:
        for row in rows:
            yield f"{before}\n{json.dumps(as_object(row), ensure_ascii=False, indent=2)}"
            before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def as_object(row: LedgerRow) -> dict[str, str | int | None]:
    """A row for programs."""
    values = {column.key: column.value(row) for column in (*PROGRAM_COLUMNS, *LEDGER_COLUMNS)}
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
    codes = {
        "light": row.light().value,
        "unowned_cause": row.directive.unowned_cause(),
        "undated_cause": row.directive.undated_cause(),
    }
    return plain | codes
