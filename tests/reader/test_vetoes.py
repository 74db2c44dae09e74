"""What looks like a demand and is none."""

import pytest

from tests.reader.reading import proposals


@pytest.mark.parametrize(
    "sentence",
    [
        "省委书记在全省会议上强调，各地要守住耕地红线。",
        "国务院明确要求，各级政府要在年底前完成化债方案。",
        "去年，县水利局完成了十二座水库的除险加固。",
        "今年以来，各乡镇已排查隐患三百多处。",
        "有的企业安全培训流于形式，隐患整改拖拖拉拉。",
        "安全责任落实了没有？",
        "为什么年年要求、年年落实不了？",
        "感谢各位企业家对全县发展的支持。",
        "下面，我讲三点意见。",
        "今天把大家召集到工地上，不是再开一次动员会。",
        "最后，我再强调几点。",
        "如果大坝出现险情，下游三个村就会受淹。",
        "实践证明，这套办法是管用的。",
        "一年来，县教育局扎实推进均衡发展，新建学校十二所。",
        "学校是育人的地方，容不得半点闪失。",
        "县里出台了人才办法，每年拿出一千万元。",
        "签约项目40个，开工的只有8个。",
        "财政收入完成5亿元，占年初预算的四成。",
        "巡察反馈，扶贫资金沉淀900万元，最长的一笔压在账上三年。",
        "把几位校长请来，就是想听听大家的难处。",
        "会议由县委副书记主持。",
        "下个月，省安委办将对我市开展安全督查。",
        "粮食安全是我们必须守住的底线。",
        "我们也要看到，全县的底子还很薄。",
        "交通局汇报说，他们打算年底前把三座危桥修完。",
        "我们这里的老规矩，腊月里家家都要杀年猪。",
        "省长在会上讲，“每个县今年年底前都要建成一家中医馆。”",
        "上级要求今年8月底前完成验收。",
        "市里给我们下的任务是减煤8万吨，一季度只完成了9000吨。",
        "到县城看病要坐三个小时的车。",
        "今年的刚性支出要19个亿，财力只有15个亿。",
        "整合资金2亿元，其中用于道路的资金8000万元。",
    ],
)
def test_reports_quotations_questions_and_courtesies_are_not_proposed(sentence):
    assert proposals(sentence) == ()


def test_a_demand_behind_what_superiors_will_do_is_kept_and_theirs_is_not_counted():
    announced, *_ = proposals("下个月省安委办将开展督查，县应急局要在月底前查完所有矿山。")
    assert announced.kind == "directive"
    assert [party.name for party in announced.parties] == ["县应急局"]


def test_a_numbered_demand_is_no_judgement_of_what_something_is():
    assert len(proposals("二是必须解决好群众反映的饮水问题，县水利局6月底前通水。")) == 1


def test_what_a_named_body_is_to_do_about_what_others_told_is_kept():
    assert len(proposals("有群众跟我说，路灯黑了三个月，县城管局这周五前修好。")) == 1


def test_every_sentence_of_a_long_quotation_is_left_out():
    assert proposals("省长讲过：“要查清每一处隐患。各地要在月底前报告结果。”") == ()


def test_what_a_document_goes_on_to_require_is_left_out_too():
    assert proposals("文件指出，供水安全是底线。并且要求，各地要在年底前完成管网改造。") == ()


def test_what_this_meeting_requires_in_the_next_paragraph_is_kept():
    text = "省委书记强调，安全是底线。\n会议要求，县应急局要在9月底前查完所有加油站。"
    assert [proposal.text for proposal in proposals(text)] == [text.splitlines()[1]]


def test_a_demand_that_cites_its_ground_is_kept():
    assert len(proposals("各单位要按照省委要求，在4月底前完成问题整改。")) == 1


def test_a_report_does_not_veto_the_demand_behind_it():
    assert len(proposals("目前已完成八成，剩余两成各乡镇要在6月底前全部完成。")) == 1


def test_what_somebody_would_have_done_is_no_past():
    supposed, plain = proposals("谁的辖区出了火情，谁就地免职。\n辖区内有火情的，主要领导就地免职。")
    assert not any(reason.startswith("夹有既往") for reason in supposed.reasons + plain.reasons)


def test_an_order_after_figures_is_kept():
    assert len(proposals("签约项目开工的只有8个，剩下的6月底前全部开工。")) == 1


@pytest.mark.parametrize(
    "sentence",
    ["谁来说情都不行，拖欠工资的企业一律登记在案。", "钱怎么分配，县财政局两周以内拿出办法。"],
)
def test_a_word_of_asking_vetoes_no_settled_order(sentence):
    assert len(proposals(sentence)) == 1


def test_what_is_to_begin_later_is_demanded_even_behind_a_report():
    assert len(proposals("电力线路迁改，我已经和供电公司谈妥，县财政下个月拨付300万元，年底前完成迁改。")) == 1


def test_what_this_meeting_makes_of_a_superiors_words_is_kept():
    assert len(proposals("省政府要求年底前完成清欠，我县要在11月底前全部结清。")) == 1


def test_a_task_that_takes_up_what_was_just_said_is_kept():
    assert len(proposals("刚才通报的三个问题，县住建局会后要认领，一周内拿出整改方案。")) == 1


def test_an_order_after_criticism_is_kept():
    assert len(proposals("个别学校还在使用不合格校车，教育局要在本周内全部停用。")) == 1
