"""Merging, taking back and adding what was missed, by the keyboard of the desk in a real browser."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from extraction.actions import accept
from extraction.choices import ProposalState
from extraction.models import Decision, Missed, Proposal
from tests.browser.leading import follow, press, selection_noticed, sent_from
from tests.builders import SOME_MOMENT, SOMEBODY, a_proposal, a_reviewer, a_speech, deadline_found
from tracker.models import Directive, Restatement

TEXT = "县水利局要在9月30日前完成清河堤防加固。\n各乡镇要每月排查一次自建房。\n涵闸也看一看，9月底前修好8座。"
SEPTEMBER = date(2026, 9, 30)
FIRST, SECOND, MISSED = TEXT.splitlines()


@pytest.fixture
def desk(log_in, transactional_db):
    accept(a_proposal(), by=SOMEBODY, at=SOME_MOMENT)
    speech = a_speech(TEXT)
    a_proposal(speech, FIRST, deadlines=[deadline_found("9月30日前", 5, SEPTEMBER)])
    a_proposal(speech, SECOND)
    page = log_in(a_reviewer("zhoumin", first_name="周敏"))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def test_a_key_and_a_digit_merge_and_move_on_and_another_key_takes_it_back(desk, complaints):
    press(desk, "m", "1")

    assert desk.locator("a.quote.current").inner_text() == SECOND
    assert Restatement.objects.get().quote == FIRST
    assert Directive.objects.count() == 1

    press(desk, "u")

    assert desk.locator("a.quote.current").inner_text() == FIRST
    assert Proposal.objects.filter(state=ProposalState.PENDING).count() == 2
    assert not Restatement.objects.exists()
    assert complaints == []


def test_enter_in_a_note_decides_nothing_and_the_note_goes_with_the_reason_that_is_pressed(desk, complaints):
    desk.keyboard.press("r")
    note = desk.locator("#reject-note")
    note.fill("去年已经办完")
    for key in ("Enter", "Control+Enter", "Escape"):
        note.press(key)
    press(desk, "2")

    rejected = Decision.objects.get(outcome="rejected")
    assert (rejected.reason, rejected.note) == ("past", "去年已经办完")
    assert complaints == []


def test_a_hint_beside_the_proposal_merges_with_one_press_and_enter_still_accepts(desk, complaints):
    follow(desk.locator(".restated button[name=into]").first)
    assert Decision.objects.get(outcome="merged").merged_into.restatements.count() == 1

    press(desk, "Enter")
    assert Decision.objects.filter(outcome="accepted").count() == 2
    assert complaints == []


def test_the_ledger_is_searched_from_the_keyboard(desk, complaints):
    press(desk, "m")
    desk.keyboard.press("s")
    desk.keyboard.type("堤防")
    press(desk, "Enter", "1")

    assert Restatement.objects.get().quote == FIRST
    assert complaints == []


def test_a_search_from_the_keyboard_keeps_the_box_and_the_note(desk, complaints):
    press(desk, "m")
    desk.keyboard.press("d")
    desk.keyboard.press("Space")
    desk.keyboard.press("c")
    desk.keyboard.type("时限已提前 sdcb")
    desk.keyboard.press("Escape")
    desk.keyboard.press("s")
    desk.keyboard.type("堤防")
    press(desk, "Enter")

    assert desk.locator("[name=words]").input_value() == "堤防"
    assert desk.locator("[name=take]").is_checked()
    press(desk, "1")
    assert Directive.objects.get().due_on() == SEPTEMBER

    assert Decision.objects.get(outcome="merged").note == "时限已提前 sdcb"
    assert complaints == []


def a_note_is_typed(page, words: str) -> None:
    """At the desk: to the page that merges, words into its note, and Enter, which shows the page anew."""
    press(page, "m")
    page.keyboard.press("c")
    page.keyboard.type(words)
    press(page, "Enter")


def test_enter_in_the_note_merges_into_nothing_and_the_note_stays(desk, complaints):
    a_note_is_typed(desk, "时限已提前")

    assert not Decision.objects.filter(outcome="merged").exists()
    assert desk.locator("[name=note]").input_value() == "时限已提前"
    press(desk, "1")
    assert Decision.objects.get(outcome="merged").note == "时限已提前"
    assert complaints == []


def test_a_note_is_gone_on_with_after_a_search(desk, complaints):
    a_note_is_typed(desk, "时限")
    desk.keyboard.press("Escape")
    desk.keyboard.press("c")
    desk.keyboard.type("已提前")

    assert desk.locator("[name=note]").input_value() == "时限已提前"
    assert complaints == []


def test_a_letter_or_enter_on_the_box_beside_a_hint_decides_nothing(desk, complaints):
    sent, box = sent_from(desk), desk.locator(".restated [name=take]")
    for key in ("a", "Enter", "Space"):
        box.press(key)

    assert box.is_checked()
    assert sent == []
    assert complaints == []


def test_without_script_a_search_keeps_the_note_as_well(desk, another_page):
    page = another_page(User.objects.get(username="zhoumin"), java_script_enabled=False)
    page.goto(reverse("admin:extraction_merge", args=[Proposal.objects.pending().in_reading_order()[0].pk]))
    page.locator("[name=note]").fill("时限已提前")
    page.locator("[name=words]").fill("堤防")
    with page.expect_navigation():
        page.locator("[name=words]").press("Enter")
    follow(page.locator("button[name=into]").first)

    assert Decision.objects.get(outcome="merged").note == "时限已提前"


def test_words_that_were_missed_are_selected_and_recorded_with_two_keys(desk, complaints):
    paragraph = desk.locator("#paragraph-3 p")
    paragraph.evaluate("element => getSelection().selectAllChildren(element)")
    selection_noticed(desk)
    press(desk, "x")
    assert desk.locator("[name=text]").input_value() == MISSED
    press(desk, "Enter")

    assert Missed.objects.get().directive.quote == MISSED
    press(desk, "u")
    assert not Missed.objects.exists()
    assert complaints == []
