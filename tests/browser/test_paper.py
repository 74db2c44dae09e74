"""What comes out of a printer: A4 across, and no table pushed off the page that its title stands on."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.builders import a_directive, a_meeting, a_speech, a_supervisor

A4_ACROSS = (842, 595)  # points


@pytest.fixture
def meeting(transactional_db):
    """A meeting that demanded more than one sheet holds."""
    meeting = a_meeting(title="防汛工作会议")
    speech = a_speech(meeting=meeting)
    for number in range(60):
        a_directive(f"T{number:03d}", speech=speech)
    return meeting


@pytest.mark.parametrize("address", ["/meetings/{}/", "/directives/print/?meeting={}"])
def test_a_long_table_begins_on_the_first_sheet_and_fills_more(log_in, meeting, address):
    page = log_in(a_supervisor("zhou"))
    page.goto(address.format(meeting.public_id))
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in sheets} == {A4_ACROSS}
    assert "T005" in sheets[0].extract_text()
    assert "T059" in sheets[-1].extract_text()
    assert 2 <= len(sheets) <= 6
