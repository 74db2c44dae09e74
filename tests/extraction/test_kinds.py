"""What sort of demand it is, and how hard it binds."""

import pytest

from .reading import only_proposal


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("县水利局要在汛前检查所有水库。", "directive"),
        ("严禁在河道内堆放弃土弃渣。", "prohibition"),
        ("任何单位不得截留惠农资金。", "prohibition"),
        ("县政府将在年底前新建两所公办幼儿园。", "commitment"),
        ("我本人每月到项目现场两次。", "commitment"),
        ("镇长对辖区秸秆禁烧负总责。", "accountability"),
        ("凡瞒报灾情的，对主要负责人一律免职。", "accountability"),
    ],
)
def test_each_sentence_has_its_kind(sentence, kind):
    assert only_proposal(sentence).kind == kind


def test_a_ban_at_the_end_of_a_task_does_not_make_it_a_prohibition():
    sentence = "县教育局要在3月底前完成校车检测，发放合格标志，建立台账，不得走过场。"
    assert only_proposal(sentence).kind == "directive"


def test_being_told_to_punish_is_a_task_and_no_rule_about_the_punisher():
    assert only_proposal("县纪委监委要对截留资金的问题严肃问责。").kind == "directive"


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("各学校必须在开学前完成消防检测。", "must"),
        ("各学校要在开学前完成消防检测。", "should"),
        ("力争6月底前建成县级物流中心。", "strive"),
        ("探索建立河道管护积分制度，6月底前选择两个镇试点。", "explore"),
    ],
)
def test_the_modal_tells_how_hard_it_binds(sentence, strength):
    assert only_proposal(sentence).strength == strength


def test_the_one_who_must_answer_for_it_is_the_party_and_not_the_one_he_answers_to():
    proposal = only_proposal("对连续两个月排名末位的乡镇，主要负责人要向县委作出书面检查。")
    assert proposal.kind == "accountability"
    assert [party.name for party in proposal.parties] == ["主要负责人"]


def test_the_one_who_punishes_is_not_the_party_of_the_rule():
    proposal = only_proposal("凡是瞒报灾情的，县委将严肃追究主要负责人责任。")
    assert [party.name for party in proposal.parties] == ["主要负责人"]
