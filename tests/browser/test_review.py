"""The review desk in a real browser: with the keyboard, with the mouse, and without any script."""

import pytest
from django.test import Client
from django.urls import reverse

from extraction.models import Decision, Proposal
from tests.builders import a_proposal, a_reviewer, a_speech
from tracker.models import Directive

LINES = [f"第{n}项，各乡镇要在6月30日前完成排查整改，并将结果报县督查室。" for n in range(1, 13)]


@pytest.fixture
def speech(transactional_db):
    speech = a_speech("同志们：\n" + "\n".join(LINES))
    for line in LINES:
        a_proposal(speech, line, parties=[], deadlines=[], targets=[])
    return speech


@pytest.fixture
def desk(log_in, speech):
    page = log_in(a_reviewer("zhoumin", first_name="周敏"))
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def current_quote(page) -> str:
    return page.locator(".card.current blockquote").inner_text()


def in_view(page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def test_each_accept_is_one_key_and_moves_on(desk, complaints):
    desk.locator(".desk-head a.button").click()

    for line in LINES[:4]:
        assert current_quote(desk) == line
        assert in_view(desk, ".card.current")
        assert in_view(desk, ".quote.current")
        with desk.expect_navigation():
            desk.keyboard.press("Enter")

    assert current_quote(desk) == LINES[4]
    assert [d.quote for d in Directive.objects.all()] == LINES[:4]
    assert complaints == []


def test_rejecting_asks_for_a_reason_before_anything_is_sent(desk):
    card = desk.locator(".card").first
    card.locator(".reject button").click()
    assert not Decision.objects.exists()

    card.locator("select").select_option("exhortation")
    with desk.expect_navigation():
        card.locator(".reject button").click()
    assert Decision.objects.get().reason == "exhortation"


def test_a_quote_is_marked_by_more_than_its_colour(desk):
    line = "element => getComputedStyle(element).textDecorationLine"
    assert desk.locator("a.quote").first.evaluate(line) == "underline"

    desk.locator(".card select").first.select_option("exhortation")
    desk.locator(".card .reject button").first.click()
    desk.locator(".card.rejected").wait_for()
    assert desk.locator("a.quote").first.evaluate(line) == "line-through"


def test_a_click_on_a_mark_goes_to_its_proposal(desk, complaints):
    desk.locator(".quote", has_text=LINES[-1]).click()

    last = Proposal.objects.in_reading_order().last()
    assert desk.url.endswith(f"#proposal-{last.pk}")
    assert in_view(desk, f"#proposal-{last.pk} .buttons")
    assert complaints == []


def test_correcting_and_accepting_goes_back_to_the_next_one(desk, complaints):
    desk.locator(".card").first.locator("a.button").click()
    desk.locator("[name=text]").fill("完成第一项排查整改")
    desk.locator("[name=owners-0-name]").fill("各乡镇")
    desk.locator("[name=deadlines-0-due_on]").fill("2026-06-30")
    with desk.expect_navigation():
        desk.locator("input[type=submit]").click()

    assert current_quote(desk) == LINES[1]
    directive = Directive.objects.get()
    assert (directive.text, str(directive.due_on())) == ("完成第一项排查整改", "2026-06-30")
    assert complaints == []


def another_page(browser, address: str, user, **options):
    """A page in a browser of its own, logged in as this user."""
    client = Client()
    client.force_login(user)
    context = browser.new_context(base_url=address, **options)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    return context.new_page()


def test_it_works_without_script(browser, live_server, speech):
    page = another_page(browser, live_server.url, a_reviewer(), java_script_enabled=False)
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))

    page.locator(".card").first.locator("button.default").click()
    page.locator(".card.current").wait_for()

    assert Decision.objects.get().outcome == "accepted"
    assert current_quote(page) == LINES[1]
    page.context.close()


def test_of_two_browsers_the_second_is_told_who_was_first(desk, browser, live_server):
    page = another_page(browser, live_server.url, a_reviewer("heqiang", first_name="何强"))
    page.goto(desk.url)
    desk.locator(".card").first.locator("button.default").click()
    desk.locator(".card.current").wait_for()

    page.locator(".card").first.locator("button.default").click()

    assert "周敏 (zhoumin)" in page.locator("[role=alert]").inner_text()
    assert Decision.objects.get().decided_by == "周敏 (zhoumin)"
    page.context.close()


def test_the_desk_fits_an_office_screen(desk):
    desk.set_viewport_size({"width": 1280, "height": 720})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 1280
