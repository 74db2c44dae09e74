"""What the reader missed comes onto the ledger from the speech itself: drawn over with the mouse, or typed."""

import pytest
from django.urls import reverse

from extraction.models import Missed
from tests.browser.hands import Hands
from tests.browser.leading import follow, selection_noticed
from tests.builders import a_party, a_proposal, a_reviewer, a_speech
from tracker.models import Directive

MISSED = "县水利局8月15日前把沿河垃圾清运完毕"
TEXT = f"同志们：\n各乡镇要每月排查一次。\n河道不能再等了，{MISSED}，这是底线。\n散会。"
# Where the first and the last character of some words stand on the screen.
CORNERS = """
words => {
    const holder = [...document.querySelectorAll('.said p')].find(each => each.textContent.includes(words));
    const node = [...holder.childNodes].find(each => each.textContent.includes(words));
    const range = document.createRange();
    const start = node.textContent.indexOf(words);
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    const rects = [...range.getClientRects()], first = rects[0], last = rects[rects.length - 1];
    return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}
"""


@pytest.fixture
def desk(log_in, transactional_db):
    a_party("县水利局")
    speech = a_speech(TEXT)
    a_proposal(speech, "各乡镇要每月排查一次。", parties=[], deadlines=[], targets=[])
    page = log_in(a_reviewer())
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def draw_over(page, words: str) -> None:
    """Select words as a hand does: press at their beginning, draw to their end, let go."""
    left, top, right, bottom = page.evaluate(CORNERS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()


def assert_recorded() -> None:
    directive = Directive.objects.get()
    assert directive.quote == MISSED
    assert [assignment.party.name for assignment in directive.assignments.all()] == ["县水利局"]
    assert str(directive.due_on()) == "2026-08-15"
    assert Missed.objects.get().directive == directive


def test_words_drawn_over_with_the_mouse_fill_in_the_form_and_are_recorded(desk, complaints):
    draw_over(desk, MISSED)
    selection_noticed(desk)
    follow(desk.locator("[data-key=x]"))
    assert desk.locator("[name=owners-0-name]").input_value() == "县水利局"
    assert desk.locator("[name=deadlines-0-due_on]").input_value() == "2026-08-15"

    follow(desk.locator("#content-main button.default"))
    assert_recorded()
    assert complaints == []


def test_without_a_mouse_the_words_are_typed_found_in_the_speech_and_recorded(desk, complaints):
    hands = Hands(desk)
    hands.lead("x")
    hands.type(MISSED)
    hands.lead("Control+Enter")
    assert desk.locator("[name=owners-0-name]").input_value() == "县水利局"

    hands.lead("Enter")
    assert_recorded()
    assert complaints == []
