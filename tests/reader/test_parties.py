"""Who must act, who helps, who checks."""

import pytest

from tests.reader.reading import only_proposal, roles


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
        ("审批局要牵头，年内把高频事项全部搬到网上。", {"审批局"}),
        ("土地收储中心6月底前完成三宗土地收储。", {"土地收储中心"}),
        ("市粮食和储备局要在5月底前补足应急物资。", {"市粮食和储备局"}),
        ("县扶贫办、县审计局今天散会就把名单核一遍，月底前公示。", {"县扶贫办", "县审计局"}),
        ("涉及整改任务的12个乡镇要于4月30日前制定方案。", {"涉及整改任务的12个乡镇"}),
        ("人民银行澜江市分行要在每季度末通报一次贷款投放。", {"人民银行澜江市分行"}),
        ("副县长李某负责统筹，每周调度一次，6月底前完成。", {"副县长李某"}),
        ("每所学校开学第一周要开展一次安全排查。", {"每所学校"}),
        ("国土、林业、环保等相关职能部门要在7月底前开展联合检查。", {"国土", "林业", "环保"}),
        ("市直各部门，驻市各单位要在5月底前报送清单。", {"市直各部门", "驻市各单位"}),
        ("第三方检测单位要每月对水质取样检测一次。", {"第三方检测单位"}),
        ("法院系统要在年底前清理积案。", {"法院系统"}),
        ("铁路、民航、公路等运输单位要在节前检修一遍车辆。", {"铁路", "民航", "公路"}),
        ("县、乡、村三级河长要按规定每周巡河一次。", {"县、乡、村三级河长"}),
        ("各县（市）区要在5月底前完成摸底。", {"各县（市）区"}),
        ("县政务服务和大数据管理局要在年底前打通数据。", {"县政务服务和大数据管理局"}),
        ("县一中、县二中要在8月底前完成食堂改造。", {"县一中", "县二中"}),
        ("一旦接到预警，乡镇、村要在半小时内把人转移出来。", {"乡镇", "村"}),
        ("二级以上医院要在10月底前设置发热门诊。", {"二级以上医院"}),
        ("学校食堂承包企业要在9月底前接入监管平台。", {"学校食堂承包企业"}),
        ("县人民医院、县妇幼保健院等9家医疗机构，半个月内退回多收的费用。", {"县人民医院", "县妇幼保健院"}),
        ("县农商行、县供销社两家单位4月底前要拿出让利方案。", {"县农商行", "县供销社"}),
    ],
)
def test_those_who_must_act_are_named(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("公安要把追逃放在前头，年底前到案率达到90%以上。", {"公安"}),
        ("城投认六成，水投认三成，6月底前全部交清。", {"城投", "水投"}),
        ("安监、城管配合，县住建局牵头，5月底前清查一遍工地。", {"安监", "城管", "县住建局"}),
        ("公安工作要在年底前再上一个台阶，破案率达到80%。", set()),
        ("交通建设要在年底前完成投资两亿元。", set()),
    ],
)
def test_a_field_of_work_is_a_body_only_where_it_must_do_something(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2.青石镇、白水镇：6月底前各建成冷库1座；", {"青石镇", "白水镇"}),
        ("东山乡5户、西河乡8户，6月底前要全部搬完。", {"东山乡", "西河乡"}),
        ("责任单位分别是县城投公司、县卫健局，8月底前完工。", {"县城投公司", "县卫健局"}),
        ("清单今天分解到各乡镇，月底前逐项销号。", {"各乡镇"}),
        ("县住建局、县水利局的窗口，凡材料齐全的必须2日内办结。", {"县住建局", "县水利局"}),
    ],
)
def test_names_in_quotas_headings_and_plans_are_parties(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("这个办法县政府办要在两周内拿出来。", "县政府办"),
        ("补偿款的事县财政局不要拖，6月底前必须到户。", "县财政局"),
        ("各乡镇扶贫资金要在9月底前全部拨付。", "各乡镇"),
    ],
)
def test_behind_or_before_a_topic_stands_who_is_to_act(sentence, name):
    assert roles(sentence) == {name: "lead"}


