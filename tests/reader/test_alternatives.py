"""Many words as one expression, or as one tree: both find what trying them one by one, the longest first, would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebook.patterns import GAP
from extraction.reader.rulebook.tree import Branch
from extraction.reader.rulebooks import shipped

WORDS = st.sets(st.text("要必须不得", min_size=1, max_size=4), min_size=1)


@given(WORDS, st.text("要必须不得", max_size=6))
def test_the_longest_word_is_found(words, text):
    found = re.compile(any_of(words)).match(text)
    beginnings = [word for word in words if text.startswith(word)]
    assert (found[0] if found else "") == max(beginnings, key=len, default="")


@given(WORDS)
def test_a_gap_may_stand_between_any_two_characters(words):
    expression = re.compile(any_of(words, " ?"))
    assert all(expression.fullmatch(" ".join(word)) for word in words)


@given(WORDS, st.text("要必须不得 \n", max_size=8))
def test_a_tree_of_words_ends_where_their_expression_does(words, text):
    root = Branch()
    for word in words:
        root.grown(word).ends.append(word)
    found = re.compile(any_of(words, GAP)).match(text)
    begun = root.onward.get(text[:1])
    ends = [end for end, _ in begun.read(text, 1, len(text))] if begun else []
    assert ends[-1:] == ([found.end()] if found else [])


def test_signs_stand_for_themselves():
    assert re.fullmatch(any_of(["1.5", "(市)"]), "1.5")
    assert not re.fullmatch(any_of(["1.5"]), "1x5")


@pytest.mark.parametrize("name", ["firm_verbs", "should_words", "levels_reached", "organs"])
def test_every_word_of_a_lexicon_is_found_whole(name):
    words = shipped().lexicons[name]
    expression = re.compile(any_of(words))
    assert [word for word in words if expression.match(fold(word))[0] != fold(word)] == []
