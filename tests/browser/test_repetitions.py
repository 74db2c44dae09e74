"""Repetitions in a real browser: entered, corrected, refused, chosen among, and a deadline moved to a rhythm."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.models import Decision
from tests.browser.hands import Hands
from tests.browser.leading import follow, press
from tests.builders import a_directive, a_proposal, a_reviewer, a_speech, deadline_found
from tracker.actions import DeadlineDraft
from tracker.models import Deadline, Directive

TEXT = "同志们：\n县水利局要落实日巡查、周调度、月督查、季总结制度。\n各镇要按时报送进度。\n散会。"
SENTENCE = "县水利局要落实日巡查、周调度、月督查、季总结制度。"
RHYTHMS = {
    "日巡查": "FREQ=DAILY",
    "周调度": "FREQ=WEEKLY",
    "月督查": "FREQ=MONTHLY",
    "季总结": "FREQ=MONTHLY;INTERVAL=3",
}


def again(words: str, rrule: str) -> dict:
    """A repetition as the reader would have found it."""
    return deadline_found(words, TEXT.find(words), None, kind="recurring", rrule=rrule)


@pytest.fixture
def speech(transactional_db):
    return a_speech(TEXT)


@pytest.fixture
def desk_of(log_in, speech):
    """Return a function that opens the desk at a proposal with these deadlines."""
    page = log_in(a_reviewer("zhoumin", first_name="周敏"))
    page.set_viewport_size({"width": 1280, "height": 720})

    def opened(*deadlines: dict, words: str = SENTENCE):
        a_proposal(speech, words, parties=[], deadlines=list(deadlines), targets=[])
        page.goto(reverse("admin:extraction_review", args=[speech.pk]))
        return page

    return opened


def in_short(page):
    return page.locator(".deadline-row .in-short").first


def comes_to(page, row: int = 0):
    return page.locator(".deadline-row .comes-to").nth(row)


def is_in_view(page, element) -> bool:
    """Whether it can be seen above the buttons of the card."""
    box, buttons = element.bounding_box(), page.locator(".buttons").first.bounding_box()
    return box["y"] > 0 and box["y"] + box["height"] <= buttons["y"]


def test_a_repetition_is_corrected_by_keys_and_told_before_it_is_sent(desk_of, complaints):
    desk = desk_of(again("月督查", RHYTHMS["月督查"]))
    hands = Hands(desk)
    assert "每月" in in_short(desk).inner_text()

    hands.press("p")
    hands.tab_to("[name$=repetition_unit]")
    hands.choose("quarter")
    hands.press("Tab")
    hands.type("最后一天")
    hands.press("Tab")
    hands.type("2")
    desk.locator(".comes-to", has_text="每季度至少2次，最迟末月最后一天").wait_for()
    assert comes_to(desk).locator("time").count() == 5
    hands.lead("Control+Enter")

    deadline = Deadline.objects.get()
    assert (deadline.rrule, deadline.times) == ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", 2)
    assert Decision.objects.get().outcome == "corrected"
    assert hands.pressed < 25
    assert complaints == []


def test_a_repetition_is_entered_where_nothing_was_found(desk_of, complaints):
    desk = desk_of(words="各镇要按时报送进度。")
    hands = Hands(desk)

    hands.press("p")
    hands.type("2")
    hands.press("Tab")
    hands.choose("week")
    hands.press("Tab")
    hands.type("周一、周五")
    hands.lead("Control+Enter")

    deadline = Deadline.objects.get()
    assert (deadline.kind, deadline.rrule) == ("recurring", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR")
    assert complaints == []


def test_a_period_that_is_missing_is_asked_for_and_what_was_typed_stays(desk_of):
    desk = desk_of(deadline_found("按时", TEXT.find("按时"), date(2026, 6, 30)), words="各镇要按时报送进度。")
    desk.locator("[name=deadlines-0-kind]").select_option("recurring")
    desk.locator("#id_text").fill("按时报送进度表")
    follow(desk.locator(".buttons .default"))

    assert not Directive.objects.exists()
    assert desk.get_by_text("请写明多久一次").is_visible()
    assert desk.locator("#id_text").input_value() == "按时报送进度表"
    assert desk.locator("[name=deadlines-0-kind]").input_value() == "recurring"


def test_days_that_the_period_does_not_have_are_refused_before_and_after_sending(desk_of):
    desk = desk_of(again("月督查", RHYTHMS["月督查"]))
    desk.keyboard.press("p")
    desk.locator("[name=deadlines-0-repetition_on]").fill("周八")
    desk.locator(".comes-to .problem").wait_for()
    follow(desk.locator(".buttons .default"))

    assert "周八" in desk.locator(".deadline-row .errorlist").inner_text()
    assert desk.locator("[name=deadlines-0-repetition_on]").input_value() == "周八"


def test_of_four_rhythms_a_person_chooses_the_one_that_counts(desk_of, complaints):
    desk = desk_of(*(again(words, rule) for words, rule in RHYTHMS.items()))
    assert desk.locator(".counts:visible").count() == 4

    hands = Hands(desk)
    hands.press("o")
    hands.press("o")
    chosen = desk.locator("[name=deadlines-counts]:checked")
    assert chosen.get_attribute("value") == "2"
    assert is_in_view(desk, chosen)
    hands.lead("Control+Enter" if hands.page.evaluate("document.activeElement.matches('input')") else "a")

    directive = Directive.objects.get()
    assert directive.current_deadline().words == "月督查"
    assert {d.words for d in directive.deadlines.filter(standing="beside")} == {"日巡查", "周调度", "季总结"}
    assert Decision.objects.get().outcome == "corrected"

    desk.goto(reverse("directive", args=[directive.public_id]))
    rows = desk.locator("table.deadlines tbody tr")
    assert rows.count() == 4
    assert rows.locator("time").count() == 20
    assert "每月" in rows.first.inner_text()
    assert complaints == []


def test_left_alone_the_first_of_several_counts_and_the_proposal_is_accepted(desk_of):
    desk = desk_of(*(again(words, rule) for words, rule in RHYTHMS.items()))
    press(desk, "Enter")

    assert Directive.objects.get().current_deadline().words == "日巡查"
    assert Decision.objects.get().outcome == "accepted"


def test_one_deadline_alone_asks_nobody_which_one_counts(desk_of):
    desk = desk_of(again("月督查", RHYTHMS["月督查"]))
    assert desk.locator(".counts:visible").count() == 0

    desk.locator("fieldset.deadlines > details.more > summary").click()
    assert desk.locator(".counts:visible").count() == 2


def test_a_deadline_is_moved_to_a_rhythm_by_the_same_control(log_in, transactional_db, complaints):
    due_on = timezone.localdate() + timedelta(days=30)
    directive = a_directive(due_on=due_on)
    page = log_in(a_reviewer())
    page.goto(reverse("directive-step", args=[directive.public_id, "extend"]))

    page.locator("[name=repetition_unit]").select_option("month")
    page.locator("[name=repetition_on]").fill("5")
    page.get_by_text("每月，最迟5日").wait_for()
    page.locator("[name=reason]").fill("改为按月调度")
    follow(page.locator("form.step button.main"))

    page.goto(reverse("directive", args=[directive.public_id]))
    text = page.locator("article").inner_text()
    assert "每月，最迟5日" in text
    assert due_on.isoformat() in text
    assert [d.standing for d in directive.deadlines.all()] == ["former", "current"]
    assert complaints == []


def test_without_script_a_repetition_is_entered_and_told_after_sending(another_page, speech):
    a_proposal(speech, SENTENCE, parties=[], deadlines=[again("月督查", RHYTHMS["月督查"])], targets=[])
    page = another_page(a_reviewer(), java_script_enabled=False)
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))

    assert "每月" in in_short(page).inner_text()
    page.locator(".repeats summary").first.click()
    page.locator("[name=deadlines-0-repetition_unit]").select_option("half")
    page.locator("details.more > summary").last.click()
    page.locator("#id_quote").fill("不在讲话里的话")
    follow(page.locator(".buttons .default"))
    assert "每半年" in in_short(page).inner_text()
    assert Deadline.objects.count() == 0


def test_on_the_directive_another_rhythm_is_let_count_later(log_in, transactional_db):
    week, month = (DeadlineDraft("recurring", words=words, rrule=RHYTHMS[words]) for words in ("周调度", "月督查"))
    directive = a_directive(deadlines=(week, month))
    page = log_in(a_reviewer())
    page.goto(reverse("directive-step", args=[directive.public_id, "choose"]))

    page.locator("[name=deadline]").select_option(label="月督查 · 每月")
    page.locator("[name=reason]").fill("按月考核")
    follow(page.locator("form.step button.main"))

    assert directive.deadlines.get(standing="current").words == "月督查"
    assert directive.deadlines.get(standing="beside").words == "周调度"
