"""What is filtered in the browser is what the files hold: row by row, in the same order."""

import csv
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.browser.leading import follow
from tests.builders import a_directive, a_meeting, a_party, a_speech, in_group
from tracker.actions import AssignmentDraft
from tracker.people import groups

DAY = timedelta(days=1)
DUE = date(2026, 9, 30)
WHAT = "任务内容"


@pytest.fixture
def ledger(transactional_db):
    """Two pages of directives that the filters below let through, between others that they do not."""
    bureau, other = a_party("县水利局"), a_party("县教育局")
    part = a_party("县水利局河道站", parent=bureau)
    speech = a_speech(meeting=a_meeting(title="防汛工作会议"))
    for number in range(65):
        owner = part if number % 3 else bureau
        a_directive(f"第{number}项排查任务", speech=speech, due_on=DUE + number % 40 * DAY, owner=owner)
    for number in range(10):
        a_directive(f"第{number}项别的任务", speech=speech, due_on=DUE, owner=other)
        a_directive(f"第{number}项排查任务", speech=speech, assignments=(AssignmentDraft("县水利局", party=bureau),))
    a_directive("=HYPERLINK(排查任务)", speech=speech, due_on=DUE, owner=bureau)


@pytest.fixture
def filtered(log_in, ledger):
    """The list, filtered by hand: by words, a party with its sub-units, and a last day; ordered by the day."""
    page = log_in(in_group(groups.SUPERVISOR))
    page.goto("/directives/")
    page.get_by_label("关键词").fill("排查")
    page.locator("[name=party]").first.fill("县水利局")
    page.locator("[name=due_to]").fill("2026-11-30")
    follow(page.get_by_role("button", name="筛选", exact=True))
    return page


def rows_shown(page) -> list[tuple[str, ...]]:
    """Number and words of each row on every page of the list, to the last one."""
    found = []
    while True:
        for row in page.locator(".ledger tbody tr").all():
            found.append((row.locator("td.number").inner_text(), row.locator("th a").first.inner_text()))
        if not page.locator("a[rel=next]").count():
            return found
        follow(page.locator("a[rel=next]"))


def downloaded(page, name: str, folder):
    """The file behind a link of the list."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def records(rows: list[tuple]) -> list[dict[str, str]]:
    """The rows below the heading, which may stand below a title, by the names of their columns."""
    head = next(number for number, row in enumerate(rows) if WHAT in row)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :] if row[0]]


def test_the_workbook_holds_the_rows_of_the_list(filtered, tmp_path):
    sheet = load_workbook(downloaded(filtered, "Excel", tmp_path)).worksheets[0]
    taken = records(list(sheet.iter_rows(values_only=True)))

    assert [(str(row["序号"]), row[WHAT].lstrip("'")) for row in taken] == rows_shown(filtered)
    assert len(taken) == 66


def test_the_text_file_holds_the_rows_of_the_list(filtered, tmp_path):
    with downloaded(filtered, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        taken = records([tuple(row) for row in csv.reader(file)])

    assert [(row["序号"], row[WHAT].lstrip("'")) for row in taken] == rows_shown(filtered)
    assert len(taken) == 66


def test_no_cell_of_the_workbook_is_a_formula(filtered, tmp_path):
    sheet = load_workbook(downloaded(filtered, "Excel", tmp_path)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
