"""A line for a day takes what is typed, and the browser's calendar writes into it."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.builders import a_directive, a_supervisor

DUE = "input[name=due_from]"


@pytest.fixture
def listed(log_in, transactional_db) -> Page:
    """The list with one directive, before a supervisor."""
    a_directive("当日到期", due_on=date(2026, 9, 3))
    page = log_in(a_supervisor("zhou"))
    page.goto(reverse("directives"))
    return page


def test_a_day_is_typed_as_it_is_written_on_paper(listed, complaints):
    listed.locator(DUE).fill("2026年9月4日")
    listed.locator(DUE).press("Enter")

    expect(listed.locator("main")).to_contain_text("没有")
    expect(listed.locator(DUE)).to_have_value("2026年9月4日")
    assert complaints == []


def test_the_calendar_beside_it_writes_the_day_into_the_line(listed, complaints):
    listed.locator(f".day-frame:has({DUE}) .day-pick").click()
    calendar = listed.locator(f".day-frame:has({DUE}) .day-calendar")
    calendar.evaluate("field => { field.value = '2026-09-03'; field.dispatchEvent(new Event('change')) }")

    expect(listed.locator(DUE)).to_have_value("2026-09-03")
    expect(listed.locator(DUE)).to_be_focused()
    assert complaints == []


def test_the_keyboard_does_not_stop_at_the_calendar(listed):
    listed.locator(DUE).focus()
    listed.keyboard.press("Tab")

    expect(listed.locator("input[name=due_to]")).to_be_focused()
