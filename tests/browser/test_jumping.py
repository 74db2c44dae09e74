"""Correcting by keyboard: the keys that lead straight to a field of the form, at the desk and for what was missed."""

import pytest
from django.urls import reverse

from extraction.models import Decision, Proposal
from tests.browser.hands import Hands
from tests.browser.leading import press, sent_from
from tests.builders import a_party, a_proposal, a_reviewer, a_speech, deadline_found
from tests.extraction.reviewing import LEVEE, PATROL, TEXT, a_bare, a_levee
from tracker.models import Directive

KEY_DOWN = "event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...event}))"
FURTHER_ROWS = ".rows.owners details.more"


@pytest.fixture
def speech(transactional_db):
    a_party("县水利局")
    speech = a_speech(TEXT)
    a_levee(speech)
    a_bare(speech)
    return speech


@pytest.fixture
def desk(log_in, speech):
    page = log_in(a_reviewer("zhoumin"))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def has_focus(page) -> str:
    """The name of the field that has the cursor."""
    return page.evaluate("document.activeElement.name || ''")


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("z", "owners-0-name"),
        ("d", "deadlines-0-due_on"),
        ("l", "targets-0-text"),
        ("t", "owners-1-name"),
        ("y", "owners-0-DELETE"),
    ],
)
def test_a_key_leads_to_its_field_and_sends_nothing(desk, complaints, key, field):
    sent = sent_from(desk)
    desk.keyboard.press(key)

    assert has_focus(desk) == field
    assert desk.locator(f"[name={field}]").is_visible()
    assert sent == []
    assert complaints == []


@pytest.mark.parametrize(
    ("key", "field"), [("z", "owners-0-name"), ("d", "deadlines-0-due_on"), ("l", "targets-0-text")]
)
def test_where_nothing_is_named_the_key_opens_the_row_for_more(desk, speech, key, field):
    bare = Proposal.objects.in_reading_order().last()
    desk.goto(reverse("admin:extraction_review", args=[speech.pk]) + f"?current={bare.pk}")
    assert not desk.locator(f"[name={field}]").is_visible()

    desk.keyboard.press(key)

    assert has_focus(desk) == field
    assert desk.locator(f"[name={field}]").is_visible()


def test_pressed_again_the_key_leads_to_the_next_row_and_round(desk):
    reached = []
    for _press in range(4):
        desk.keyboard.press("z")
        reached.append(has_focus(desk))
        desk.keyboard.press("Escape")

    assert reached == ["owners-0-name", "owners-1-name", "owners-2-name", "owners-0-name"]


@pytest.mark.parametrize("between", ["d", "t"])
def test_another_key_in_between_begins_with_the_first_row_again(desk, between):
    for key in ("z", "Escape", "z", "Escape", between, "Escape", "z"):
        desk.keyboard.press(key)

    assert has_focus(desk) == "owners-0-name"


def test_what_is_typed_after_a_jump_takes_the_place_of_what_was_there(desk):
    desk.keyboard.press("z")
    desk.keyboard.type("县水务局")

    assert desk.locator("[name=owners-0-name]").input_value() == "县水务局"


def test_the_letters_are_text_in_a_field_that_has_the_cursor(desk, complaints):
    for field in ("#id_text", "[name=owners-0-registered]"):
        desk.locator(field).fill("")
        desk.locator(field).press_sequentially("zdlty jkarmux")
        assert desk.locator(field).input_value() == "zdlty jkarmux"

    assert not desk.locator(FURTHER_ROWS).get_attribute("open")
    assert complaints == []


def test_an_input_method_may_be_on_but_must_not_be_composing(desk):
    desk.evaluate("document.activeElement.blur()")
    desk.evaluate(KEY_DOWN, {"key": "Process", "code": "KeyD", "isComposing": True})
    assert has_focus(desk) == ""

    desk.evaluate(KEY_DOWN, {"key": "Process", "code": "KeyD", "keyCode": 229})
    assert has_focus(desk) == "deadlines-0-due_on"

    desk.evaluate(KEY_DOWN, {"key": "Process", "code": "KeyZ", "keyCode": 229})
    assert has_focus(desk) == "deadlines-0-due_on", "a letter for the input method led out of the field"


def test_a_key_with_a_modifier_jumps_nowhere(desk):
    desk.evaluate("document.activeElement.blur()")
    for key in ("Control+z", "Alt+d", "Shift+L"):
        desk.keyboard.press(key)
        assert has_focus(desk) == ""


