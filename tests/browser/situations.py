"""What an address alone does not bring about: each function leads the administrator's page into one situation.

They are called with the page and the county of ``places.a_county``.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page

from extraction.actions import accept
from extraction.models import Proposal
from tests.browser.leading import follow, press
from tests.browser.places import LINES
from tests.builders import SOME_MOMENT, SOMEBODY, a_speech

World = dict[str, Any]
SITUATIONS: dict[str, Callable[[Page, World], None]] = {}


def situation(lead: Callable[[Page, World], None]) -> Callable[[Page, World], None]:
    """Put a function into the table, under its name in words."""
    SITUATIONS[lead.__name__.replace("_", " ")] = lead
    return lead


def desk(page: Page, speech: Any) -> None:
    """Open the desk of a speech."""
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))


@situation
def a_proposal_is_looked_at_with_the_help_card_open(page: Page, world: World) -> None:
    desk(page, world["reviewed"])
    page.keyboard.press("?")
    page.locator("details.help[open]").wait_for()


@situation
def the_reasons_for_rejecting_are_open(page: Page, world: World) -> None:
    desk(page, world["reviewed"])
    page.keyboard.press("r")
    page.locator("details.reject[open]").wait_for()


@situation
def a_decided_proposal_is_looked_at(page: Page, world: World) -> None:
    desk(page, world["reviewed"])
    follow(page.locator("a.quote.rejected").first)
    page.locator(".card.rejected").wait_for()


@situation
def all_is_decided(page: Page, world: World) -> None:
    desk(page, world["finished"])
    page.locator(".finished").wait_for()


@situation
def a_speech_was_never_read(page: Page, world: World) -> None:
    desk(page, a_speech())


@situation
def a_correction_is_refused(page: Page, world: World) -> None:
    desk(page, world["reviewed"])
    page.locator("#id_text").fill("")
    press(page, "Control+Enter")
    page.locator("[role=alert]").first.wait_for()


@situation
def somebody_else_was_first(page: Page, world: World) -> None:
    desk(page, world["reviewed"])
    accept(
        Proposal.objects.pending().filter(speech=world["reviewed"]).in_reading_order()[0], by=SOMEBODY, at=SOME_MOMENT
    )
    page.locator("details.reject summary").click()
    follow(page.locator("details.reject button[name=reason]").first)
    page.locator("[role=alert], .errornote").first.wait_for()


@situation
def words_were_missed(page: Page, world: World) -> None:
    start = world["reviewed"].text.index(LINES[4])
    address = reverse("admin:extraction_missed", args=[world["reviewed"].pk])
    page.goto(f"{address}?start={start}&end={start + len(LINES[4])}")


@situation
def every_proposal_is_listed_to_be_accepted(page: Page, world: World) -> None:
    page.goto(reverse("admin:extraction_accept_many", args=[world["reviewed"].pk]) + "?least=0")


@situation
def a_directive_to_merge_into_is_sought(page: Page, world: World) -> None:
    pending = Proposal.objects.pending().filter(speech=world["reviewed"]).in_reading_order()[0]
    page.goto(reverse("admin:extraction_merge", args=[pending.pk]) + "?words=排查")


@situation
def an_uploaded_file_is_to_be_confirmed(page: Page, world: World) -> None:
    _upload(page, "讲话.txt", "在工作会议上的讲话\n各乡镇要在6月30日前完成排查。\n")
    page.locator("input[name=batch]").wait_for(state="attached")


@situation
def a_part_of_an_uploaded_file_is_left_out(page: Page, world: World) -> None:
    _upload(page, "网页.txt", "首页 > 要闻\n在工作会议上的讲话\n各乡镇要在6月30日前完成排查。\n")
    page.locator(".cuts summary").click()
    page.get_by_role("radio", name="在工作会议上的讲话").check()
    follow(page.locator("button[value*=leave_out_above]"))
    page.locator(".left-out").wait_for()
    page.locator(".cuts summary").click()


@situation
def the_same_words_are_uploaded_again(page: Page, world: World) -> None:
    words = "在工作会议上的讲话\n各乡镇要在6月30日前完成排查。\n"
    _upload(page, "讲话.txt", words)
    follow(page.locator(".submit-row input.default"))
    _upload(page, "另存.txt", words + "\n")
    page.locator(".there").wait_for()


@situation
def an_uploaded_file_is_refused(page: Page, world: World) -> None:
    _upload(page, "空.txt", "")
    page.locator("main, #content").first.wait_for()


def _upload(page: Page, name: str, text: str) -> None:
    page.goto(reverse("admin:tracker_sourcefile_add"))
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    follow(page.locator("#content-main input[type=submit], #content-main button").first)


@situation
def a_step_is_refused(page: Page, world: World) -> None:
    page.goto(reverse("directive-step", args=[world["directive"].public_id, "close"]))
    follow(page.locator("main button.main"))
    page.locator("[role=alert]").wait_for()


@situation
def a_filter_is_not_understood(page: Page, world: World) -> None:
    page.goto(reverse("directives") + "?due_from=morgen")
    page.locator("[role=alert]").first.wait_for()


@situation
def nothing_answers_to_the_filters(page: Page, world: World) -> None:
    page.goto(reverse("directives") + "?words=无此事项")


@situation
def what_was_looked_for_may_have_been_meant_otherwise(page: Page, world: World) -> None:
    page.goto(reverse("search") + "?q=督查室排查整改结果")
    page.locator(".perhaps").first.wait_for()


@situation
def what_was_looked_for_in_the_list_may_have_been_meant_otherwise(page: Page, world: World) -> None:
    page.goto(reverse("directives") + "?words=县督查室整改结果")
    page.locator("#perhaps").wait_for()


@situation
def what_was_looked_for_to_merge_into_may_have_been_meant_otherwise(page: Page, world: World) -> None:
    proposal = Proposal.objects.pending().filter(speech=world["reviewed"]).first()
    page.goto(reverse("admin:extraction_merge", args=[proposal.pk]) + "?words=县督查室整改结果")
    page.locator("h3", has_text="可能").wait_for()


@situation
def nothing_is_found(page: Page, world: World) -> None:
    page.goto(reverse("search") + "?q=无此事")


@situation
def what_is_looked_for_is_too_long(page: Page, world: World) -> None:
    page.goto(reverse("search") + "?q=" + "长" * 101)
    page.locator("[role=alert]").wait_for()


@situation
def an_address_leads_nowhere(page: Page, world: World) -> None:
    page.goto("/nowhere/")
