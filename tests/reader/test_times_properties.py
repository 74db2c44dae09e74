"""What holds for every text, whatever stands in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.reader.rulebook import scanner
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import shipped
from extraction.reader.times.calendar import last_of_month
from tests.reader.reading import find

PIECES = [
    *"年月日周旬季度前内起至到底末初每今明本下上第半个XxX*×某一二三十廿〇0123456789-—~、，。；\n 　",
    "\ud800", "\u202e", "\0", "“", "（",
    "2026年", "9月30日", "工作日", "春节", "以前", "之内", "十四五", "星期", "截至", "期间", "下班",
]  # fmt: skip
timely = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
anything = st.text(max_size=200)
patient = settings(deadline=None)
days = st.none() | st.dates()


@patient
@given(timely | anything, days)
def test_every_deadline_quotes_its_words(text: str, held_on: date | None) -> None:
    for mention in find(text, held_on=held_on):
        assert text[mention.start : mention.end] == mention.text != ""


@patient
@given(timely | anything, days)
def test_deadlines_stand_in_order_and_do_not_overlap(text: str, held_on: date | None) -> None:
    spans = [(mention.start, mention.end) for mention in find(text, held_on=held_on)]
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))


@patient
@given(timely | anything, days)
def test_reading_twice_gives_the_same(text: str, held_on: date | None) -> None:
    assert find(text, held_on=held_on) == find(text, held_on=held_on)


@patient
@given(timely, days)
def test_a_deadline_says_what_it_is(text: str, held_on: date | None) -> None:
    for mention in find(text, held_on=held_on):
        assert mention.masked or mention.vague or mention.due_on or mention.starts_on or mention.rrule
        assert not (mention.due_on and mention.starts_on) or mention.starts_on <= mention.due_on
        assert mention.explanation
        assert mention.rule


@patient
@given(timely, timely, days)
def test_a_paragraph_added_at_the_end_changes_nothing_before_it(text: str, more: str, held_on: date | None) -> None:
    before = find(text, held_on=held_on)
    assert find(f"{text}\n\n{more}", held_on=held_on)[: len(before)] == before


@patient
@given(anything)
def test_folding_keeps_length_and_is_done_after_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


# What scanning, typing and templates leave around a day, before its figure and behind it.
BEFORE_THE_DAY = ["", "", " ", "·", "_", "-", "的", "第", "（", "l", "余", "…"]
BEHIND_THE_DAY = ["", "", "日", "号", "余", "来", "-", "?", "日左右", "O日", "x日", "、", "）日", "多日", "或25日"]
CLOSED = ["前", "之前", "以前", " 前", "前，", "，", "", "起", "下班前", "底前"]


@settings(deadline=None, max_examples=400)
@given(
    st.sampled_from(["", "2026年", "27年", "明年", "二〇二六年", "2026年 "]),
    st.integers(1, 12),
    st.sampled_from(BEFORE_THE_DAY),
    st.integers(1, 31),
    st.sampled_from(BEHIND_THE_DAY),
    st.sampled_from(CLOSED),
)
def test_a_day_that_was_written_is_that_day_or_none(
    year: str, month: int, before: str, day: int, behind: str, closed: str
) -> None:
    text = f"县林业局要在{year}{month}月{before}{day}{behind}{closed}完成补植"
    for mention in find(text, held_on=date(2026, 3, 2)):
        for on in (mention.due_on, mention.starts_on):
            assert on is None or (on.month, on.day) in ((month, day), (month, 25))


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(["", "2026年", "27年"]),
    st.integers(1, 12),
    st.integers(1, 99),
    st.sampled_from("家个条项户名次公万亿元%"),
)
def test_what_is_counted_behind_a_month_is_no_day_of_it(year: str, month: int, number: int, counted: str) -> None:
    for mention in find(f"县林业局{year}{month}月{number}{counted}要落实", held_on=date(2026, 1, 1)):
        assert mention.due_on is None or mention.due_on == last_of_month(mention.due_on.year, month)


class Counting:
    """Stands in for a function and counts how often it is called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        return self.function(*arguments)


@pytest.mark.parametrize(
    "piece", ["1", "一", "X", "年", "9月", "每", "月底前到", "今年", "3 ", "（", "要在6月底前完成整改。"]
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    family = shipped().family("time")
    tried = Counting(scanner._matches)
    monkeypatch.setattr(scanner, "_matches", tried)
    list(family.scan(piece * 200))
    once = tried.calls
    list(family.scan(piece * 2000))
    assert tried.calls <= 11 * once + 10
