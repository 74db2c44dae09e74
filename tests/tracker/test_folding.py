"""Folding: what is looked for and what it is looked for in are written one way, character for character."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.folding import fold, unfolded

EVERY_CHARACTER = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("６月３０日", "6月30日"),
        ("縣水務局", "县水务局"),
        ("⽉底前", "月底前"),
        ("⻄⼭镇", "西山镇"),
        ("ＡＢＣ", "abc"),
        ("ABC", "abc"),
        ("ａｂｃ", "abc"),
        ("（５０％）", "(50%)"),
        ("，。、", ",。、"),
        ("\u3000", " "),
        ("\uf900", "岂"),
        ("𠀀𪚥\U0001f600", "𠀀𪚥\U0001f600"),
        ("①½㎡ﬁß", "1½㎡ﬁß"),
        ("", ""),
    ],
)
def test_what_is_written_in_another_way_is_folded_into_one(written, folded):
    assert fold(written) == folded


def test_every_character_becomes_one_character_and_is_then_left_as_it_is():
    once = fold(EVERY_CHARACTER)

    assert len(once) == len(EVERY_CHARACTER)
    assert fold(once) == once


def test_what_folds_to_a_character_is_exactly_what_unfolding_it_names():
    named = {(sign, folded) for folded in set(fold(EVERY_CHARACTER)) for sign in unfolded(folded)}

    assert named == set(zip(EVERY_CHARACTER, fold(EVERY_CHARACTER), strict=True))


@pytest.mark.parametrize("character", ["6", "县", "月", "a", "%", "]", "^", "-", "\\", "[", "龙", "岂"])
def test_unfolding_names_a_character_once(character):
    assert len(set(unfolded(character))) == len(unfolded(character))


@given(st.text(), st.text())
def test_each_character_is_folded_by_itself_so_places_stay_true(before, after):
    assert fold(before + after) == fold(before) + fold(after)
    assert len(fold(before)) == len(before)
