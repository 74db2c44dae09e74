"""The lines of a page are joined where its author went on, and nowhere else."""

import pytest

from extraction.intake import open_document
from tests.intake.files.docx import put
from tests.intake.files.pages import LEFT, SIZE, at, drawn, set_out

TITLE = "在青禾县项目推进会上的讲话"
FULL = "县交通局要会同县财政局抓紧落实农村公路改造的配套资金共计"  # 28 signs


def opened(tmp_path, pages):
    return open_document(put(tmp_path, "speech.pdf", drawn(*pages)))


@pytest.mark.parametrize(
    "rest",
    [
        "1.5亿元，6月底前到位。",
        "3.2%以上的养护费用。",
        "2.8万亩的占地补偿。",
        "0.6个百分点的贴息。",
        "12.5公里的路段所需。",
        "2026.10.8前全部付清。",
    ],
)
def test_a_figure_that_begins_a_line_is_no_item(tmp_path, rest):
    assert opened(tmp_path, [[at(LEFT, 0, FULL), at(LEFT, 1, rest)]]).text == FULL + rest


@pytest.mark.parametrize("end", "。；：！")
@pytest.mark.parametrize(
    "item",
    [
        "2.3月底前完成改造。",
        "1.5个乡镇要先行一步。",
        "3.加快办理。",
        "（二）加快办理。",
        "二、加快办理",
        "第二，加快办理。",
    ],
)
def test_an_item_after_the_end_of_a_sentence_is_an_item(tmp_path, end, item):
    before = FULL[:-1] + end
    assert opened(tmp_path, [[at(LEFT, 0, before), at(LEFT, 1, item)]]).text == f"{before}\n{item}"


@pytest.mark.parametrize(
    "item", ["3.加快办理用地手续。", "（二）加快办理。", "二、加快办理", "第二，加快办理。", "①加快办理。"]
)
def test_an_item_after_a_full_line_is_an_item(tmp_path, item):
    assert opened(tmp_path, [[at(LEFT, 0, FULL), at(LEFT, 1, item)]]).text == f"{FULL}\n{item}"


def test_a_paragraph_that_fills_its_last_line_ends_there(tmp_path):
    filling = "县住建局要在8月底前完成老旧小区管网改造，县城管局配合，每月末报送" + "进展" * 9 + "。"
    text = f"{TITLE}\n{filling[:52]}\n{filling}"
    assert len(filling) == 25 + 27
    assert opened(tmp_path, set_out(text)).text == text


def test_a_paragraph_goes_on_over_a_page_after_a_comma(tmp_path):
    text = f"{TITLE}\n" + "县住建局要在8月底前完成老旧小区管网改造，" * 12
    assert opened(tmp_path, set_out(text, per_page=4)).text == text


def test_a_short_last_line_of_a_page_ends_its_paragraph(tmp_path):
    pages = [[at(LEFT, 0, TITLE), at(LEFT + 2 * SIZE, 1, "同志们：")], [at(LEFT + 2 * SIZE, 0, "今天开会。")]]
    assert opened(tmp_path, pages).text == f"{TITLE}\n同志们：\n今天开会。"


def test_where_each_line_is_a_paragraph_one_that_fills_its_line_is_one_too(tmp_path):
    duty = "县交通局要在{}月底前完成农村公路改造。"
    full = "县交通局要会同县财政局抓紧落实农村公路改造的配套资金。"
    lines = [duty.format(month) if month % 4 else full for month in range(1, 13)]
    page = [at(LEFT, row, line) for row, line in enumerate(lines)]
    assert opened(tmp_path, [page]).text.split("\n") == lines
