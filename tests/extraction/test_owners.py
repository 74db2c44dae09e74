"""Owners a sentence does not name itself."""

import pytest

from .reading import proposals


def inherited(text):
    return [[party.name for party in proposal.parties if party.inherited] for proposal in proposals(text)]


def test_the_owner_of_the_sentence_before_is_inherited():
    text = "县水利局要在3月底前查完所有山塘。4月10日前完成加固。"
    assert inherited(text) == [[], ["县水利局"]]


def test_the_owner_named_in_a_heading_is_inherited_by_the_paragraphs_under_it():
    text = "（一）县住建局\n4月底前完成危房鉴定。\n5月底前完成危房拆除。\n"
    assert inherited(text) == [["县住建局"], ["县住建局"]]


def test_the_next_heading_ends_the_inheritance():
    text = "（一）县住建局\n4月底前完成危房鉴定。\n（二）其他\n5月底前完成路灯检修。\n"
    assert inherited(text) == [["县住建局"], []]


def test_an_owner_is_not_carried_into_the_next_paragraph():
    text = "县水利局要在3月底前查完所有山塘。\n4月10日前完成校舍加固。\n"
    assert inherited(text) == [[], []]


def test_a_stated_owner_goes_before_an_inherited_one():
    text = "（一）县住建局\n县财政局4月底前拨付资金。\n"
    assert inherited(text) == [[]]


def test_an_inherited_owner_points_at_the_words_it_comes_from():
    text = "县水利局要在3月底前查完所有山塘。4月10日前完成加固。"
    (party,) = proposals(text)[1].parties
    assert text[party.start : party.end] == "县水利局"


def test_a_leader_named_late_in_a_paragraph_owns_what_stands_before_as_well():
    text = "要在4月底前完成危房鉴定。县住建局要发挥牵头抓总作用，5月底前销号。\n"
    assert inherited(text) == [["县住建局"], []]


def test_whoever_only_does_one_thing_owns_nothing_that_follows():
    text = "安全鉴定要由有资质的专业机构实施。4月底前完成危房拆除。\n"
    assert inherited(text)[-1] == []


@pytest.mark.parametrize(
    "of_another",
    [
        "任何人不得擅自开闸放水。",
        "我每月到大坝检查两次。",
        "关于饮水安全，4月底前完成水质检测。",
        "谁不到岗，一律通报批评。",
    ],
)
def test_a_sentence_that_begins_with_somebody_else_inherits_nobody(of_another):
    assert inherited(f"县水利局要在3月底前查完所有山塘。{of_another}") == [[], []]
