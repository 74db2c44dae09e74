"""The header on a narrow screen: folded, and all of it within reach, with a script or without one."""

import pytest

from tests.browser.leading import follow
from tests.builders import in_group
from tracker.people import groups

TELEPHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", ["/", "/admin/"])
def test_the_menu_unfolds_and_holds_every_way_the_language_and_the_way_out(scripts, address, another_page, county):
    page = another_page(county["visitors"]["administrator"], viewport=TELEPHONE, java_script_enabled=scripts)
    page.goto(address)
    ways = page.locator(".bar nav")
    assert not ways.is_visible()

    page.locator(".menu summary").click()
    assert ways.get_by_role("link").count() >= 7
    assert min(link.bounding_box()["height"] for link in ways.get_by_role("link").all()) >= 44
    assert page.get_by_role("button", name="English").is_visible()
    assert page.get_by_role("button", name="退出").is_visible()


def test_the_menu_opens_by_keyboard_and_leads_on(another_page, county):
    page = another_page(county["visitors"]["supervisor"], viewport=TELEPHONE)
    page.goto("/")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    follow(page.locator(".bar nav").get_by_role("link", name="会议"))

    assert page.locator("h1").inner_text() == "会议"
    assert not page.locator(".bar nav").is_visible()


def test_on_an_office_screen_nothing_is_folded(another_page, county):
    page = another_page(county["visitors"]["administrator"], viewport={"width": 1280, "height": 800})
    page.goto("/")

    assert page.locator(".bar nav").is_visible()
    assert not page.locator(".menu").is_visible()
    assert page.locator(".bar").bounding_box()["height"] < 60
    follow(page.get_by_role("button", name="English"))
    assert page.locator(".bar").bounding_box()["height"] < 60, "one line in English too"


@pytest.mark.parametrize("name", ["郑", "欧阳", "zhengguoping-of-the-supervision-office"])
def test_however_long_a_name_is_an_office_screen_has_one_line_of_menu(another_page, name):
    page = another_page(in_group(groups.ADMINISTRATOR, first_name=name), viewport={"width": 1280, "height": 800})
    page.goto("/")
    follow(page.get_by_role("button", name="English"))
    page.locator("html[lang=en]").wait_for(state="attached")

    assert page.locator(".bar").bounding_box()["height"] < 60
    assert page.locator(".whoever").get_attribute("title") == name
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_row_of_the_list_is_a_card_that_begins_with_its_light_and_its_day(another_page, county):
    page = another_page(county["visitors"]["supervisor"], viewport=TELEPHONE)
    page.goto("/directives/")
    row = page.locator(".ledger tbody tr").first
    light, day, task, who = (row.locator(what).bounding_box() for what in (".light", ".when time", "th a", ".who"))

    assert light["y"] <= day["y"] < task["y"] < who["y"]
    assert task["height"] >= 44
    unnamed = "cells => cells.filter(cell => !cell.dataset.label && cell.textContent.trim()).length"
    assert page.locator(".ledger tbody td").evaluate_all(unnamed) == 0
