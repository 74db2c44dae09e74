"""Where a list finds little, what was probably meant stands below it: named as such, and in nothing that counts."""

import io

import openpyxl
import pytest

from tests.builders import a_directive, a_liaison, a_party, a_speech, in_group
from tests.pages import logged_in, page, words
from tracker.models import Directive
from tracker.people import groups

pytestmark = pytest.mark.django_db
TYPED = "防汛物资储备"


def a_task(text: str, **values) -> Directive:
    return a_directive(text, speech=a_speech(f"{text}。"), **values)


@pytest.fixture
def looking():
    return logged_in(in_group(groups.SUPERVISOR))


def listed(browser, **asked):
    answer = browser.get("/directives/", asked)
    assert answer.status_code == 200
    return answer


def perhaps(answer) -> list[str]:
    return [link.text_content().strip() for link in page(answer).xpath("//section[@aria-labelledby='perhaps']//h3/a")]


def test_what_was_typed_run_together_finds_nothing_and_offers_what_holds_its_words(looking):
    a_task("各乡镇要备足物资，落实防汛储备制度")
    a_task("完成校舍排查")

    answer = listed(looking, words=TYPED)

    assert answer.context["paginator"].count == 0
    assert perhaps(answer) == ["各乡镇要备足物资，落实防汛储备制度"]
    assert {mark.text for mark in page(answer).iter("mark")} == {"物资", "防汛储备"}


def test_the_one_that_holds_more_of_the_words_comes_first(looking):
    a_task("抓好防汛物资的储备")
    a_task("防汛期间各类物资要备足")

    assert perhaps(listed(looking, words=TYPED)) == ["抓好防汛物资的储备", "防汛期间各类物资要备足"]


def test_what_holds_the_words_as_typed_stands_above_only(looking):
    a_task("做好防汛物资储备工作")
    a_task("抓好防汛物资的储备")

    answer = listed(looking, words=TYPED)

    assert answer.context["paginator"].count == 1
    assert perhaps(answer) == ["抓好防汛物资的储备"]


def test_where_enough_is_found_nothing_is_guessed(looking):
    for number in range(5):
        a_task(f"做好第{number}批防汛物资储备工作")
    a_task("抓好防汛物资的储备")

    assert perhaps(listed(looking, words=TYPED)) == []


def test_the_other_filters_hold_for_what_is_guessed_too(looking):
    a_task("抓好防汛物资的储备", kind="prohibition")
    a_task("备好防汛物资，做好储备")

    assert perhaps(listed(looking, words=TYPED, kind="prohibition")) == ["抓好防汛物资的储备"]


@pytest.mark.parametrize("address", ["/directives.csv", "/directives/print/"])
def test_no_file_and_no_print_holds_what_was_only_guessed(looking, address):
    a_task("抓好防汛物资的储备")
    found = logged_in(in_group(groups.AUDITOR)).get(address, {"words": TYPED})

    assert found.status_code == 200
    assert "抓好".encode() not in b"".join(found)


def test_a_spreadsheet_holds_nothing_that_was_only_guessed(looking):
    a_task("抓好防汛物资的储备")
    found = logged_in(in_group(groups.AUDITOR)).get("/directives.xlsx", {"words": TYPED})

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(found))).active
    assert not [cell.value for row in sheet.iter_rows() for cell in row if "抓好" in str(cell.value)]


def test_a_liaison_officer_is_offered_nothing_of_others(looking):
    theirs, mine = a_party("县水利局"), a_party("县教育局")
    a_task("抓好防汛物资的储备", owner=theirs)
    a_task("校舍防汛物资要有储备", owner=mine)

    answer = listed(logged_in(a_liaison(mine)), words=TYPED)

    assert perhaps(answer) == ["校舍防汛物资要有储备"]
    assert "县水利局" not in words(answer)


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "。，、", "〔2026〕999", "要", "ZZZ"])
def test_whatever_is_typed_the_list_answers(looking, typed):
    a_task("抓好防汛物资的储备")

    assert perhaps(listed(looking, words=typed)) == []
