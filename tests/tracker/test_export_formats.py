"""The ledger as CSV and XLSX, a meeting's table as DOCX: opened with other libraries, filled with hostile text."""

import io
import sys
from datetime import date, datetime
from itertools import chain

import pytest
from django.utils import translation
from docx import Document
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_party, a_speech
from tests.tables import HEADING, headings, rows_of_csv, rows_of_document, rows_of_sheet, sheet_of
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft, extend
from tracker.exports import (
    LEDGER_COLUMNS,
    MOST_CHARACTERS,
    TASK_TABLE_COLUMNS,
    Heading,
    batches,
    csv_parts,
    ids_of,
    neutral,
    plain,
    write_docx,
    write_xlsx,
)
from tracker.exports.heights import height_of
from tracker.models import Directive

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
ON = date(2026, 10, 8)
OFFICE_COLUMNS = [
    "序号", "编号", "任务来源", "讲话人", "任务内容", "原文", "牵头单位", "配合单位", "责任人", "完成时限原文",
    "完成时限", "周期", "下次", "目标", "状态", "逾期天数", "最近更新", "备注",
]  # fmt: skip
TASK_COLUMNS = ["序号", "编号", "任务内容", "目标", "牵头单位", "配合单位", "责任人", "完成时限", "备注"]
STARTS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠"]
HOSTILE = ["=cmd|'/c calc'!A1", "＝1+1", "\x07\x1b[2J", "😀" * 20_000, "<r><t>1</t></r>", "_x0041_", "{=1}", "007"]


