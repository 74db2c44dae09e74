"""What holds for every text, whatever stands in it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.core.masks import fold
from extraction.core.rulebook import Rulebook
from extraction.core.times import find

PIECES = [
    *"年月日周旬季度前内起至到底末初每今明本下上第半个XxX*×某一二三十廿〇0123456789-—~、，。；\n 　",
    "\ud800", "\u202e", "\0", "“", "（",
    "2026年", "9月30日", "工作日", "春节", "以前", "之内", "十四五", "星期", "截至", "期间", "下班",
]  # fmt: skip
timely = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
anything = st.text(max_size=200)
days = st.none() | st.dates()


@given(timely | anything, days)
def test_every_deadline_quotes_its_words(text: str, held_on: date | None) -> None:
    for mention in find(text, held_on=held_on):
        assert text[mention.start : mention.end] == mention.text != ""


@given(timely | anything, days)
def test_deadlines_stand_in_order_and_do_not_overlap(text: str, held_on: date | None) -> None:
    spans = [(mention.start, mention.end) for mention in find(text, held_on=held_on)]
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))


@given(timely | anything, days)
def test_reading_twice_gives_the_same(text: str, held_on: date | None) -> None:
    assert find(text, held_on=held_on) == find(text, held_on=held_on)


@given(timely, days)
def test_a_deadline_says_what_it_is(text: str, held_on: date | None) -> None:
    for mention in find(text, held_on=held_on):
        assert mention.masked or mention.vague or mention.due_on or mention.starts_on or mention.rrule
        assert not (mention.due_on and mention.starts_on) or mention.starts_on <= mention.due_on
        assert mention.explanation
        assert mention.rule


@given(timely, timely, days)
def test_a_paragraph_added_at_the_end_changes_nothing_before_it(text: str, more: str, held_on: date | None) -> None:
    before = find(text, held_on=held_on)
    assert find(f"{text}\n\n{more}", held_on=held_on)[: len(before)] == before


@given(anything)
def test_folding_keeps_length_and_is_done_after_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


class CountingAnchor:
    """Stands in for a family's anchor and counts how often it is asked."""

    def __init__(self, anchor: re.Pattern[str]) -> None:
        self.anchor = anchor
        self.asked = 0

    def search(self, *arguments: object) -> re.Match[str] | None:
        self.asked += 1
        return self.anchor.search(*arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "piece", ["1", "一", "X", "年", "9月", "每", "月底前到", "今年", "3 ", "（", "要在6月底前完成整改。"]
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    family = Rulebook.load().family("time")
    counter = CountingAnchor(family._anchor)
    monkeypatch.setattr(family, "_anchor", counter)
    list(family.scan(piece * 200))
    once, counter.asked = counter.asked, 0
    list(family.scan(piece * 2000))
    assert counter.asked <= 10 * once + 10
