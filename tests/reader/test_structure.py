"""How a text is cut: lines, sentences, clauses, headings."""

import pytest

from extraction.reader import shipped
from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.clauses import LONGEST, clauses
from extraction.reader.layout.headings import enumerator, is_heading_line
from extraction.reader.layout.noise import noise_reason
from extraction.reader.layout.sentences import LONGEST as LONGEST_SENTENCE
from extraction.reader.layout.sentences import sentences
from extraction.reader.layout.spans import Span
from extraction.reader.rulebook.masks import fold
from tracker.lookalikes import ORDINARY


def whole(text):
    return Span(0, len(text))


def words(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_a_block_is_a_line_without_its_white_space():
    text = "\u3000\u3000第一段。  \n\n \t\n第二段。"
    assert words(text, blocks(text, 0, len(text))) == ["第一段。", "第二段。"]


def test_sentences_end_at_chinese_and_western_stops_and_at_semicolons():
    text = "清淤河道；修好闸门。谁来查？马上查！查完报告"
    assert words(text, sentences(text, whole(text))) == ["清淤河道；", "修好闸门。", "谁来查？", "马上查！", "查完报告"]


def test_a_point_between_han_characters_ends_a_sentence():
    text = "一.清淤河道3.5公里.各村修好闸门.（二）备足沙袋."
    assert words(text, sentences(text, whole(text))) == ["一.清淤河道3.5公里.", "各村修好闸门.", "（二）备足沙袋."]


def test_headings_and_paragraphs_show_where_line_ends_were_lost():
    text = "二、备足物资 每库五百条沙袋。（一）抓好排查（二）修好闸门　　各村今晚报名单"
    assert words(text, sentences(text, whole(text))) == [
        "二、备足物资",
        "每库五百条沙袋。",
        "（一）抓好排查",
        "（二）修好闸门",
        "各村今晚报名单",
    ]


def test_a_number_inside_a_name_is_no_lost_heading():
    text = "全县小（一）型水库全部空库迎汛。"
    assert words(text, sentences(text, whole(text))) == [text]


def test_a_closing_quotation_mark_stays_with_the_sentence_it_closes():
    text = "他说：“堤要守住。”大家要记牢。"
    assert words(text, sentences(text, whole(text))) == ["他说：“堤要守住。”", "大家要记牢。"]


def test_a_sentence_inside_an_open_quotation_is_known_as_quoted():
    text = "他说：“堤要守住。人要转移。”大家要记牢。"
    assert [sentence.quoted for sentence in sentences(text, whole(text))] == [False, True, False]


def test_clauses_are_not_cut_inside_quotation_marks_brackets_or_numbers():
    text = "落实“早发现，早报告”制度，储备沙袋1,200条（含编织袋，麻袋），月底前完成"
    assert words(text, clauses(text, 0, len(text))) == [
        "落实“早发现，早报告”制度",
        "储备沙袋1,200条（含编织袋，麻袋）",
        "月底前完成",
    ]


def test_a_clause_without_any_mark_is_capped():
    text = "堤" * (2 * LONGEST + 5)
    assert [span.end - span.start for span in clauses(text, 0, len(text))] == [LONGEST, LONGEST, 5]


def test_a_sentence_without_end_is_cut_behind_a_comma():
    text = "由县水利局牵头，" * 1000
    found = words(text, sentences(text, whole(text)))
    assert "".join(found) == text
    assert all(len(sentence) <= LONGEST_SENTENCE and sentence.endswith("，") for sentence in found)


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("一、压实责任", 1),
        ("第二，抓排查", 1),
        ("第三件事，抓整改", 1),
        ("（三）抓整改", 2),
        ("(3)抓整改", 3),
        ("4．抓整改", 3),
        ("1、9月底前抓整改", 3),
        ("5.2027年前抓整改", 3),
        ("一是抓整改", 4),
        ("壹、压实责任", 1),
        ("第十二条 抓排查", 1),
        ("㈢抓整改", 2),
        ("⑶抓整改", 3),
        ("A．抓整改", 5),
        ("(ii) 抓整改", 5),
        ("• 抓整改", 5),
        ("- 抓整改", 5),
    ],
)
def test_enumerators_have_ranks_from_outside_in(line, rank):
    assert enumerator(line, 0, len(line)).rank == rank


@pytest.mark.parametrize("line", ["1. 抓整改", "（一）　抓整改", "一、\t抓整改", "• 抓整改", "①抓整改"])
def test_what_an_enumerator_numbers_begins_behind_the_blanks(line):
    number = enumerator(line, 0, len(line))
    assert line[number.end :] == "抓整改"


@pytest.mark.parametrize(
    "line",
    [
        "一些地方还有积水",
        "第三方机构要到场",
        "3.5公里河道",
        "2026年的任务",
        "7、8月份雨水多",
        "第一条河道",
        "A级景区",
        "-5度",
    ],
)
def test_words_that_only_look_like_enumerators_are_none(line):
    assert enumerator(line, 0, len(line)) is None


def test_a_short_numbered_line_is_a_heading_and_a_whole_paragraph_is_not():
    heading, paragraph = "（二）守牢山洪灾害防线", "（二）守牢山洪灾害防线。各村要落实叫应责任人，今晚报名单。"
    task = "2.供水公司：改造老城区管网。"
    assert is_heading_line(heading, whole(heading))
    assert not is_heading_line(task, whole(task))
    assert not is_heading_line(paragraph, whole(paragraph))


@pytest.mark.parametrize(
    "line",
    [
        "- 12 -",
        "第3页 共9页",
        "此处内容需要权限查看",
        "上一篇：某地召开会议",
        "版权声明：文稿来自网友，七日内可申请删除。",
        "＊＊＊＊＊＊",
        "20.57KB",
        "P12",
        "VIP专免",
        "【打印】【关闭】",
        "首页 > 领导讲话 > 县长在防汛会上的讲话",
        "(未完,全文共3120字,当前显示600字)",
        "……(省略826字,正式会员可完整阅读)",
        "预览结束,免费获取全文请扫码联系老师!",
        "标签：防汛 讲话",
        "[标签:标题] @page { margin: 1in } p { line-height: 115% }",
        "错误!未定义书签。",
        "（本文仅供学习参考，请于下载后24小时内删除）",
        "本文由网友上传",
    ],
)
def test_lines_of_noise_are_recognised_with_a_reason(line):
    assert noise_reason(line, fold(line), whole(line), shipped())


@pytest.mark.parametrize(
    "line",
    [
        "一、排查要全面",
        "各村要在村口张贴公告",
        "同志们：",
        "（二）规范信息发布时间",
        "各村要在微信群里推送预警信息",
        "（三）推行扫码入企",
        "还有30%的企业没有整改",
    ],
)
def test_lines_of_the_speech_are_no_noise(line):
    assert noise_reason(line, fold(line), whole(line), shipped()) == ""


def test_every_look_alike_is_folded_to_its_character():
    signs = "".join(ORDINARY)

    assert fold(signs) == fold("".join(ORDINARY.values()))
    assert not set(fold(signs)) & set(signs)