@pytest.fixture(autouse=True)
def chinese():
    """The language of the office."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def directive():
    """A row with something in every column."""
    unit, helper, head = a_party("县水利局"), a_party("县财政局"), a_party("水利局局长", kind="post")
    directive = a_directive(
        speech=a_speech(meeting=a_meeting(date(2026, 3, 2), title="水利工作会议")),
        due_on=DUE,
        owner=unit,
        assignments=(AssignmentDraft("财政局", party=helper, role="support"), AssignmentDraft("局长", party=head)),
        targets=(TargetDraft("完成12公里"),),
    )
    extend(directive, date(2026, 10, 5), by=SOMEBODY, at=SOME_MOMENT, reason="汛期停工")
    return directive


def all_rows():
    """The whole ledger in batches."""
    return batches(ids_of(Directive.objects.all().by_due_day()), ON)


def sheet(columns=LEDGER_COLUMNS):
    """The ledger as openpyxl finds it in the XLSX."""
    file = io.BytesIO()
    write_xlsx(file, columns, Heading("督办台账", "截至2026年10月8日"), chain.from_iterable(all_rows()))
    return sheet_of(file.getvalue())


def text() -> str:
    """The ledger as CSV."""
    return "".join(csv_parts(all_rows()))


def document():
    """The task table as Word finds it in the DOCX."""
    file = io.BytesIO()
    write_docx(file, TASK_TABLE_COLUMNS, Heading("水利工作会议任务分解表", "截至"), chain.from_iterable(all_rows()))
    return Document(file)


def test_the_columns_are_those_offices_know_in_their_order():
    # A promise to offices, and the one place in the tests where a new column is to be written.
    assert headings(LEDGER_COLUMNS) == OFFICE_COLUMNS
    assert headings(TASK_TABLE_COLUMNS) == TASK_COLUMNS


@pytest.mark.parametrize("rows", [0, 1])
def test_every_file_names_its_columns_whether_it_has_rows_or_not(rows):
    for _ in range(rows):
        a_directive()

    assert [cell.value for cell in sheet()[HEADING]] == headings(LEDGER_COLUMNS)
    assert text().splitlines()[0].split(",") == headings(LEDGER_COLUMNS)
    assert [cell.value for cell in sheet(TASK_TABLE_COLUMNS)[HEADING]] == headings(TASK_TABLE_COLUMNS)
    assert [cell.text for cell in document().tables[0].rows[0].cells] == headings(TASK_TABLE_COLUMNS)


@pytest.mark.parametrize("columns", [LEDGER_COLUMNS, TASK_TABLE_COLUMNS], ids=["ledger", "task table"])
def test_every_column_says_what_the_row_holds(directive, columns):
    [row] = rows_of_sheet(sheet(columns), columns)

    # Of each column there is one, so that the value of a new one has to be written here.
    expected = {
        "number": 1, "directive_number": "〔2026〕001", "source": "水利工作会议（2026年3月2日）",
        "speaker": "县长 林某", "text": "完成清河堤防加固", "quote": directive.quote,
        "lead_units": "县水利局", "support": "县财政局", "persons": "水利局局长",
        "deadline": None, "due_on": datetime(2026, 10, 5), "due": "2026年10月5日前",
        "repetition": None, "next_day": None,
        "targets": "完成12公里", "light": "红·逾期", "days_overdue": 3, "updated_on": datetime(2026, 3, 2),
        "remarks": "原定2026年9月30日，延至2026年10月5日：汛期停工",
    }  # fmt: skip
    assert {key: cell.value for key, cell in row.items()} == {column.key: expected[column.key] for column in columns}


def test_of_a_repetition_the_next_day_stands_beside_the_deadline():
    a_directive(deadlines=(DeadlineDraft("recurring", words="每月底前", rrule="FREQ=MONTHLY;BYMONTHDAY=-1"),))

    [row], [line] = rows_of_sheet(sheet()), rows_of_csv(text())
    assert row["next_day"].value == datetime(2026, 10, 31)
    assert row["next_day"].is_date
    assert line["next_day"] == "2026-10-31"


def test_days_are_days_and_numbers_are_numbers(directive):
    [row] = rows_of_sheet(sheet())

    assert row["due_on"].number_format == "yyyy-mm-dd"
    assert row["due_on"].is_date


def test_a_sheet_is_ready_for_the_printer_and_for_sorting(directive):
    page = sheet()

    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", int(page.PAPERSIZE_A4))
    assert page.print_title_rows == "$3:$3"
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == f"A3:{get_column_letter(len(LEDGER_COLUMNS))}4"
    assert page["A1"].value == "督办台账"
    assert page["A2"].value == "截至2026年10月8日"


@pytest.mark.parametrize("columns", [LEDGER_COLUMNS, TASK_TABLE_COLUMNS], ids=["ledger", "task table"])
def test_a_sheet_fits_the_width_of_a_page_at_seven_tenths_of_its_size_or_more(columns):
    page = sheet(columns)
    between = 297 / 25.4 - page.page_margins.left - page.page_margins.right
    widths = [page.column_dimensions[get_column_letter(place)].width for place, _ in enumerate(columns, 1)]

    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert between * 96 / sum(7 * width for width in widths) > 0.7  # a digit is 7 pixels wide


@pytest.mark.parametrize(
    ("text", "height"),
    [("短", 15.5), ("长" * 24, 30), ("长" * 25, 44.5), ("甲\n乙\n丙", 44.5), ("ab " * 40, 88), ("长" * 2000, 409.5)],
)
def test_a_row_is_as_high_as_its_text_and_no_higher_than_a_row_can_be(text, height):
    widths = [10, 24]

    assert height_of(["", text], widths) == height
    assert height_of([text, date(2026, 9, 30)], [24, 1]) == height


def test_every_row_of_a_sheet_says_its_height(directive):
    a_directive("长" * 100)
    page = sheet()

    assert all(page.row_dimensions[number].height for number in (3, 4))
    assert page.row_dimensions[5].height == pytest.approx(131.5, abs=0.5)  # in whole pixels


def test_what_no_row_is_high_enough_for_is_written_smaller():
    a_directive("长" * 400)
    [row] = rows_of_sheet(sheet())

    assert (row["text"].font.size, row["quote"].font.size) == (7, 10)


def test_the_grid_of_a_document_is_as_wide_as_its_cells(directive):
    [table] = document().tables

    grid = [column.width for column in table.columns]
    assert len(set(grid)) > 4
    assert [[cell.width for cell in row.cells] for row in table.rows] == [grid, grid]


def test_a_row_is_kept_on_one_page_unless_it_is_higher_than_one():
    a_directive("长" * 200)
    a_directive("长" * 600)

    kept = [bool(row._tr.trPr.xpath("w:cantSplit")) if row._tr.trPr is not None else False
            for row in document().tables[0].rows]  # fmt: skip
    assert kept == [True, True, False]


def test_a_table_without_directives_has_no_rows():
    assert rows_of_sheet(sheet()) == rows_of_csv(text()) == rows_of_document(document().tables[0]) == []


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_can_become_a_formula(start):
    a_directive(f"{start}1+1")
    [row], [line] = rows_of_sheet(sheet()), rows_of_csv(text())

    assert row["text"].data_type == "s"
    assert row["text"].quotePrefix
    assert line["text"].startswith("'")


@pytest.mark.parametrize("task", HOSTILE)
def test_whatever_a_text_holds_the_files_can_be_opened_and_say_it(task):
    a_directive(task)

    [row], [line], [word] = rows_of_sheet(sheet()), rows_of_csv(text()), rows_of_document(document().tables[0])
    assert row["text"].data_type == "s"
    assert unescape(row["text"].value).rstrip()[:16_000] == plain(task)[:16_000]
    assert line["text"].removeprefix("'")[:16_000] == plain(task)[:16_000]
    assert word["text"] == plain(task)


@pytest.mark.parametrize("character", ["长", "😀"])
def test_what_one_cell_cannot_hold_is_cut_and_the_cell_says_so(character):
    a_directive(character * 40_000)

    [row], [line] = rows_of_sheet(sheet()), rows_of_csv(text())
    for cell in (row["text"].value, line["text"]):
        assert len(cell.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert cell.startswith(character * 16_000)
        assert cell.endswith("……（因表格单元格字数限制截断，全文共40000字，详见系统）")


def test_the_longest_text_that_fits_is_left_whole():
    a_directive("长" * MOST_CHARACTERS)
    assert [row["text"].value for row in rows_of_sheet(sheet())] == ["长" * MOST_CHARACTERS]


@pytest.mark.parametrize(
    ("found", "left"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\tb\x00c", "a b c"), ("\ud800\uffff", "\ufffd\ufffd"), ("堤防 3公里", "堤防 3公里")],
)
def test_what_no_file_can_hold_is_replaced_and_the_rest_kept(found, left):
    assert plain(found) == left


def test_numbers_and_plain_words_are_left_as_they_are():
    assert neutral(-1) == -1
    assert neutral("完成1=1") == "完成1=1"
    assert neutral(DUE) == DUE


def test_lines_of_a_csv_end_as_windows_ends_them(directive):
    assert text().count("\r\n") == 2
    assert text().endswith("\r\n")


def test_a_document_repeats_its_heading_row_and_names_chinese_fonts(directive):
    opened = document()
    [table] = opened.tables

    assert opened.sections[0].page_width > opened.sections[0].page_height
    assert opened.paragraphs[0].text == "水利工作会议任务分解表"
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    [row] = rows_of_document(table)
    assert row == row | {
        "number": "1", "text": "完成清河堤防加固", "targets": "完成12公里", "lead_units": "县水利局",
        "support": "县财政局", "persons": "水利局局长", "due": "2026年10月5日前",
        "remarks": "原定2026年9月30日，延至2026年10月5日：汛期停工",
    }  # fmt: skip
    assert all(run._element.rPr.rFonts.get(f"{{{run._element.nsmap['w']}}}eastAsia")
               for paragraph in opened.paragraphs for run in paragraph.runs)  # fmt: skip


def test_batches_keep_the_order_and_number_the_rows(monkeypatch):
    monkeypatch.setattr(sys.modules["tracker.exports.batches"], "BATCH", 2)
    made = [a_directive(str(number)) for number in range(5)]
    ids = ids_of(Directive.objects.order_by("-pk"))

    rows = list(batches(ids, ON))
    assert [len(batch) for batch in rows] == [2, 2, 1]
    assert [row.directive for row in chain.from_iterable(rows)] == made[::-1]
    assert [row.number for row in chain.from_iterable(rows)] == [1, 2, 3, 4, 5]