@pytest.mark.parametrize(
    ("sentence", "supervisor"),
    [
        ("各乡镇3月底前要查完，台账交到县政府办。", "县政府办"),
        ("县林业局每旬要汇总一次火情，形成专报抄送县委办。", "县委办"),
        ("各单位月底前要把清单报县财政局备案。", "县财政局"),
        ("重大项目变更必须经县委常委会研究同意。", "县委常委会"),
    ],
)
def test_who_receives_or_approves_is_a_supervisor(sentence, supervisor):
    assert roles(sentence)[supervisor] == "supervisor"


def test_a_word_for_handing_over_inside_a_name_hands_nothing_over():
    assert roles("县交通局要在5月底前修好三座危桥。") == {"县交通局": "lead"}


def test_who_is_told_to_oversee_is_a_supervisor_even_when_named_first():
    assert roles("由县督查局负责督办，6月底前全部销号。") == {"县督查局": "supervisor"}


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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("凡出了事故的，院长就地免职，科室主任一律停职。", {"院长", "科室主任"}),
        ("发生重大事故的镇党委书记就地免职。", {"镇党委书记"}),
        ("对弄虚作假的，不管是科长还是局长，一律先停职。", {"科长", "局长"}),
        ("发生较大事故的县区，年度考核一票否决。", {"县区"}),
        ("事先没有排查出来的，倒查包案领导的责任。", {"包案领导"}),
        ("对考核优秀的单位，由县政府给予表彰。", {"单位"}),
        ("造成严重后果的，严肃追究相关单位和责任人的责任。", {"相关单位", "责任人"}),
    ],
)
def test_those_who_bear_a_consequence_are_named_without_what_has_to_happen_first(sentence, names):
    assert set(roles(sentence)) == names


def liabilities(sentence):
    return {party.name: party.liability for party in only_proposal(sentence).parties}


def test_who_bears_which_tier_of_liability_is_kept():
    sentence = "发生责任事故的，乡镇党委书记、乡镇长承担主要领导责任，分管负责人负直接责任，一律从严追责。"
    assert liabilities(sentence) == {
        "乡镇党委书记": "主要领导责任",
        "乡镇长": "主要领导责任",
        "分管负责人": "直接责任",
    }


def test_where_no_tier_is_said_none_is_kept():
    assert liabilities("县水利局要在汛前检查所有水库。") == {"县水利局": ""}


@pytest.mark.parametrize(
    "sentence",
    [
        "清单以外的检查，企业有权拒绝，6月底前要公布清单。",
        "企业有困难，要在一周内上门解决。",
        "各单位压多少，6月底前要定下来。",
        "我和县长每周到现场调度一次，6月底前要通车。",
        "要加强与省发改委的对接，6月底前申报项目50个。",
        "邀请家长代表、人大代表到现场，9月底前开学。",
        "学生要在9月底前参加一次演练，聘请法治副校长授课。",
        "住房问题要分类解决，6月底前清零。",
        "党组织建设要加强，年内整顿软弱涣散党组织20个。",
        "按照县应急局方案，6月底前要完成演练。",
        "要把县水利局管理的泵站在6月底前全部检修一遍。",
        "部门预算要在年底前压减10%以上。",
        "乡村道路要在6月底前全部硬化。",
        "积极配合上级部门做好验收，6月底前备齐资料。",
        "社区挂牌的问题，10月底前要清理一遍。",
    ],
)
def test_who_has_a_right_a_need_or_is_the_topic_is_no_party(sentence):
    assert roles(sentence) == {}


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


def test_the_label_before_a_name_is_nobody():
    proposal = only_proposal("责任单位：县教育局，6月底前改造完三所学校。")
    assert [party.name for party in proposal.parties] == ["县教育局"]
