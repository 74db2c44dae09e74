"""A sentence with two demands becomes two proposals."""

from tests.reader.reading import proposals


def texts(sentence):
    return [proposal.text for proposal in proposals(sentence)]


def test_demands_of_different_owners_are_followed_up_apart():
    sentence = "各乡镇本月底前腾出村卫生室用房，县卫健局4月底前配齐村医和药品。"
    assert texts(sentence) == ["各乡镇本月底前腾出村卫生室用房", "县卫健局4月底前配齐村医和药品。"]


def test_demands_for_different_days_are_followed_up_apart():
    sentence = "县水利局3月底前完成水库检查，5月底前完成险工加固。"
    assert texts(sentence) == ["县水利局3月底前完成水库检查", "5月底前完成险工加固。"]


def test_the_second_demand_inherits_the_owner_of_the_first():
    _, second = proposals("县水利局3月底前完成水库检查，5月底前完成险工加固。")
    assert [(party.name, party.inherited) for party in second.parties] == [("县水利局", True)]


def test_helpers_and_checkers_do_not_make_a_second_demand():
    sentence = "由县发改局牵头，县商务局配合，4月10日前制定促消费方案，报县政府办公室备案。"
    assert texts(sentence) == [sentence]


def test_one_owner_with_one_day_is_one_demand():
    sentence = "县教育局要在3月底前完成校车检测，建立台账，逐车发放标志。"
    assert texts(sentence) == [sentence]
