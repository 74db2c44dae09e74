"""The ledger as CSV and XLSX, a meeting's table as DOCX: opened with other libraries, filled with hostile text."""

import csv
import io
import sys
from datetime import date, datetime
from itertools import chain

import openpyxl
import pytest
from django.utils import translation
from docx import Document
from openpyxl.utils.escape import unescape

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_party, a_speech
from tracker.actions import AssignmentDraft, TargetDraft, extend
from tracker.exports import (
    LEDGER,
    MOST_CHARACTERS,
    TASK_TABLE,
    Heading,
    batches,
    csv_parts,
    ids_of,
    neutral,
    plain,
    write_docx,
    write_xlsx,
)
from tracker.models import Directive

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
ON = date(2026, 10, 8)
OFFICE_COLUMNS = [
    "序号", "任务来源", "讲话人", "任务内容", "原文", "牵头单位", "配合单位", "责任人", "完成时限原文", "完成时限",
    "目标", "状态", "逾期天数", "最近更新", "备注",
]  # fmt: skip
TASK_COLUMNS = ["序号", "任务内容", "目标", "牵头单位", "配合单位", "责任人", "完成时限", "备注"]
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


def sheet(columns=LEDGER):
    """The ledger as openpyxl finds it in the XLSX."""
    file = io.BytesIO()
    write_xlsx(file, columns, Heading("督办台账", "截至2026年10月8日"), chain.from_iterable(all_rows()))
    return openpyxl.load_workbook(file).active


def lines() -> list[list[str]]:
    """The ledger as a reader of CSV finds it."""
    return list(csv.reader(io.StringIO("".join(csv_parts(all_rows())), newline="")))


def table():
    """The table in the DOCX."""
    file = io.BytesIO()
    write_docx(file, TASK_TABLE, Heading("水利工作会议任务分解表", "截至"), chain.from_iterable(all_rows()))
    return Document(file)


def test_the_columns_are_those_offices_know_in_their_order(directive):
    assert [cell.value for cell in sheet()[3]] == OFFICE_COLUMNS
    assert lines()[0] == OFFICE_COLUMNS
    assert [cell.value for cell in sheet(TASK_TABLE)[3]] == TASK_COLUMNS
    assert [cell.text for cell in table().tables[0].rows[0].cells] == TASK_COLUMNS


def test_days_are_days_and_numbers_are_numbers(directive):
    row = dict(zip(OFFICE_COLUMNS, sheet()[4], strict=True))

    assert {name: cell.value for name, cell in row.items()} == {
        "序号": 1, "任务来源": "水利工作会议（2026年3月2日）", "讲话人": "县长 林某", "任务内容": "完成清河堤防加固",
        "原文": directive.quote, "牵头单位": "县水利局", "配合单位": "县财政局", "责任人": "水利局局长",
        "完成时限原文": None, "完成时限": datetime(2026, 10, 5), "目标": "完成12公里", "状态": "红·逾期", "逾期天数": 3,
        "最近更新": datetime(2026, 3, 2), "备注": "原定2026年9月30日，延至2026年10月5日：汛期停工",
    }  # fmt: skip
    assert row["完成时限"].number_format == "yyyy-mm-dd"
    assert row["完成时限"].is_date


def test_a_sheet_is_ready_for_the_printer_and_for_sorting(directive):
    page = sheet()

    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", int(page.PAPERSIZE_A4))
    assert page.print_title_rows == "$3:$3"
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:O4"
    assert page["A1"].value == "督办台账"
    assert page["A2"].value == "截至2026年10月8日"


def test_a_table_without_rows_still_has_its_headings():
    assert [cell.value for cell in sheet()[3]] == OFFICE_COLUMNS
    assert len(lines()) == 1
    assert len(table().tables[0].rows) == 1


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_can_become_a_formula(start):
    a_directive(f"{start}1+1")
    cell = sheet()["D4"]

    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert lines()[1][3].startswith("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_text_holds_the_files_can_be_opened_and_say_it(text):
    a_directive(text)

    cell, line, word = sheet()["D4"], lines()[1][3], table().tables[0].rows[1].cells[1].text
    assert cell.data_type == "s"
    assert unescape(cell.value).rstrip()[:16_000] == plain(text)[:16_000]
    assert line.removeprefix("'")[:16_000] == plain(text)[:16_000]
    assert word == plain(text)


@pytest.mark.parametrize("character", ["长", "😀"])
def test_what_one_cell_cannot_hold_is_cut_and_the_cell_says_so(character):
    a_directive(character * 40_000)

    for text in (sheet()["D4"].value, lines()[1][3]):
        assert len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert text.startswith(character * 16_000)
        assert text.endswith("……（因表格单元格字数限制截断，全文共40000字，详见系统）")


def test_the_longest_text_that_fits_is_left_whole():
    a_directive("长" * MOST_CHARACTERS)
    assert sheet()["D4"].value == "长" * MOST_CHARACTERS


@pytest.mark.parametrize(
    ("text", "left"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\tb\x00c", "a b c"), ("\ud800\uffff", "\ufffd\ufffd"), ("堤防 3公里", "堤防 3公里")],
)
def test_what_no_file_can_hold_is_replaced_and_the_rest_kept(text, left):
    assert plain(text) == left


def test_numbers_and_plain_words_are_left_as_they_are():
    assert neutral(-1) == -1
    assert neutral("完成1=1") == "完成1=1"
    assert neutral(DUE) == DUE


def test_lines_of_a_csv_end_as_windows_ends_them(directive):
    text = "".join(csv_parts(all_rows()))
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")


def test_a_document_repeats_its_heading_row_and_names_chinese_fonts(directive):
    document = table()
    [grid] = document.tables

    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.paragraphs[0].text == "水利工作会议任务分解表"
    assert grid.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert [cell.text for cell in grid.rows[1].cells] == [
        "1", "完成清河堤防加固", "完成12公里", "县水利局", "县财政局", "水利局局长", "2026年10月5日前",
        "原定2026年9月30日，延至2026年10月5日：汛期停工",
    ]  # fmt: skip
    assert all(run._element.rPr.rFonts.get(f"{{{run._element.nsmap['w']}}}eastAsia")
               for paragraph in document.paragraphs for run in paragraph.runs)  # fmt: skip


def test_batches_keep_the_order_and_number_the_rows(monkeypatch):
    monkeypatch.setattr(sys.modules["tracker.exports.batches"], "BATCH", 2)
    made = [a_directive(str(number)) for number in range(5)]
    ids = ids_of(Directive.objects.order_by("-pk"))

    rows = list(batches(ids, ON))
    assert [len(batch) for batch in rows] == [2, 2, 1]
    assert [row.directive for row in chain.from_iterable(rows)] == made[::-1]
    assert [row.number for row in chain.from_iterable(rows)] == [1, 2, 3, 4, 5]
