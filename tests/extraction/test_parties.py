"""Who must act, who helps, who checks."""

import pytest

from .reading import only_proposal, roles


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("县水利局要在汛前检查所有水库。", {"县水利局"}),
        ("各乡镇（街道）要每天报告一次火情。", {"各乡镇（街道）"}),
        ("县住建局、县城管局和各乡镇要在3月底前拆除危险广告牌。", {"县住建局", "县城管局", "各乡镇"}),
        ("财政、审计等部门要在4月底前核查专项资金。", {"财政", "审计"}),
        ("村支部书记和驻村工作队长要每周入户走访。", {"村支部书记", "驻村工作队长"}),
        ("同时，县卫健局要在月底前完成村医轮训。", {"县卫健局"}),
        ("3月20日前，县林业局要完成防火隔离带清理。", {"县林业局"}),
        ("县防指办要每天会商一次雨情。", {"县防指办"}),
        ("每个行政村要落实一名防火巡查员。", {"每个行政村"}),
        ("请县供电公司3月底前完成线路检修。", {"县供电公司"}),
        ("青河镇要在本月底前完成清淤。", {"青河镇"}),
        ("县人社局对还没有返岗的，3月底前再组织一次专车。", {"县人社局"}),
        ("生产经营单位必须每月开展一次应急演练。", {"生产经营单位"}),
    ],
)
def test_those_who_must_act_are_named(sentence, names):
    assert set(roles(sentence)) == names


def test_lead_support_and_supervisor_are_told_apart():
    sentence = "由县发改局牵头，县商务局配合，4月10日前制定促消费方案，报县政府办公室备案。"
    assert roles(sentence) == {"县发改局": "lead", "县商务局": "support", "县政府办公室": "supervisor"}


def test_those_joined_by_the_lead_support_it():
    assert roles("县公安局会同县交通运输局每周开展一次联合执法。") == {"县公安局": "lead", "县交通运输局": "support"}


@pytest.mark.parametrize(
    "sentence",
    [
        "要对企业开展一次全面检查，3月底前完成。",
        "3月底前帮助困难群众修缮住房。",
        "要在4月底前把学校食堂全部检查一遍。",
    ],
)
def test_whom_something_is_done_to_is_no_party(sentence):
    assert roles(sentence) == {}


def test_we_and_everybody_are_no_parties():
    assert roles("我们要在6月底前完成农村公路隐患整治。") == {}


def test_who_bears_a_consequence_is_the_party_of_a_rule_of_accountability():
    assert "主要负责人" in roles("凡瞒报险情的，对主要负责人一律就地免职。")


def test_a_party_says_where_its_name_stands():
    sentence = "县民政局要在3月底前完成低保复核。"
    (party,) = only_proposal(sentence).parties
    assert sentence[party.start : party.end] == party.name == "县民政局"


def test_the_cell_of_a_table_that_is_only_a_name_is_a_party():
    assert roles("马家沟水库\t坝脚渗水\t县水利局\t5月10日前处置到位") == {"县水利局": "lead"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("由县文旅局牵头，3月底前组织景区开展自查。", "县文旅局"),
        ("由各村组织清理可燃物，清明节前全部清理到位。", "各村"),
    ],
)
def test_a_verb_that_is_also_a_field_of_work_makes_no_name(sentence, name):
    assert set(roles(sentence)) == {name}


def test_a_place_where_something_is_forbidden_is_no_party():
    assert roles("3月15日起，林区一律禁止野外用火。") == {}
