"""Who acts where a leader talks freely: behind a topic, in lists of deeds, by the short names of bodies."""

import pytest

from tests.reader.reading import roles


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("汛期二十四小时值班，水利、应急、气象同室办公，雨情一小时一报。", {"水利", "应急", "气象"}),
        ("餐饮单位的燃气报警器，市场监管、消防包街道，6月底装完3200个。", {"市场监管", "消防"}),
        ("医保基金飞行检查，医保局、卫健局、公安一起上，骗保的一律移送。", {"医保局", "卫健局", "公安"}),
        ("道路交通管制要在5月底前解除，财政保障不得缺位。", set()),
        ("城区教育设施、卫生设备要在年底前更新一遍。", set()),
    ],
)
def test_fields_of_work_before_a_verb_that_makes_no_noun_are_bodies(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("企业的用地手续自然资源局帮办，8月底前办完。", {"自然资源局"}),
        ("打捆的钱县财政补，一亩不少于20元。", {"县财政"}),
        ("缺口的580万市里兜底，8月底前拨到学校。", {"市里"}),
        ("产业路的尾款交通局15号前付清。", {"交通局"}),
        ("退出来的耕地归农业农村局管，10月底前种上油菜。", {"农业农村局"}),
        ("民宿的消防手续消防大队5月底前办完。", {"消防大队"}),
        ("路要修，钱县里先垫，6月底前拨付。", {"县里"}),
        ("督促县医院的病房6月底前完成改造。", set()),
    ],
)
def test_the_topic_before_a_body_is_no_part_of_its_name(sentence, names):
    assert set(roles(sentence)) == names


def test_each_of_several_deeds_in_one_clause_has_its_body():
    sentence = "旱厕改造今年3400座，乡镇出工、县里出钱、农业农村局出图纸，年底前完工。"
    assert set(roles(sentence)) == {"乡镇", "县里", "农业农村局"}


def test_whoever_gives_people_helps():
    sentence = "县专班明天集中办公，从公安、司法、信访各抽3人，月底前到岗。"
    assert roles(sentence) == {"县专班": "lead", "公安": "support", "司法": "support", "信访": "support"}


@pytest.mark.parametrize(
    ("sentence", "supervisors"),
    [
        ("各企业的检修方案4月10日前送应急局审。", {"应急局"}),
        ("首办单位七天回话，信访局逐件回访，月底前办结。", {"信访局"}),
        ("整改进展每月25日前报市委办公室，抄送市纪委。", {"市委办公室", "市纪委"}),
        ("余额每旬报一次县政府。", {"县政府"}),
        ("恶意欠薪的一律移送公安，5月底前办结。", set()),
    ],
)
def test_what_is_handed_over_goes_to_whoever_checks_it(sentence, supervisors):
    assert {name for name, role in roles(sentence).items() if role == "supervisor"} == supervisors


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("排名末位的乡镇书记就地免职。", {"乡镇书记"}),
        ("出了事故，倒查排查人、签字人、分管领导，直到追究刑事责任。", {"排查人", "签字人", "分管领导"}),
        ("分管的副局长4月底前交账。", {"分管的副局长"}),
    ],
)
def test_what_somebody_did_is_no_part_of_his_post(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("云岭镇60家，东湖区45家，其他乡镇各20家，3月20日前关停。", {"云岭镇", "东湖区", "其他乡镇"}),
        ("东湾区12亿、高桥县9亿，年底前完成压降。", {"东湾区", "高桥县"}),
        ("限养区的54家8月底前配齐设施。", set()),
        ("税务、住建、公安的数据4月5日前要互通。", {"税务", "住建", "公安"}),
        ("电信、移动、广电三家，4月份要把飞线理一遍。", {"电信", "移动", "广电"}),
        ("一个是县专班要把人抽足，月底前到岗。", {"县专班"}),
    ],
)
def test_places_quotas_and_owners_of_what_is_shared_are_parties(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("大货车抛洒滴漏，交警天天上路查，见一辆罚一辆。", {"交警"}),
        ("道路塌方，公路局两小时到现场。", {"公路局"}),
    ],
)
def test_a_bare_verb_behind_a_body_tells_what_it_is_to_do(sentence, names):
    assert set(roles(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("考核末位的，乡镇长由县长约谈。", {"乡镇长"}),
        ("发生一起越级上访，镇街平安建设考核扣5分。", {"镇街"}),
    ],
)
def test_on_whom_a_consequence_falls_may_stand_before_whoever_brings_it(sentence, names):
    assert set(roles(sentence)) == names
