"""What one key does at the desk: inside a field, to the first day, to a batch, to what differs, to words known."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept_many
from extraction.models import Decision
from tests.browser.leading import press, sent_from
from tests.builders import (
    SOME_MOMENT,
    a_directive,
    a_party,
    a_proposal,
    a_reviewer,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tests.extraction.reviewing import LEVEE, PATROL, TEXT, a_bare, a_levee
from tracker.actions import TargetDraft
from tracker.models import Directive
from tracker.people.signatures import signature

PREVENTED = """chord => !document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {bubbles: true, cancelable: true, altKey: true, ...chord}))"""


@pytest.fixture
def speech(transactional_db):
    speech = a_speech(TEXT)
    a_levee(speech)
    a_bare(speech)
    return speech


@pytest.fixture
def user(transactional_db):
    return a_reviewer("zhoumin", first_name="周敏")


@pytest.fixture
def desk(log_in, speech, user):
    page = log_in(user)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


def test_with_alt_a_field_is_recorded_from_inside(desk, complaints):
    desk.keyboard.press("c")
    desk.keyboard.press("Control+A")
    desk.keyboard.type("加固清河堤防")
    press(desk, "Alt+a")

    assert Directive.objects.get().text == "加固清河堤防"
    assert complaints == []


def test_with_alt_a_proposal_is_rejected_from_inside_a_field(desk, complaints):
    desk.keyboard.press("c")
    desk.keyboard.press("Alt+r")
    press(desk, "2")

    assert Decision.objects.get().reason == "past"
    assert complaints == []


def test_what_browsers_do_with_alt_and_what_altgr_types_is_left_to_them(desk):
    desk.keyboard.press("c")

    for key in "bdefhstv":
        assert not desk.evaluate(PREVENTED, {"key": key, "code": f"Key{key.upper()}"})
    assert not desk.evaluate(PREVENTED, {"key": "a", "code": "KeyA", "ctrlKey": True})
    assert not desk.evaluate(PREVENTED, {"key": "a", "code": "KeyA", "modifierAltGraph": True})


def test_one_key_removes_the_first_day_and_again_keeps_it(desk, complaints):
    box = desk.locator("[name=deadlines-0-DELETE]")
    desk.keyboard.press("w")
    assert box.is_checked()
    desk.keyboard.press("w")
    assert not box.is_checked()
    desk.keyboard.press("w")
    press(desk, "Enter")

    assert Directive.objects.get().deadlines.count() == 0
    assert Decision.objects.get().outcome == "corrected"
    assert complaints == []


def test_a_text_area_is_as_high_as_what_is_typed_into_it(desk):
    area = desk.locator("#id_text")
    before = area.bounding_box()["height"]
    area.fill("\n".join(["加固清河堤防"] * 9))

    assert area.bounding_box()["height"] > before
    assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 1")


def test_one_key_takes_back_what_was_accepted_together(desk, speech, user, complaints):
    accept_many(speech.proposals.all(), by=signature(user), at=timezone.now())
    desk.reload()
    assert Directive.objects.count() == 2
    press(desk, "v")

    assert not Directive.objects.exists()
    assert speech.proposals.pending().count() == 2
    assert complaints == []


def test_what_differs_is_ticked_by_its_keys_and_taken_over(desk, speech, complaints):
    a_party("县应急局")
    directive = a_directive(
        due_on=date(2026, 3, 31), owner=a_party("县住建局"), targets=(TargetDraft("80%以上", ">=", 80, "%"),)
    )
    again = a_proposal(
        a_speech(PATROL), PATROL, parties=[party_found("县应急局")],
        deadlines=[deadline_found("6月30日前", 0, date(2026, 6, 30))],
        targets=[target_found("90%以上", value="90", comparator=">=")],
    )  # fmt: skip
    desk.goto(reverse("admin:extraction_merge", args=[again.pk]) + f"?words={directive.text[:4]}")
    for key in "dlz":
        desk.keyboard.press(key)
        desk.keyboard.press("Space")
    press(desk, "1")

    directive = Directive.objects.get()
    assert directive.due_on() == date(2026, 6, 30)
    assert [target.text for target in directive.targets.all()] == ["90%以上"]
    assert [assignment.called() for assignment in directive.assignments.all()] == ["县应急局"]
    assert complaints == []


def test_words_that_are_on_the_ledger_lead_there_by_one_key(desk, speech, complaints):
    [directive] = accept_many(speech.proposals.filter(text=LEVEE), by="刘芳 (liufang)", at=SOME_MOMENT).directives
    start = TEXT.index(LEVEE)
    sent = sent_from(desk)
    desk.goto(reverse("admin:extraction_missed", args=[speech.pk]) + f"?start={start}&end={start + len(LEVEE)}")
    press(desk, "g")

    assert desk.url.endswith(reverse("directive", args=[directive.public_id]))
    assert sent == []
    assert complaints == []
