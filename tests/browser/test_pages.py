"""The supervisors' pages in a real browser: they work under the strict policy, by keyboard, and nothing is cut off."""

from datetime import date, timedelta

import pytest

from tests.browser.leading import follow
from tests.builders import a_directive, a_meeting, a_party, a_speech, a_supervisor
from tracker.actions import AssignmentDraft, DeadlineDraft

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
LONG_NAME = "县委县政府推进易地扶贫搬迁后续扶持暨农村危房改造和农房抗震改造工作领导小组办公室"


@pytest.fixture
def ledger(transactional_db):
    """A page and a half of directives, one with very long words everywhere."""
    meeting = a_meeting(title=f"{LONG_NAME}第十二次全体（扩大）会议")
    speech = a_speech(meeting=meeting)
    unit = a_party("县水利局")
    for number in range(60):
        a_directive(f"第{number}项任务", speech=speech, due_on=DUE + number * DAY, owner=unit)
    a_directive(
        LONG_NAME * 6,
        speech=speech,
        deadlines=(DeadlineDraft("event", words="主汛期到来之前并视水情雨情适当提前" * 5),),
        owner=a_party(LONG_NAME),
        assignments=(AssignmentDraft("unbroken" * 12, "support"),),
    )


@pytest.fixture
def supervisor(log_in, ledger):
    """The browser page of a supervisor, at the width the pages are made for."""
    page = log_in(a_supervisor("zhou"))
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


def test_a_card_opens_the_list_it_counts_and_a_row_its_directive(supervisor, complaints):
    supervisor.goto(f"/?on={DUE + 10 * DAY}")
    card = supervisor.locator(".card-overdue .whole")
    assert card.locator(".count").inner_text() == "10"

    follow(card)
    assert supervisor.locator(".ledger tbody tr").count() == 10
    follow(supervisor.locator(".ledger tbody th").first.get_by_role("link"))
    assert supervisor.locator("h1").inner_text() == "〔2026〕001 第0项任务"
    assert supervisor.locator("mark").is_visible()
    assert complaints == []


def test_the_form_filters_and_the_pages_keep_what_was_chosen(supervisor, complaints):
    supervisor.goto("/directives/")
    supervisor.get_by_label("关键词").fill("项任务")
    supervisor.locator("#id_due_from").fill("2026-10-02")
    follow(supervisor.get_by_role("button", name="筛选", exact=True))
    assert supervisor.locator(".ledger tbody tr").count() == 50

    follow(supervisor.locator("a[rel=next]"))
    assert supervisor.locator(".ledger tbody tr").count() == 8
    assert supervisor.locator("#id_due_from").input_value() == "2026-10-02"
    assert complaints == []


@pytest.mark.parametrize("address", ["/", "/directives/", "/directives/?sort=-recorded", "/parties/", "/meetings/"])
@pytest.mark.parametrize("language", ["简体中文", "English"])
def test_nothing_is_cut_off_or_runs_over_at_1280(supervisor, address, language):
    supervisor.goto(address)
    if language == "English":
        follow(supervisor.get_by_role("button", name="English"))

    assert supervisor.evaluate("document.documentElement.scrollWidth") <= 1280
    assert supervisor.evaluate(OVERFLOWING) == []


def test_the_buttons_of_the_filters_stay_in_their_frame_in_english_too(supervisor):
    supervisor.goto("/directives/")
    follow(supervisor.get_by_role("button", name="English"))

    fields, clear = (supervisor.locator(what).first.bounding_box() for what in (".filters .fields", ".filters .act a"))
    assert clear["x"] + clear["width"] <= fields["x"] + fields["width"] + 1


def test_a_directive_with_long_names_fits_too(supervisor):
    supervisor.goto("/directives/?sort=-recorded")
    follow(supervisor.locator(".ledger tbody th").first.get_by_role("link"))

    assert supervisor.evaluate("document.documentElement.scrollWidth") <= 1280
    assert supervisor.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("address", ["/parties/", "/meetings/"])
def test_the_page_of_a_party_and_of_a_meeting_with_a_long_name_fits_too(supervisor, address):
    supervisor.goto(address)
    follow(supervisor.get_by_role("link", name=LONG_NAME).first)
    assert LONG_NAME in supervisor.locator("h1").inner_text()

    assert supervisor.evaluate("document.documentElement.scrollWidth") <= 1280
    assert supervisor.evaluate(OVERFLOWING) == []


def test_the_first_key_skips_to_the_content_and_focus_can_be_seen(supervisor):
    supervisor.goto("/")
    supervisor.keyboard.press("Tab")
    assert supervisor.evaluate("document.activeElement.getAttribute('href')") == "#content"

    supervisor.keyboard.press("Tab")
    assert supervisor.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


# Text that is wider than the box it stands in.
OVERFLOWING = """
[...document.querySelectorAll('main td, main th, main dd, main dt, main h1, main li, main .light, blockquote')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
    .map(e => e.tagName + ' ' + e.className + ': ' + e.textContent.trim().slice(0, 30))
"""
