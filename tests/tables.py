"""Tables that were taken away, read back: each row by the keys of its columns, wherever these stand."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

import openpyxl
from docx import Document
from docx.table import Table
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tracker.exports import LEDGER_COLUMNS, TASK_TABLE_COLUMNS, Column

HEADING = 3  # the row of a sheet that names the columns, below the title and what was chosen


def headings(columns: Sequence[Column]) -> list[str]:
    """The names of the columns for people, in the language of the moment."""
    return [str(column.heading) for column in columns]


def keyed(rows: Iterable[Iterable[Any]], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Rows that have a cell for each column, by the keys of the columns."""
    return [dict(zip((column.key for column in columns), row, strict=True)) for row in rows]


def sheet_of(file: bytes) -> Worksheet:
    """The sheet of a workbook."""
    return openpyxl.load_workbook(io.BytesIO(file)).active


def rows_of_sheet(sheet: Worksheet, columns: Sequence[Column] = LEDGER_COLUMNS) -> list[dict[str, Cell]]:
    """The cells below the headings, as far as the empty row that notes may stand below."""
    below = sheet.iter_rows(min_row=HEADING + 1)
    return keyed(takewhile(lambda row: any(cell.value is not None for cell in row), below), columns)


def rows_of_csv(text: str, columns: Sequence[Column] = LEDGER_COLUMNS) -> list[dict[str, str]]:
    """The cells below the headings, as texts."""
    _headings, *rows = csv.reader(io.StringIO(text, newline=""))
    return keyed(rows, columns)


def table_of(file: bytes) -> Table:
    """The one table of a document."""
    [table] = Document(io.BytesIO(file)).tables
    return table


def rows_of_document(table: Table, columns: Sequence[Column] = TASK_TABLE_COLUMNS) -> list[dict[str, str]]:
    """The cells below the headings, as texts."""
    return keyed(([cell.text for cell in row.cells] for row in table.rows[1:]), columns)
