"""The way through as a newcomer goes it: from the login, an import or a finished review on to the next thing."""

import pytest
from playwright.sync_api import expect

from tests.browser.leading import follow
from tests.browser.places import LINES, a_speech_to_review
from tests.builders import a_meeting, a_proposal, a_reviewer, a_speech
from tests.intake.files.words import DATED
from tracker.models import Speech


@pytest.fixture
def reviewer(log_in, transactional_db):
    """The browser page of somebody who came for the first time."""
    return log_in(a_reviewer("newcomer"))


def test_from_the_login_over_the_card_to_the_desk(reviewer, complaints):
    speech = a_speech_to_review(LINES)
    reviewer.goto("/")
    follow(reviewer.locator(".card-pending a.whole"))
    follow(reviewer.locator("table.work th a"))

    expect(reviewer.locator(".desk h1")).to_have_text(speech.title)
    expect(reviewer.locator("#decide")).to_be_visible()
    assert complaints == []


def test_from_the_first_page_of_the_administration_to_the_desk(reviewer, complaints):
    a_speech_to_review(LINES)
    reviewer.goto("/admin/")
    follow(reviewer.locator(".next-things table.work th a"))

    expect(reviewer.locator("#decide")).to_be_visible()
    assert complaints == []


def test_from_an_import_to_the_desk_of_what_was_imported(reviewer, complaints):
    reviewer.goto("/admin/")
    follow(reviewer.locator(".next-things a[href$='sourcefile/add/']"))
    file = {"name": "讲话.txt", "mimeType": "text/plain", "buffer": DATED.encode()}
    reviewer.locator("input[type=file]").set_input_files(file)
    follow(reviewer.locator("input[type=submit].default"))
    follow(reviewer.locator("input[type=submit].default"))
    expect(reviewer.locator(".messagelist .success")).to_be_visible()
    follow(reviewer.locator(".picked table.work th a"))

    expect(reviewer.locator(".desk h1")).to_have_text(Speech.objects.get().title)
    assert complaints == []


def test_from_a_finished_review_to_the_table_of_tasks_its_file_and_the_next_speech(reviewer, complaints):
    speech = a_speech(meeting=a_meeting(title="防汛工作会议"))
    a_proposal(speech)
    other = a_speech_to_review(LINES)
    reviewer.goto(f"/admin/tracker/speech/{speech.pk}/review/")
    with reviewer.expect_navigation():
        reviewer.keyboard.press("Enter")
    with reviewer.expect_download() as taken:
        reviewer.locator(".finished").get_by_role("link", name="Word").click()
    assert taken.value.suggested_filename.endswith(".docx")
    follow(reviewer.locator(f".finished a[href='/meetings/{speech.meeting.public_id}/']"))
    expect(reviewer.locator("main")).to_contain_text("清河堤防加固")

    reviewer.go_back()
    with reviewer.expect_navigation():
        reviewer.keyboard.press("n")
    assert reviewer.url.endswith(f"/admin/tracker/speech/{other.pk}/review/")
    assert complaints == []
