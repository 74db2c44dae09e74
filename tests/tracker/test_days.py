"""A day is read as people write it, wherever one is typed: in a form, in an address, behind a command."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.builders import a_directive, a_supervisor
from tests.pages import logged_in, page
from tracker.days import DayField, day_of

THE_THIRD = date(2026, 9, 3)


@pytest.mark.parametrize(
    "words",
    [
        "2026-09-03", "2026-9-3", "2026年9月3日", "2026年09月03日", "2026 年 9 月 3 日", "2026年9月3号", "2026年9月3",
        "2026.9.3", "2026.09.03", "2026/9/3", "20260903", " 20260903\n",
        "２０２６-０９-０３", "２０２６年９月３日", "２０２６．９．３", "２０２６／９／３", "２０２６０９０３",
    ],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(words):
    assert day_of(words) == THE_THIRD
    assert DayField().clean(words) == THE_THIRD


@pytest.mark.parametrize("words", ["2026-02-30", "2026年2月30日", "2026.13.1", "20260230", "2026/9/0", "00000101"])
def test_a_day_that_no_calendar_has_is_named(words):
    with override("en"), pytest.raises(ValueError, match=f"^There is no day “{words}”.$"):
        day_of(words)


@pytest.mark.parametrize(
    "words", ["", "9月3日", "03.09.2026", "2026-9/3", "2026年9-3", "2026903", "2026-W36-4", "明天"]
)
def test_what_is_no_day_is_told_how_one_is_written(words):
    with (
        override("en"),
        pytest.raises(ValueError, match=f"^“{words}” is not understood as a day; write it as 2026-03-02 or"),
    ):
        day_of(words)


@pytest.mark.parametrize("words", ["1948年12月31日", "2200.1.1"])
def test_a_day_beyond_the_ledger_is_refused_by_the_years_it_reaches(words):
    with override("en"), pytest.raises(ValueError, match=f"^“{words}” lies outside the years 1949 to 2199.$"):
        day_of(words)


def test_a_form_says_of_a_day_what_is_wrong_with_it():
    with override("zh-hans"), pytest.raises(ValidationError) as refused:
        DayField().clean("2026年2月30日")
    assert "2026年2月30日" in refused.value.messages[0]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["2026年9月3日", "2026.9.3", "20260903"])
def test_an_address_may_hold_the_day_as_it_was_typed(words):
    a_directive("当日到期", due_on=THE_THIRD)
    browser = logged_in(a_supervisor())
    listed = browser.get("/directives/", {"due_from": words, "due_to": words})

    assert [row.directive.text for row in listed.context["rows"]] == ["当日到期"]
    assert browser.get("/", {"on": words}).context["on"] == THE_THIRD


@pytest.mark.django_db
def test_an_impossible_day_is_refused_and_stands_in_the_field_as_it_was_typed():
    answer = logged_in(a_supervisor()).get("/directives/?due_from=2026年2月30日")
    [field] = page(answer).xpath("//input[@name='due_from']")

    assert answer.status_code == 400
    assert field.get("value") == "2026年2月30日"
