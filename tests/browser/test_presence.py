"""Two browsers at one speech: each sees who is there and what the other decided, without losing what is being typed."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, read_speech
from extraction.models import Presence
from tests.browser.leading import follow
from tests.browser.places import a_speech_to_review, demands
from tests.builders import a_reviewer

LOOKS_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def speech(transactional_db):
    return a_speech_to_review(demands(4))


@pytest.fixture
def desk(log_in, speech):
    page = log_in(a_reviewer("zhoumin", first_name="周敏"))
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))
    return page


@pytest.fixture
def other(another_page, desk):
    """The desk in a browser of somebody else."""
    page = another_page(a_reviewer("heqiang", first_name="何强"))
    page.goto(desk.url)
    return page


def look_again(page) -> None:
    """Have the page ask now, as it does every few seconds and when somebody comes back to it."""
    with page.expect_response("**/presence/"):
        page.evaluate(LOOKS_AGAIN)


def region(page) -> str:
    return page.locator("#presence").inner_text()


def test_each_sees_that_the_other_is_there(desk, other, complaints):
    assert "周敏" in region(other)

    look_again(desk)
    desk.locator("#presence .others", has_text="何强").wait_for()
    assert complaints == []


def test_what_the_other_decides_is_told_and_marked_while_what_is_typed_stays(desk, other, complaints):
    desk.locator("[name=text]").fill("正在修改的内容")
    before = desk.locator("[name=text]").bounding_box()
    other.goto(f"{other.url.partition('?')[0]}?current={other.locator('a.quote').nth(2).get_attribute('id')[6:]}")
    follow(other.locator(".buttons button.default"))

    look_again(desk)
    desk.locator("#presence .meanwhile li").wait_for()

    assert "何强 (heqiang)" in region(desk)
    assert "采纳" in region(desk)
    assert desk.locator("a.quote").nth(2).evaluate("quote => quote.classList.contains('decided-meanwhile')")
    assert "1/4" in desk.locator(".progress").first.inner_text()
    assert desk.locator("[name=text]").input_value() == "正在修改的内容"
    assert desk.locator("[name=text]").bounding_box() == before
    assert desk.locator("#presence-taken").inner_text() == ""
    assert complaints == []


def test_when_the_current_proposal_is_decided_by_the_other_that_is_said_at_once(desk, other):
    follow(other.locator(".buttons button.default"))

    look_again(desk)
    desk.locator("#presence-taken", has_text="何强 (heqiang)").wait_for()

    assert "采纳" in desk.locator("#presence-taken").inner_text()


def test_a_newer_reading_is_told(desk, speech):
    read_speech(speech, by="何强 (heqiang)", at=timezone.now())

    look_again(desk)

    desk.locator("#presence .trouble", has_text="重新提取").wait_for()


def test_with_an_expired_login_it_says_so_and_asks_no_more(desk, speech):
    asked = []
    desk.on("request", lambda request: request.url.endswith("/presence/") and asked.append(request.url))
    Session.objects.all().delete()

    look_again(desk)
    desk.locator("#presence .trouble", has_text="登录已过期").wait_for()
    desk.evaluate(LOOKS_AGAIN)
    desk.evaluate(LOOKS_AGAIN)

    assert len(asked) == 1


def test_a_hidden_page_asks_nothing(desk):
    asked = []
    desk.on("request", lambda request: request.url.endswith("/presence/") and asked.append(request.url))
    desk.evaluate("Object.defineProperty(document, 'hidden', {value: true})")

    desk.evaluate(LOOKS_AGAIN)
    desk.evaluate("fetch('/')")

    assert asked == []


def test_without_script_the_same_is_told_each_time_the_desk_is_drawn(another_page, speech):
    Presence.objects.create(speech=speech, user=a_reviewer("heqiang", first_name="何强"), seen_at=timezone.now())
    accept(speech.proposals.first(), by="何强 (heqiang)", at=timezone.now())
    page = another_page(a_reviewer("shen", first_name="沈若兰"), java_script_enabled=False)

    page.goto(reverse("admin:extraction_review", args=[speech.pk]))

    assert "何强" in region(page)
    assert "1/4" in page.locator(".progress").first.inner_text()
