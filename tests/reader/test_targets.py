"""Measurable levels."""

import pytest

from tests.reader.reading import only_proposal, proposals


def targets(sentence):
    return [(target.text, target.comparator, target.value, target.unit) for target in only_proposal(sentence).targets]


def words(sentence):
    return [target.text for target in only_proposal(sentence).targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各学校每学期开展消防演练不少于2次。", ("不少于2次", ">=", "2", "次")),
        ("4月底前高标准农田上图入库率要达到95%以上。", ("达到95%以上", ">=", "95", "%")),
        ("审批时限要在6月底前压缩到3个工作日以内。", ("压缩到3个工作日以内", "<=", "3", "个工作日")),
        ("县财政每年安排500万元用于管护。", ("500万元", "=", "500", "万元")),
        ("各乡镇要在5月底前实现监测设备全覆盖。", ("全覆盖", "all", "", "")),
        ("县文旅局要在12月底前实现接待量翻一番。", ("翻一番", ">=", "", "")),
        ("县财政按照每村每年8万元的标准安排管护经费。", ("每村每年8万元", "=", "8", "万元")),
        ("各村要在月底前落实一名信息员。", ("一名", "=", "1", "名")),
        ("县卫健局要在月底前组织巡诊不少于两次。", ("不少于两次", ">=", "2", "次")),
        ("各乡镇要在月底前改造厕所三百户。", ("三百户", "=", "300", "户")),
        ("县财政局要在月底前拨付两万元。", ("两万元", "=", "20000", "元")),
        ("县政府办要在6月底前把会议减少三分之一。", ("减少三分之一", ">=", "", "")),
        ("县发改局要在6月底前把空置厂房腾退一半。", ("一半", "=", "", "")),
        ("县教育局要在6月底前把近视率降到百分之四十以下。", ("降到百分之四十以下", "<=", "40", "%")),
        ("各镇要在6月底前落实每村不少于2名护林员。", ("每村不少于2名", ">=", "2", "名")),
        ("各镇要在6月底前给每户补助6万至8万元。", ("6万至8万元", "=", "", "万元")),
        ("县商务局要在6月底前签约2个项目。", ("2个", "=", "2", "个")),
        ("各镇要在6月底前确保危房里不住一人。", ("不住一人", "none", "", "")),
        ("每个镇要在6月底前培育3至5家示范点。", ("3至5家", "=", "", "家")),
        ("县林业局要在4月底前储备树苗20万株以上。", ("20万株以上", ">=", "20", "万株")),
        ("县供销社要在5月底前储备化肥1,200吨。", ("1,200吨", "=", "1200", "吨")),
        ("各乡镇务工人数要在年底前超过3000人。", ("超过3000人", ">", "3000", "人")),
        ("县水利局要在汛前把下泄流量控制在每秒200立方米以内。", ("控制在每秒200立方米以内", "<=", "200", "立方米")),
        ("县文旅局要在年底前把接待量提高到40万人次左右。", ("提高到40万人次左右", "~", "40", "万人次")),
        ("县妇联要在年底前帮助从业妇女户均增收2000元。", ("户均增收2000元", "=", "2000", "元")),
        ("河长每月要至少沿河走一次。", ("至少沿河走一次", ">=", "1", "次")),
        ("县发改局要确保年底增速高于全市平均水平。", ("高于全市平均水平", ">=", "", "")),
        ("县水利局要在5月底前把水位降到汛限水位以下。", ("降到汛限水位以下", "<=", "", "")),
        ("县商务局要确保年底出口额回到全市前三。", ("回到全市前三", "<=", "3", "")),
        ("县城管局要在5月底前把收运体系延伸到所有自然村。", ("延伸到所有自然村", "all", "", "")),
        ("驻村工作队要继续坚持五天四夜工作制，每月通报一次。", ("五天四夜", ">=", "", "")),
        ("县住建局5月底前逐栋验收，消火栓完好率100%。", ("100%", "=", "100", "%")),
        ("县医保局要确保6月底前参保率必须是98%。", ("98%", "=", "98", "%")),
    ],
)
def test_levels_are_read_with_comparator_value_and_unit(sentence, expected):
    assert expected in targets(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县财政局要在月底前拨付XX万元。", ("XX万元", "=", "", "万元")),
        ("各乡镇参保率要在年底前达到X%以上。", ("达到X%以上", ">=", "", "%")),
        ("各镇每个月收回的欠款不能少于X千万。", ("不能少于X千万", ">=", "", "千万")),
        ("县城投公司要在年底前收回X.X亿元。", ("X.X亿元", "=", "", "亿元")),
    ],
)
def test_a_figure_behind_a_mask_is_a_level_without_a_value(sentence, expected):
    assert expected in targets(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县教育局要在8月底前建成寄宿制学校2所、幼儿园5所。", ["2所", "5所"]),
        ("县人社局要在6月底前招聘护士120人，其中乡镇卫生院80人。", ["120人", "80人"]),
        ("各村要在年底前建1个文化广场、2处凉亭。", ["1个", "2处"]),
    ],
)
def test_what_is_listed_behind_a_level_is_one_as_well(sentence, expected):
    assert words(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收储任务要在10月底前落实到镇：东桥镇1.5万吨，西坪镇9000吨。", ["1.5万吨", "9000吨"]),
        ("县财政局要在5月底前定下补助标准：楼房每户2万元，平房1.2万元。", ["每户2万元", "1.2万元"]),
        ("县发改局6月底前要完成年度投资计划的60%，开工率90%，入库项目45个。", ["60%", "90%", "45个"]),
        ("今年的目标是：招商签约50个，到位资金80亿元。", ["50个", "80亿元"]),
        ("茶园改造分下去：云台乡3000亩，石门镇2500亩。", ["3000亩", "2500亩"]),
        ("县环卫处：主干道机扫率92%，6月底前换上新车。", ["92%"]),
    ],
)
def test_who_gets_how_much_behind_a_demand_is_a_level_without_a_verb(sentence, expected):
    assert words(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县城管局要在5月底前按每400户一个垃圾房布点。", "每400户一个"),
        ("各镇要在5月底前把垃圾桶换好，四户一个。", "四户一个"),
        ("县农业农村局5月底前按购机款的30%补贴到户。", "30%"),
        ("县妇联要给困难妇女作筛查，每季度上门随访一次。", "一次"),
        ("县医院6月底前要派出20名医师，每人在乡镇待满六个月。", "六个月"),
        ("县国资公司要在6月底前把税比稳到60%至65%之间。", "60%至65%之间"),
        ("污水处理厂要在9月底前使出水达到准四类标准。", "达到准四类标准"),
        ("县卫健局7月底前给每个卫生院配一台彩超机。", "一台"),
        ("县供电公司线损降0.5个百分点，6月底前报方案。", "0.5个百分点"),
        ("县工信局要在6月底前督促40家企业换上节能电机。", "40家"),
    ],
)
def test_a_level_may_be_a_ratio_a_rate_a_rhythm_or_a_stay(sentence, expected):
    assert expected in words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "县水利局要在5月底前检修泵站，全县目前有泵站46座。",
        "县妇联每十天走访一次，6月底前走完困难家庭。",
        "各学校要每天晨检，同班出现两例以上的立即报告。",
        "干满三年的第一书记，县委组织部6月底前列出名单。",
        "县商务局要在6月底前把亿元项目逐个对接。",
    ],
)
def test_what_is_there_already_or_only_sorts_is_no_level_behind_a_demand_either(sentence):
    assert words(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "县水利局要在3月底前抓好三项工作。",
        "各乡镇要在3月底前开展一次排查。",
        "第三批项目要在5月底前开工。",
        "各镇要在4月底前落实“五个一”要求。",
        "各学校要在4月底前落实“双线四包”责任。",
        "请第三方机构在4月底前给这27栋楼作一次鉴定。",
        "县住建局要在4月底前对9栋老楼逐一鉴定。",
        "林区200米范围内，4月底前严禁一切野外用火。",
        "县农业农村局要在4月底前拿出一个销售方案。",
        "各镇要十分重视，4月底前逐村排查。",
        "各级领导干部4月底前要对照八项规定自查。",
        "各镇要在4月底前成立一个工作专班。",
        "整改一个、销号一个，4月底前由县水利局逐项验收。",
        "县应急局要在4月底前组织一次全覆盖的问卷调查。",
    ],
)
def test_figures_that_are_no_levels_are_left_out(sentence):
    assert words(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "超过3天没有答复的，由县委督查室通报。",
        "全年完成率低于60%的，年底前由县委约谈主要负责人。",
        "连续两次排名后三位的乡镇，书记要在大会上作检讨。",
        "凡投资在400万元以上的项目都要在4月底前公开招标。",
        "60座以上客车要在4月底前全部安装定位装置。",
        "县税务局要在9月底前走访纳税50万元以上的企业。",
    ],
)
def test_a_level_that_tells_who_is_meant_is_none_to_reach(sentence):
    assert words(sentence) == []


