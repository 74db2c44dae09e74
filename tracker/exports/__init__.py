"""The ledger as files: one list of columns, whatever the format.  Rows come in batches, so that memory stays flat."""

from tracker.exports.batches import BATCH, batches, ids_of
from tracker.exports.columns import LEDGER_COLUMNS, TASK_TABLE_COLUMNS, Column
from tracker.exports.csv_file import BOM, csv_parts
from tracker.exports.docx_file import write_docx
from tracker.exports.headings import Heading
from tracker.exports.json_file import as_object, json_parts
from tracker.exports.neutral import MOST_CHARACTERS, neutral, plain
from tracker.exports.xlsx_file import MOST_ROWS, write_xlsx

__all__ = [
    "BATCH",
    "BOM",
    "LEDGER_COLUMNS",
    "MOST_CHARACTERS",
    "MOST_ROWS",
    "TASK_TABLE_COLUMNS",
    "Column",
    "Heading",
    "as_object",
    "batches",
    "csv_parts",
    "ids_of",
    "json_parts",
    "neutral",
    "plain",
    "write_docx",
    "write_xlsx",
]
