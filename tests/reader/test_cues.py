"""Which sentences demand something, and which are only exhortation."""

import pytest

from tests.reader.reading import only_proposal, proposals


@pytest.mark.parametrize(
    "sentence",
    [
        "各乡镇要在本周内把山塘水库逐座检查一遍。",
        "县教育局负责在开学前完成校舍安全鉴定。",
        "3月底前建成五个微型消防站。",
        "对查出的隐患逐条登记、逐条销号。",
        "严禁学校食堂使用散装食用油。",
        "县财政局3月20日前拨付防火专项资金。",
        "企业主要负责人每月至少带队检查一次。",
        "由县卫健局牵头制定发热门诊应急预案。",
        "县政府将拿出两千万元改造农村供水管网。",
        "镇长对辖区秸秆禁烧负总责，村支书负直接责任。",
        "凡瞒报灾情的，对主要负责人一律免职。",
        "市发展改革委牵头，会同市税务局出台惠企政策清单。",
        "对虚报瞒报的，一经查实，先免职再处理。",
        "会议内容不得外传。",
    ],
)
def test_concrete_tasks_are_proposed(sentence):
    assert only_proposal(sentence).text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "要进一步提高政治站位。",
        "要切实增强责任感和紧迫感。",
        "大家要统一思想，坚定信心。",
        "要真抓实干，务求实效。",
        "我们要以更加饱满的热情、更加扎实的作风投身发展。",
    ],
)
def test_mere_exhortation_is_not_proposed(sentence):
    assert proposals(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "超限超载的货车，交警见一辆扣一辆。",
        "背街小巷清扫每天不少于两次。",
        "县应急局今晚散会就把名单发下去。",
        "城管局今天把五个泵站的水泵架好。",
        "县纪委派三个组下去查岗。",
        "各学校的代管资金一律上缴国库。",
        "督查室一周一督，一月一报，直接报我。",
        "逾期不搬的，公安局、城管局联合腾退。",
        "做不通工作的由派出所依法带离。",
        "县财政局把这笔旧账给我查清楚。",
        "施工单位该停的停，该换的换。",
        "村里的喇叭从明天起每天播放三遍防火通告。",
        "从即日起，全县启动森林防火四级响应。",
        "涵洞积水超过30公分就封路。",
        "3.供电公司：对十二个台区增容。",
    ],
)
def test_orders_need_no_modal_verb(sentence):
    assert only_proposal(sentence).text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "县委把安全摆在突出位置。",
        "好消息一个接一个。",
        "群众给我打电话反映积水。",
        "由于天气原因，工期有所延长。",
        "据统计，全县共有茶企40家。",
        "一季度开工率排名第三。",
    ],
)
def test_what_only_looks_like_such_an_order_is_none(sentence):
    assert proposals(sentence) == ()


def test_who_is_called_everybody_weighs_less_than_a_named_office():
    named, everybody = proposals("县水利局要加强巡查，发现问题及时处理。\n各级各部门要加强巡查，发现问题及时处理。")
    assert named.confidence > everybody.confidence


def test_a_task_outranks_an_exhortation_that_names_somebody():
    task = only_proposal("县应急局要在3月15日前组织一次森林火灾扑救演练。")
    appeal = proposals("各乡镇要提高认识，加强领导，狠抓落实。")
    assert all(proposal.confidence < task.confidence for proposal in appeal)


@pytest.mark.parametrize(
    "sentence", ["主要河段的水位正在下降。", "这是重要的时间节点。", "应急物资库在城南。", "群众的需求各不相同。"]
)
def test_words_that_hold_a_modal_inside_them_demand_nothing(sentence):
    assert proposals(sentence) == ()


def test_a_heading_is_no_proposal_and_its_paragraph_says_so():
    assert proposals("一、要加强组织领导\n") == ()


def test_what_follows_a_semicolon_goes_on_demanding():
    text = "要因地制宜发展产业，山区3月底前确定一个主导品种；平原区推广稻渔种养，新建示范点20个。"
    assert [proposal.text for proposal in proposals(text)][-1].startswith("平原区")


def test_a_short_sentence_with_a_date_is_no_mere_theme_of_its_paragraph():
    first, *_ = proposals("到2027年底实现全覆盖；村村都要有一名水管员。")
    assert first.text == "到2027年底实现全覆盖；"


@pytest.mark.parametrize(
    "sentence",
    [
        "责任单位：县林业局、各国有林场。",
        "一个工地一名安全员，名单贴到大门口。",
        "水位一到警戒线就转移下游群众，一发现险情就上报。",
        "雨量达到60毫米立即转移。",
        "主管部门提前两天把材料送到县政府办。",
        "各乡镇连夜把人派到堤上去。",
        "管护的费用，从土地出让金里列支。",
        "卫健局今年春季开学前，给每所乡镇中学配一名校医。",
    ],
)
def test_orders_without_a_modal_verb_are_proposed(sentence):
    assert len(proposals(sentence)) == 1