def test_a_level_reached_in_the_past_is_left_out():
    assert words("去年全县完成投资35亿元，今年要完成40亿元以上。") == ["40亿元以上"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全县共转移群众3200人，各镇要在今晚8点前把下一批60人接到学校。", []),
        ("2023年游客量突破200万人次，增长7.1%，今年要突破220万人次。", ["突破220万人次"]),
        ("发现危房386栋，已经整治271栋，各乡镇要在6月底前再整治100栋。", ["100栋"]),
        ("积案还有27件，县级领导每人包2件，9月底前全部签订协议。", ["2件"]),
    ],
)
def test_the_figures_of_a_report_before_the_demand_are_no_levels(sentence, expected):
    assert words(sentence) == expected


@pytest.mark.parametrize("behind", ["", "\n", "\n3、下一步工作", "\n三个方面"])
def test_the_next_line_makes_no_difference_to_a_level(behind):
    first, *_ = proposals("县产投公司6月底前要募集资金400万元以上" + behind)
    assert [target.text for target in first.targets] == ["400万元以上"]


def test_a_level_said_over_and_over_is_one():
    assert targets("各乡镇要在3月底前核查到位，做到无一漏进、无一错进、无一错退。") == [
        ("无一漏进、无一错进、无一错退", "none", "", "")
    ]


@pytest.mark.parametrize(("figure", "hedge"), [("大约2亿元", "大约"), ("约2亿元", "约"), ("2亿元左右", "左右")])
def test_the_softening_word_is_kept_as_said(figure, hedge):
    (target,) = only_proposal(f"县发改局要在6月底前完成投资{figure}。").targets
    assert target.hedge == hedge


def test_winning_money_softens_nothing():
    (target,) = only_proposal("县发改局要在6月底前争取上级资金不低于2亿元。").targets
    assert target.hedge == ""


def test_a_word_that_softens_the_whole_clause_softens_its_level():
    (target,) = only_proposal("县发改局力争6月底前完成投资2亿元。").targets
    assert target.hedge == "力争"


def test_a_deadline_is_not_read_as_a_level_as_well():
    assert targets("县应急局要在3天内完成物资清点。") == []