@pytest.mark.parametrize(("key", "field"), [("z", "owners-0-name"), ("l", "targets-0-text"), ("c", "text")])
def test_a_key_held_down_jumps_once_and_is_not_typed_into_the_field(desk, key, field):
    before = desk.locator(f"#decide [name={field}]").input_value()
    for _repeat in range(3):
        desk.keyboard.down(key)

    assert has_focus(desk) == field
    assert desk.locator(f"#decide [name={field}]").input_value() == before

    desk.keyboard.up(key)
    for _repeat in range(3):
        desk.keyboard.down("a")
    assert "aaa" in desk.locator(f"#decide [name={field}]").input_value(), "what is typed may be held down"


def test_an_owner_is_added_a_day_moved_and_a_target_removed_without_a_tab(desk, complaints):
    hands = Hands(desk)
    hands.press("t")
    hands.type("各乡镇")
    hands.jump_to("d", "[name=deadlines-0-due_on]")
    hands.type("20260715")
    hands.jump_to("y", "[name=targets-0-DELETE]")
    hands.press("Space")
    hands.lead("Enter")

    directive = Directive.objects.get()
    assert Decision.objects.get().outcome == "corrected"
    assert {owner.name for owner in directive.assignments.all()} == {"县水利局", "各乡镇"}
    assert str(directive.due_on()) == "2026-07-15"
    assert not directive.targets.exists()
    assert complaints == []


def test_every_key_of_the_help_card_is_there_to_be_pressed(desk, speech):
    a_bare(speech, "同志们：")
    a_bare(speech, "散会。")
    desk.goto(reverse("admin:extraction_review", args=[speech.pk]))
    press(desk, "Enter")  # now there is one before and one after the proposal, and a decision to take back

    desk.keyboard.press("?")
    said = {key.lower() for key in desk.locator(".help dt kbd").all_inner_texts()}
    carried = " ".join(desk.locator("[data-key]").evaluate_all("all => all.map(each => each.dataset.key)")).split()
    letters = {key for key in said if len(key) == 1 and key.isalpha()}
    assert set("zdltyow") <= letters <= set(carried)
    alone = desk.locator(".help dt").filter(has_not_text="+").locator("kbd").all_inner_texts()
    assert len(set(alone)) == len(alone), "a key is named twice"


def test_the_help_card_is_seen_whole(desk):
    desk.set_viewport_size({"width": 1366, "height": 768})
    desk.keyboard.press("?")
    box = desk.locator(".help .sheet").bounding_box()
    assert box["x"] >= 0
    assert box["y"] + box["height"] <= 768


@pytest.mark.parametrize("rhythms", [1, 4])
def test_a_key_at_the_desk_means_one_thing(desk, speech, rhythms):
    again = [deadline_found("6月30日前", 0, None, kind="recurring", rrule="FREQ=MONTHLY") for _each in range(rhythms)]
    found = a_proposal(speech, PATROL, parties=[], deadlines=again, targets=[])
    desk.goto(reverse("admin:extraction_review", args=[speech.pk]) + f"?current={found.pk}")

    kinds = desk.locator("[data-key]").evaluate_all(
        "all => all.flatMap(each => each.dataset.key.split(' ').map(key => [key, (each.name || each.localName)"
        ".replace(/[0-9]+/, '') || each.localName]))"
    )
    meant: dict[str, set[str]] = {}
    for key, kind in kinds:
        meant.setdefault(key, set()).add(kind)
    assert {key: sorted(kinds) for key, kinds in meant.items() if len(kinds) > 1} == {}


def test_the_keys_of_the_form_stand_at_its_headings(desk):
    assert desk.locator("legend kbd:visible").all_inner_texts() == ["Z", "D", "W", "L"]
    assert desk.locator(f"{FURTHER_ROWS} > summary kbd").inner_text() == "T"


def test_a_missed_directive_is_put_right_by_the_same_keys(desk, complaints):
    speech = a_speech(f"{LEVEE}\n{PATROL}")
    a_bare(speech)
    desk.goto(reverse("admin:extraction_missed", args=[speech.pk]) + f"?start=0&end={len(LEVEE)}")

    hands = Hands(desk)
    hands.press("t")
    hands.type("各乡镇")
    hands.jump_to("y", "[name=deadlines-0-DELETE]")
    hands.press("Space")
    hands.lead("Control+Enter")

    directive = Directive.objects.get()
    assert {owner.name for owner in directive.assignments.all()} == {"县水利局", "各乡镇"}
    assert directive.due_on() is None
    assert complaints == []
