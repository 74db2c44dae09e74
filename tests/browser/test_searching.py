"""The field at the top of every page: by keyboard, on a telephone, and without a script."""

import pytest
from django.urls import reverse

from extraction.models import Proposal
from tests.browser.leading import follow

TELEPHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("address", ["/", "/directives/", "/admin/", "/admin/tracker/meeting/"])
def test_what_is_typed_at_the_top_of_a_page_is_looked_for_on_enter(address, another_page, county):
    page = another_page(county["visitors"]["administrator"], viewport={"width": 1280, "height": 800})
    page.goto(address)
    field = page.get_by_role("search").get_by_label("搜索台账")
    field.fill("排查")
    with page.expect_navigation():
        field.press("Enter")

    assert page.locator("h1").inner_text() == "搜索"
    assert page.locator("mark").first.inner_text() == "排查"


def test_at_the_desk_what_is_typed_into_the_field_presses_no_key_of_the_desk(another_page, county):
    page = another_page(county["visitors"]["administrator"], viewport={"width": 1280, "height": 800})
    page.goto(reverse("admin:extraction_review", args=[county["reviewed"].pk]))
    pending = Proposal.objects.pending().count()
    field = page.locator("header .search input")
    field.press_sequentially("jr1?")
    with page.expect_navigation():
        field.press("Enter")

    assert page.locator("main input[name=q]").input_value() == "jr1?"
    assert Proposal.objects.pending().count() == pending


def test_on_a_telephone_the_field_is_in_the_menu_and_has_a_button(another_page, county):
    page = another_page(county["visitors"]["liaison"], viewport=TELEPHONE, java_script_enabled=False)
    page.goto("/")
    page.locator(".menu summary").click()
    field, button = page.locator("header .search input"), page.locator("header .search button")
    assert min(field.bounding_box()["height"], button.bounding_box()["height"]) >= 44
    field.fill("无此事")
    follow(button)

    assert "没有找到与“无此事”相符的内容" in page.locator(".empty").inner_text()


def test_where_there_is_no_room_the_field_becomes_wide_while_somebody_writes(another_page, county):
    page = another_page(county["visitors"]["administrator"], viewport={"width": 1280, "height": 800})
    page.goto("/")
    follow(page.get_by_role("button", name="English"))
    page.locator("html[lang=en]").wait_for(state="attached")
    # Asked until it is so: a busy machine lays a page out some time after it has come.
    width = "document.querySelector('header .search input').getBoundingClientRect().width"
    page.wait_for_function(f"{width} < 100")
    page.locator("header .search input").focus()

    page.wait_for_function(f"{width} >= 200")
