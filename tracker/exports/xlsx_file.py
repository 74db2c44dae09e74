"""Tables as XLSX, to be printed on A4 across: every text is a text, every day a day, every number a number."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.exports.columns import Column, Value
from tracker.exports.headings import Heading
from tracker.exports.heights import MOST, height_of, too_long
from tracker.exports.neutral import fitting, plain, runs
from tracker.rows.ledger import LedgerRow

ROWS_OF_A_SHEET = 1_048_576
TITLE, LINE, COLUMNS, FIRST = range(4)  # which row holds what
MOST_ROWS = ROWS_OF_A_SHEET - FIRST
# What looks like a link or a number stays the text it is.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


SIZE, SMALL = 10, 7  # in points; small is what not even the highest row would have room for


class _Styles:
    """The formats of one workbook, with cells in this size."""

    def __init__(self, book: Workbook, size: int = SIZE) -> None:
        cell = {"font_name": "宋体", "font_size": size, "border": 1, "valign": "top"}
        self.title = book.add_format({"font_name": "宋体", "font_size": 18, "bold": True, "align": "center"})
        self.line = book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#444444"})
        head = {"bold": True, "bg_color": "#DDE6F1", "align": "center", "valign": "vcenter", "text_wrap": True}
        self.head = book.add_format(cell | head)
        self.text = book.add_format(cell | {"text_wrap": True})
        # It stays a text even when somebody opens the cell and leaves it again.
        self.quoted = book.add_format(cell | {"text_wrap": True, "quote_prefix": True})
        self.number = book.add_format(cell | {"align": "center"})
        self.day = book.add_format(cell | {"align": "center", "num_format": "yyyy-mm-dd"})


def write_xlsx(file: IO[bytes], columns: Sequence[Column], heading: Heading, rows: Iterable[LedgerRow]) -> None:
    """Write a workbook of one sheet.  At most ``MOST_ROWS`` rows; each leaves memory when the next begins."""
    with Workbook(file, {"constant_memory": True} | AS_TEXT) as book:
        book.set_properties({"title": plain(heading.title), "comments": plain(heading.line)})
        sheet, styles, small = book.add_worksheet(), _Styles(book), _Styles(book, SMALL)
        _lay_out(sheet, columns)
        _write_heading(sheet, styles, columns, heading)
        last, widths = COLUMNS, [column.width for column in columns]
        for last, row in enumerate(rows, FIRST):
            values = [column.value(row) for column in columns]
            # Before its cells, since a row is written when its first cell is.
            height = height_of(values, widths)
            sheet.set_row(last, height)
            for place, value in enumerate(values):
                _write(
                    sheet, last, place, value, small if height == MOST and too_long(value, widths[place]) else styles
                )
        sheet.autofilter(COLUMNS, 0, last, len(columns) - 1)
        # Below an empty row, so that sorting and filtering leave them where they are.
        for place, note in enumerate(heading.notes, last + 2):
            _write_text(sheet, place, 0, note, styles.line)


def _lay_out(sheet: Worksheet, columns: Sequence[Column]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(COLUMNS)
    sheet.freeze_panes(FIRST, 0)
    sheet.set_footer("&C" + _("Page &P of &N"))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)


def _write_heading(sheet: Worksheet, styles: _Styles, columns: Sequence[Column], heading: Heading) -> None:
    sheet.set_row(TITLE, 30)
    # Merged, and so centred over the table; the rows below are sorted and filtered without it.
    sheet.merge_range(TITLE, 0, TITLE, len(columns) - 1, "", styles.title)
    _write_text(sheet, TITLE, 0, heading.title, styles.title)
    _write_text(sheet, LINE, 0, heading.line, styles.line)
    headings = [str(column.heading) for column in columns]
    sheet.set_row(COLUMNS, max(30, height_of(headings, [column.width for column in columns])))
    for place, words in enumerate(headings):
        _write_text(sheet, COLUMNS, place, words, styles.head)


def _write(sheet: Worksheet, row: int, place: int, value: Value, styles: _Styles) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, styles.text)
    elif isinstance(value, str):
        _write_text(sheet, row, place, value, styles.quoted if runs(value) else styles.text)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, styles.day)
    else:
        sheet.write_number(row, place, value, styles.number)


def _write_text(sheet: Worksheet, row: int, place: int, text: str, style: Format) -> None:
    text = fitting(plain(text))
    # xlsxwriter takes text that begins and ends like this for its own markup, and writes it as it is.
    markup = text.startswith("<r>") and text.endswith("</r>")
    sheet.write_string(row, place, f"{text} " if markup else text, style)
