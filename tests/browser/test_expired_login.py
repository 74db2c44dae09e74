"""A login that really expires while somebody is typing, in a real browser, with script and without."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from extraction.models import Decision
from tests.builders import a_directive, a_proposal, a_reviewer
from tracker.models import Event

PASSWORD = "a long enough password"
WORDS = "堤防加固已完成八成，\n余下“两公里”<月底前>完工。"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def office(request, another_page):
    """A reviewer's browser."""
    return another_page(a_reviewer("zhoumin", first_name="周敏"), java_script_enabled=request.param)


def expire() -> None:
    Session.objects.all().delete()


def log_in(page, password=PASSWORD) -> None:
    page.locator("[name=username]").fill("zhoumin")
    page.locator("[name=password]").fill(password)
    page.locator("main button.main").click()


def test_a_report_typed_into_a_step_arrives_after_a_mistyped_password_and_a_right_one(office):
    office.goto(reverse("directive-report", args=[a_directive().public_id]))
    office.locator("[name=progress]").fill(WORDS)
    expire()

    office.locator("main button.main").click()
    office.locator(".kept").wait_for()
    assert not Event.objects.filter(kind="reported").exists()
    log_in(office, "not the password")
    office.locator(".problem").wait_for()
    log_in(office)
    office.locator(".typed", has_text="余下“两公里”<月底前>完工").wait_for()
    office.locator("main button.main").click()
    office.locator(".messages .success").wait_for()

    assert Event.objects.get(kind="reported").reason.replace("\r\n", "\n") == WORDS


def test_a_correction_typed_at_the_desk_arrives_after_the_login(office):
    proposal = a_proposal()
    office.goto(reverse("admin:extraction_review", args=[proposal.speech_id]))
    office.locator("[name=text]").fill("清河堤防加固如期完成")
    expire()

    office.locator(".buttons button.default").click()
    log_in(office)
    office.locator(".typed", has_text="清河堤防加固如期完成").wait_for()
    office.locator("main button.main").click()
    office.wait_for_url("**/review/**")

    decision = Decision.objects.get()
    assert (decision.outcome, decision.directive.text) == ("corrected", "清河堤防加固如期完成")
    assert decision.decided_by == "周敏 (zhoumin)"


def test_a_form_of_a_page_from_before_another_login_can_be_sent_again_at_once(office, live_server):
    directive = a_directive()
    office.goto(reverse("directive-report", args=[directive.public_id]))
    office.locator("[name=progress]").fill(WORDS)
    expire()
    elsewhere = office.context.new_page()
    elsewhere.goto(reverse("login"))
    log_in(elsewhere)
    elsewhere.wait_for_url(f"{live_server.url}/")

    office.locator("main button.main").click()
    office.locator(".typed").wait_for()
    office.locator("main button.main").click()
    office.locator(".messages .success").wait_for()

    assert Event.objects.get(kind="reported").made_by == "周敏 (zhoumin)"
