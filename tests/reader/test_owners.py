"""Owners a sentence does not name itself."""

import pytest

from tests.reader.reading import proposals


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("水务局的同志听好。4月底前完成管网检漏。", "水务局的同志"),
        ("县卫健局是牵头单位，责无旁贷。4月底前要拿出考核细则。", "县卫健局"),
        ("教育局这边，我多说两句。开学前要把食堂查一遍。", "教育局"),
    ],
)
def test_whom_a_sentence_only_addresses_owns_what_follows(text, name):
    assert inherited(text)[-1] == [name]


def test_a_field_of_work_in_a_heading_is_nobody_to_inherit_from():
    assert inherited("（一）道路交通\n4月底前完成护栏修复。\n") == [[]]


def test_a_matter_of_its_own_inherits_nobody_of_the_paragraph():
    text = "所有水库名单，4月底前上墙公示。县住建局要发挥牵头抓总作用，5月底前销号。\n"
    assert inherited(text) == [[], []]


def test_who_bears_a_consequence_owns_no_task_but_the_next_consequence():
    text = "头一次迟报的，镇长就地停职。第二次迟报，就地免职。4月底前完成河道清淤。"
    assert inherited(text) == [[], ["镇长"], []]


def test_a_rule_for_whoever_it_may_be_falls_on_nobody_named_before():
    text = "各乡镇要在3月底前查完所有山塘。瞒报险情的，不管是谁，一律就地免职。"
    assert inherited(text) == [[], []]


def test_every_single_one_does_not_own_what_follows():
    text = "每个村要在3月底前组织一次演练。4月底前完成预案修订。"
    assert inherited(text) == [[], []]


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


def test_a_part_of_the_body_just_named_is_still_its_business():
    first, second = proposals("县总医院4月20日前配齐班子。班子里5月底前要配两名卫生院院长。")
    assert [(party.name, party.inherited) for party in second.parties] == [("县总医院", True)]
