"""The review desk in a real browser: with the keyboard, with the mouse, and without any script."""

import pytest
from django.urls import reverse

from extraction.models import Decision, Proposal
from tests.browser.leading import follow, press
from tests.browser.places import a_speech_to_review, demands
from tests.builders import a_proposal, a_reviewer, target_found
from tracker.models import Directive

LINES = demands(12)


@pytest.fixture
def speech(transactional_db):
    return a_speech_to_review(LINES)


@pytest.fixture
def desk(log_in, speech):
    page = log_in(a_reviewer("zhoumin", first_name="周敏"))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def current_quote(page) -> str:
    return page.locator("a.quote.current").inner_text()


def in_view(page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def has_focus(page, selector: str) -> bool:
    return page.locator(selector).first.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("key", ["Enter", "a"])
def test_each_accept_is_one_key_and_moves_on(desk, complaints, key):
    for line in LINES[:8]:
        assert current_quote(desk) == line
        assert in_view(desk, "a.quote.current")
        assert in_view(desk, ".buttons button.default")
        press(desk, key)

    assert current_quote(desk) == LINES[8]
    assert [d.quote for d in Directive.objects.all()] == LINES[:8]
    assert complaints == []


def test_a_key_held_down_decides_once(desk):
    with desk.expect_navigation():
        desk.keyboard.down("Enter")
    for _repeat in range(5):
        desk.keyboard.down("Enter")
    desk.wait_for_timeout(300)

    assert current_quote(desk) == LINES[1]
    assert Decision.objects.count() == 1


def test_the_keys_go_on_and_back_without_deciding(desk, complaints):
    for key, line in [("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("n", 1)]:
        press(desk, key)
        assert current_quote(desk) == LINES[line]

    assert not Decision.objects.exists()
    assert complaints == []


def test_rejecting_is_a_key_and_the_number_of_the_reason(desk, complaints):
    desk.keyboard.press("1")
    assert not Decision.objects.exists(), "a number alone rejects nothing"

    desk.keyboard.press("r")
    assert desk.locator(".reject button[name=reason]").first.is_visible()
    press(desk, "2")

    assert Decision.objects.get().reason == "past"
    assert current_quote(desk) == LINES[1]
    assert complaints == []


def test_a_rejected_quote_is_told_by_more_than_its_colour(desk):
    line = "element => getComputedStyle(element).textDecorationLine"
    assert desk.locator("a.quote").last.evaluate(line) == "underline"

    desk.keyboard.press("r")
    press(desk, "1")
    assert desk.locator("a.quote").first.evaluate(line) == "line-through"


def test_the_four_marks_are_told_apart_without_colours(log_in, transactional_db):
    page = log_in(a_reviewer())
    page.goto(reverse("admin:extraction_review", args=[a_proposal().speech_id]))

    lines = page.locator(".legend span").evaluate_all("all => all.map(e => getComputedStyle(e).borderBottomStyle)")
    assert len(lines) == len(set(lines)) == 4


def test_correcting_is_done_in_place_and_ctrl_enter_sends_it(desk, complaints):
    label = desk.locator(".buttons .default .label")
    plain = label.inner_text()
    desk.keyboard.press("c")
    assert has_focus(desk, "#id_text")

    desk.keyboard.press("Control+a")
    desk.keyboard.type("完成第一项排查整改 jkar")
    assert label.inner_text() != plain, "nothing tells that Enter would now record a correction"
    press(desk, "Control+Enter")

    assert current_quote(desk) == LINES[1]
    assert Directive.objects.get().text == "完成第一项排查整改 jkar"
    assert Decision.objects.get().outcome == "corrected"
    assert complaints == []


def test_escape_leaves_the_field_and_the_letters_are_keys_again(desk):
    desk.keyboard.press("c")
    desk.keyboard.press("Escape")
    press(desk, "j")

    assert current_quote(desk) == LINES[1]


@pytest.mark.parametrize("key", ["Control+a", "Alt+a", "Shift+A", "Control+Enter"])
def test_a_key_with_a_modifier_is_none_of_the_desk_s(desk, key):
    desk.locator("body").evaluate("body => document.activeElement.blur()")
    desk.keyboard.press(key)
    desk.wait_for_timeout(200)

    assert not Decision.objects.exists()


def test_letters_work_while_a_chinese_input_method_is_on_and_not_while_it_composes(desk):
    fire = "event => document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...event}))"
    desk.evaluate(fire, {"key": "Process", "code": "KeyA", "isComposing": True})
    desk.wait_for_timeout(200)
    assert not Decision.objects.exists()

    with desk.expect_navigation():
        desk.evaluate(fire, {"key": "Process", "code": "KeyA", "keyCode": 229})
    assert Decision.objects.get().outcome == "accepted"


def test_the_help_card_opens_and_closes(desk, complaints):
    desk.keyboard.press("?")
    assert desk.locator(".help .sheet").is_visible()
    desk.keyboard.press("Escape")
    assert not desk.locator(".help .sheet").is_visible()
    assert complaints == []


def test_a_click_on_a_mark_opens_its_proposal(desk, complaints):
    follow(desk.locator("a.quote", has_text=LINES[-1]))

    last = Proposal.objects.in_reading_order().last()
    assert desk.url.endswith(f"?current={last.pk}#quote-{last.pk}")
    assert desk.locator("#id_text").input_value() == LINES[-1]
    assert in_view(desk, "a.quote.current")
    assert complaints == []


def test_what_was_typed_is_not_left_behind_unasked(desk):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.locator("#id_text").fill("完成第一项")
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    desk.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    assert desk.locator("#id_text").input_value() == "完成第一项"


def test_it_works_without_script_and_enter_still_accepts_with_the_quote_in_view(another_page, speech):
    page = another_page(a_reviewer(), java_script_enabled=False)
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))

    for line in LINES[:9]:
        assert current_quote(page) == line
        assert in_view(page, "a.quote.current")
        press(page, "Enter")
    assert [d.quote for d in Directive.objects.all()] == LINES[:9]

    page.locator(".reject summary").click()
    follow(page.locator(".reject button[value=misread]"))
    assert Decision.objects.get(outcome="rejected").reason == "misread"


def test_of_two_browsers_the_second_is_told_who_was_first(desk, another_page):
    page = another_page(a_reviewer("heqiang", first_name="何强"))
    page.goto(desk.url)
    press(desk, "Enter")

    press(page, "Enter")

    assert "周敏 (zhoumin)" in page.locator(".card-body").inner_text()
    assert Decision.objects.get().decided_by == "周敏 (zhoumin)"


def test_the_desk_fits_an_office_screen(desk):
    assert desk.evaluate("document.documentElement.scrollWidth") <= 1280
    assert desk.evaluate("document.documentElement.scrollHeight") <= 720


def test_a_figure_in_the_hundreds_of_millions_is_seen_whole(log_in, transactional_db):
    figure = target_found("三亿五千万元", 0) | {"value": "350000000", "unit": "元"}
    page = log_in(a_reviewer())
    page.goto(reverse("admin:extraction_review", args=[a_proposal(targets=[figure]).speech_id]))

    value = page.locator(".target-row input[name$=-value]").first
    assert value.input_value() == "350000000"
    assert value.evaluate("field => field.scrollWidth <= field.clientWidth")
