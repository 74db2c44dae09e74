"""Signs that do not show, and figures in rings: the words around them are read, and quoted as they are stored."""

import sys
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.reader import cue_words, read, read_stretch, shipped
from tests.reader.reading import SPRING, only_proposal
from tracker.lookalikes import RINGED_FIGURES, UNSEEN

PLAIN = "县林业局要在2026年9月12日前完成补植350亩。"
SOME = ("\u200b", "\u00ad", "\u2060", "\u200e", "\u202e", "\ufeff", "\u061c", "\U000e0020")
with_unseen = st.lists(st.text(st.sampled_from(SOME), max_size=2), min_size=len(PLAIN), max_size=len(PLAIN)).map(
    lambda between: "".join(unseen + sign for unseen, sign in zip(between, PLAIN, strict=True))
)


def test_every_sign_of_the_category_of_formats_is_known() -> None:
    assert {chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"} == UNSEEN


@settings(deadline=None)
@given(with_unseen)
def test_signs_that_do_not_show_change_nothing_that_is_read(text: str) -> None:
    plain, found = only_proposal(PLAIN), only_proposal(text)
    assert [(party.name, party.role) for party in found.parties] == [("县林业局", "lead")]
    assert [due.due_on for due in found.deadlines] == [date(2026, 9, 12)]
    assert [(target.value, target.unit) for target in found.targets] == [("350", "亩")]
    assert (found.kind, found.confidence, found.rules) == (plain.kind, plain.confidence, plain.rules)


@settings(deadline=None)
@given(with_unseen)
def test_words_are_quoted_with_the_signs_in_them_and_without_those_around(text: str) -> None:
    found = only_proposal(text)
    for mention in (found, *found.deadlines, *found.targets):
        assert text[mention.start : mention.end] == mention.text
        assert {mention.text[0], mention.text[-1]}.isdisjoint(UNSEEN)


@pytest.mark.parametrize("sign", sorted(UNSEEN), ids=lambda sign: f"{ord(sign):x}")
def test_each_of_them_may_stand_inside_a_day(sign: str) -> None:
    (due,) = only_proposal(f"县林业局要在9月{sign}1{sign}2{sign}日前完成补植。").deadlines
    assert (due.due_on, due.text) == (date(2026, 9, 12), f"9月{sign}1{sign}2{sign}日前")


@settings(deadline=None)
@given(with_unseen)
def test_a_stretch_pointed_at_is_read_without_them_too(text: str) -> None:
    found = read_stretch(text, 0, len(text), held_on=SPRING)
    assert found == only_proposal(text)


def test_words_of_action_are_found_through_them() -> None:
    text = "县林业局务\u200b必\u200b在9月底前完成\u200b补植。"
    assert [text[cue.start : cue.end] for cue in cue_words(text, shipped())][0] == "务\u200b必"


def test_lines_and_speeches_cover_the_text_with_them() -> None:
    text = "\ufeff同志们：\u200b\n\u200b县林业局要在9月底前完成补植。\u200b"
    (speech,) = read(text, held_on=SPRING).speeches
    assert (speech.start, speech.end) == (0, len(text))
    assert [text[line.start : line.end].strip("\u200b") for line in speech.paragraphs] == [
        "\ufeff同志们：",
        "县林业局要在9月底前完成补植。",
    ]


@pytest.mark.parametrize("sign", sorted(RINGED_FIGURES))
def test_a_figure_in_a_ring_is_a_figure_before_a_month(sign: str) -> None:
    found = only_proposal(f"县林业局要在{sign}月底前完成补植。")
    month = int(RINGED_FIGURES[sign])
    assert {due.due_on.month for due in found.deadlines if due.due_on} == ({month} if 1 <= month <= 12 else set())


@pytest.mark.parametrize("text", ["①县林业局要在9月底前完成补植。", "要抓好三件事：①县林业局要在9月底前完成补植。"])
def test_a_figure_in_a_ring_numbers_an_item_where_no_word_runs_into_it(text: str) -> None:
    assert [due.text for due in only_proposal(text).deadlines] == ["9月底前"]
