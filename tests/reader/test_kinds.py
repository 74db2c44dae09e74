"""What sort of demand it is, and how hard it binds."""

import pytest

from tests.reader.reading import only_proposal, proposals


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


@pytest.mark.parametrize(
    "sentence",
    [
        "从今天起，谁也不许在河道里挖沙取土、堆放弃渣。",
        "任何人不准以任何理由干预招投标。",
        "所有烟花爆竹零售点从今天起一律停掉。",
        "未经审批，不得擅自开工。",
        "还要特别提醒，任何学校不得收取择校费。",
        "严禁瞒报漏报，对瞒报的要追究责任。",
    ],
)
def test_what_nobody_may_do_is_a_prohibition(sentence):
    assert only_proposal(sentence).kind == "prohibition"


@pytest.mark.parametrize(
    "sentence",
    [
        "各级河长每月巡河不得少于2次。",
        "各单位办公经费今年不能超过去年的80%。",
        "审计部门不要光盯着乡镇，4月底前把县直单位审一遍。",
        "医共体不能只挂牌子，县医院5月底前要把专家派下去。",
        "县教育局要在5月底前把工资补发到位，不能让老师寒心。",
        "各乡镇要在6月底前完成户厕整改，不搞一刀切。",
        "县整改办实行销号制，县水利局复核、县委督查室签字，少一道手续都不能销。",
        "各乡镇把独居老人逐户走访一遍，一户也不能漏。",
    ],
)
def test_a_passing_not_makes_no_prohibition(sentence):
    assert only_proposal(sentence).kind == "directive"


@pytest.mark.parametrize(
    "sentence",
    [
        "县财政今年再拿出800万元，用于村级道路养护。",
        "区财政按每平方米200元给予补助。",
        "县委、县政府每季度召开一次企业家座谈会。",
        "资金缺口由县财政兜底，大家放手去干。",
        "我本人包最难的那个案子，年底前办结。",
        "鉴定的费用市财政出，每户500元，验收一户打一户。",
        "这笔旧账县里认，三年之内还清。",
        "我和县长各包两个后进村，每月去一次。",
        "今年县委要表彰30名山区教师，奖金每人5000元。",
    ],
)
def test_what_the_speaker_or_his_side_does_untold_is_a_commitment(sentence):
    assert only_proposal(sentence).kind == "commitment"


@pytest.mark.parametrize(
    "sentence",
    [
        "县财政局4月底前准备500万元奖补资金。",
        "县财政要在4月底前把补贴拨付到位。",
        "县委督查室每月通报一次进度。",
        "县委农办每月通报一次进度。",
        "复产要经县应急局验收、我签字。",
        "县级领导下周到联系乡镇检查，我本人去矿山。",
        "县委常委每人包一个镇，每旬下去一次。",
        "应急局6月上旬组织模拟演练，各镇参加。",
        "住建局6月底前逐户验收，漏掉的我打他电话。",
    ],
)
def test_what_a_department_does_or_others_do_first_is_a_directive(sentence):
    assert only_proposal(sentence).kind == "directive"


@pytest.mark.parametrize(
    "sentence",
    [
        "对工作不力的，一律约谈主要负责人。",
        "完成任务好的，县委给予通报表扬，奖励10万元。",
        "未按期完成的，每逾期一天扣0.5分。",
        "对成绩突出的干部，优先提拔使用。",
        "第一名的镇，奖励工作经费30万元。",
        "达不到要求的，取消评先资格，派出单位召回重派。",
        "再出现露天焚烧的，镇里写检讨，包村干部工资停发。",
        "渣土车抓住一次停运十天，抓住三次吊销准运证。",
        "敢造假的企业，按上限罚，三年内拿不到一分钱补贴。",
        "打招呼插手工程的，一个也跑不了。",
        "连续垫底的局长，年底述职评为“一般”等次。",
        "实绩突出的院长，优先提拔使用。",
        "偷工减料的施工单位，清出本县市场，终身不得进入。",
    ],
)
def test_what_will_happen_to_somebody_is_accountability(sentence):
    assert only_proposal(sentence).kind == "accountability"


@pytest.mark.parametrize(
    "sentence",
    [
        "各医疗机构从今年的费用开始自查，4月底前把报告交到县医保局，查出来的从重处理。",
        "凡是列入计划的项目，6月底前必须全部开工，开不了工的，业主单位作书面检查。",
        "县纪委监委要紧盯项目资金，发现问题严肃问责。",
        "对恶意欠薪的，县人社局要会同公安局依法查处，移送司法机关。",
    ],
)
def test_a_threat_at_the_end_of_a_task_leaves_it_a_directive(sentence):
    assert only_proposal(sentence).kind == "directive"


@pytest.mark.parametrize("sentence", ["去年我们被市里约谈，罚了350万元。", "为这件事县里处分了两名干部。"])
def test_what_came_upon_somebody_is_no_rule(sentence):
    assert not proposals(sentence)


def test_a_ban_at_the_end_of_a_task_does_not_make_it_a_prohibition():
    sentence = "县教育局要在3月底前完成校车检测，发放合格标志，建立台账，不得走过场。"
    assert only_proposal(sentence).kind == "directive"


def test_being_told_to_punish_is_a_task_and_no_rule_about_the_punisher():
    assert only_proposal("县纪委监委要对截留资金的问题严肃问责。").kind == "directive"


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("各单位的租金收入一律上缴国库。", "must"),
        ("各学校必须在开学前完成消防检测。", "must"),
        ("各学校要在开学前完成消防检测。", "should"),
        ("力争6月底前建成县级物流中心。", "strive"),
        ("探索建立河道管护积分制度，6月底前选择两个镇试点。", "explore"),
        ("各学校要抓紧整改，3月底前完成。", "should"),
        ("原则上不再新增编外人员，6月底前清理一遍。", "explore"),
        ("各单位从5月起不再新增编外人员。", "must"),
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
