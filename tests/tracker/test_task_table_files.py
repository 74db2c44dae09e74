"""The table of a meeting as files: what it demanded again stands below, as on its page, and nowhere twice."""

import io

import pytest
from docx import Document
from openpyxl.utils import get_column_letter

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_speech, a_supervisor
from tests.pages import page
from tests.tables import HEADING, rows_of_document, rows_of_sheet, sheet_of
from tracker.actions import restate
from tracker.exports import TASK_TABLE_COLUMNS

pytestmark = pytest.mark.django_db

BELOW = ["本次会议重申的事项", "1. 〔2026〕001 早先就要办的（首次部署：水利工作会议（2026年3月2日））"]


@pytest.fixture
def taken_away(client):
    """A function that gives a page or a file of a meeting that told one thing anew and one again."""
    client.force_login(a_supervisor(permissions=("tracker.export_directive",)))
    earlier = a_directive("早先就要办的", speech=a_speech(meeting=a_meeting(title="水利工作会议")))
    speech = a_speech()
    a_directive("新要办的", speech=speech)
    restate(earlier, speech, start=0, end=4, by=SOMEBODY, at=SOME_MOMENT)

    def answer(name: str):
        return client.get(f"/meetings/{speech.meeting.public_id}/{name}")

    return answer


def test_the_sheet_names_what_was_demanded_again_below_its_table(taken_away):
    sheet = sheet_of(b"".join(taken_away("tasks.xlsx").streaming_content))

    [row] = rows_of_sheet(sheet, TASK_TABLE_COLUMNS)
    assert row["text"].value == "新要办的"
    empty, *notes = sheet.iter_rows(min_row=HEADING + 2, values_only=True)
    assert set(empty) == {None}
    assert [note[0] for note in notes] == BELOW
    last = get_column_letter(len(TASK_TABLE_COLUMNS))
    assert sheet.auto_filter.ref == f"A3:{last}4", "sorting and filtering leave what stands below where it is"


def test_the_document_names_what_was_demanded_again_below_its_table(taken_away):
    document = Document(io.BytesIO(b"".join(taken_away("tasks.docx").streaming_content)))

    [table] = document.tables
    assert [row["text"] for row in rows_of_document(table)] == ["新要办的"]
    assert [paragraph.text for paragraph in document.paragraphs[-2:]] == BELOW


def test_the_page_names_the_same(taken_away):
    [again] = page(taken_away("")).xpath("//section[@aria-labelledby='again']")
    assert again.xpath(".//h2/text()") == BELOW[:1]
    [item] = again.xpath(".//li")
    assert " ".join(item.text_content().split()) == "〔2026〕001 早先就要办的 首次部署：水利工作会议（2026年3月2日）"
