"""The words of action of a text: where they stand, which bind, and which rule found them."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.reader import shipped
from extraction.reader.demands.cue_words import cue_words

TEXT = "同志们：\n县水利局要在6月30日前完成堤防加固。\n去年各乡镇都很辛苦。\n严禁向河道倾倒垃圾。"


def said(text) -> list[str]:
    return [text[word.start : word.end] for word in cue_words(text, shipped())]


def test_words_that_bind_and_words_that_act_are_found_where_they_stand():
    assert said(TEXT) == ["要", "完成", "加固", "严禁"]


def test_words_that_bind_are_told_from_those_that_only_act():
    binding = [TEXT[word.start : word.end] for word in cue_words(TEXT, shipped()) if word.binds]

    assert binding == ["要", "严禁"]


def test_each_word_names_the_rule_that_found_it():
    assert {word.rule for word in cue_words("各乡镇要排查", shipped()) if word.binds} == {"cue.should"}


def test_a_word_inside_the_name_of_a_unit_is_none():
    assert said("规划建设管理局") == []


def test_a_text_without_words_of_action_has_none():
    assert cue_words("同志们：", shipped()) == cue_words("", shipped()) == ()


@given(st.text(alphabet="县局要必须严禁完成在6月30日前。\n\r\t\U00020000", max_size=60))
def test_words_of_action_lie_in_the_text_and_never_overlap(text):
    places = [place for word in cue_words(text, shipped()) for place in (word.start, word.end)]

    assert places == sorted(places)
    assert all(word.start < word.end <= len(text) for word in cue_words(text, shipped()))
