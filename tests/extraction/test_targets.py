"""Measurable levels."""

import pytest

from .reading import only_proposal


def targets(sentence):
    return [(target.text, target.comparator, target.value, target.unit) for target in only_proposal(sentence).targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各学校每学期开展消防演练不少于2次。", ("不少于2次", ">=", "2", "次")),
        ("4月底前高标准农田上图入库率要达到95%以上。", ("达到95%以上", ">=", "95", "%")),
        ("审批时限要在6月底前压缩到3个工作日以内。", ("压缩到3个工作日以内", "<=", "3", "个工作日")),
        ("县财政每年安排500万元用于管护。", ("500万元", "=", "500", "万元")),
        ("各乡镇要在5月底前实现监测设备全覆盖。", ("全覆盖", "all", "", "")),
        ("县文旅局要在12月底前实现接待量翻一番。", ("翻一番", ">=", "", "")),
        ("对管护员按照每村每年8万元的标准补助。", ("每村每年8万元", "=", "8", "万元")),
        ("各村要在月底前落实一名信息员。", ("一名", "=", "1", "名")),
        ("县卫健局要在月底前组织巡诊不少于两次。", ("不少于两次", ">=", "2", "次")),
        ("各乡镇要在月底前改造厕所三百户。", ("三百户", "=", "300", "户")),
        ("县财政局要在月底前拨付两万元。", ("两万元", "=", "20000", "元")),
        ("县政府办要在6月底前把会议减少三分之一。", ("减少三分之一", ">=", "", "")),
        ("每个镇要在6月底前培育3至5家示范点。", ("3至5家", "=", "", "家")),
    ],
)
def test_levels_are_read_with_comparator_value_and_unit(sentence, expected):
    assert expected in targets(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "县水利局要在3月底前抓好三项工作。",
        "各乡镇要在3月底前开展一次排查。",
        "第三批项目要在5月底前开工。",
    ],
)
def test_figures_that_are_no_levels_are_left_out(sentence):
    assert targets(sentence) == []


def test_a_level_said_over_and_over_is_one():
    assert targets("各乡镇要在3月底前核查到位，做到无一漏进、无一错进、无一错退。") == [
        ("无一漏进、无一错进、无一错退", "none", "", "")
    ]


@pytest.mark.parametrize(("figure", "hedge"), [("大约2亿元", "大约"), ("约2亿元", "约"), ("2亿元左右", "左右")])
def test_the_softening_word_is_kept_as_said(figure, hedge):
    (target,) = only_proposal(f"县发改局要在6月底前完成投资{figure}。").targets
    assert target.hedge == hedge


def test_a_deadline_is_not_read_as_a_level_as_well():
    assert targets("县应急局要在3天内完成物资清点。") == []
