"""A PDF comes in as the lines its author wrote, not the lines the page shows."""

from unicodedata import east_asian_width

import pytest

from extraction.intake import IntakeError, open_document
from extraction.intake.pdf.edges import without_edges
from extraction.intake.pdf.joining import joined
from extraction.intake.pdf.lines import Line
from extraction.intake.pdf.signs import Sign
from extraction.intake.pdf.writing import ordinary
from tests.intake.files.docx import put
from tests.intake.files.pdf import (
    pdf_bytes,
    pdf_with_content,
    pdf_with_looping_pages,
    protected_pdf,
    scanned_pdf,
)
from tests.intake.files.words import ORDER, SECOND, TITLE

BROKEN = ["各乡镇每周至少开展一次巡山，发现火情立即处置，并于每月", "30日前向县护林防火办公室报送情况。"]


def set_in_lines(texts: list[str], page: int = 0) -> list[Line]:
    """Lines that begin at one margin, one below the other, as a program sets them that knows how wide signs are."""
    widths = [[12 if east_asian_width(sign) in "WFA" else 6 for sign in text] for text in texts]
    return [
        Line(
            tuple(
                Sign(sign, 72 + sum(each[:place]), 780 - 20 * row, 72 + sum(each[: place + 1]), 12)
                for place, sign in enumerate(text)
            ),
            page,
        )
        for row, (text, each) in enumerate(zip(texts, widths, strict=True))
    ]


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "speech.pdf", data))


def test_a_sentence_broken_over_lines_is_one_line_again(tmp_path):
    document = opened(tmp_path, pdf_bytes([TITLE, *BROKEN]))
    assert document.text == f"{TITLE}\n{''.join(BROKEN)}"
    assert [(note.key, note.params) for note in document.notes] == [("lines_joined", {"count": 1})]


def test_a_sentence_broken_over_pages_is_one_line_again(tmp_path):
    document = opened(tmp_path, pdf_bytes([TITLE, BROKEN[0], "— 1 —"], [BROKEN[1], "— 2 —"]))
    assert document.text == f"{TITLE}\n{''.join(BROKEN)}"
    assert {note.key for note in document.notes} == {"lines_joined", "page_numbers_left_out"}


def test_radicals_are_read_as_the_characters_they_look_like(tmp_path):
    document = opened(tmp_path, pdf_bytes(["县林业局要在10⽉20⽇前完成清理。"]))
    assert document.text.strip() == "县林业局要在10月20日前完成清理。"
    assert [(note.key, note.params) for note in document.notes] == [("radicals_mapped", {"count": 2})]


def test_an_item_numbered_by_a_radical_opens_a_line_all_the_same(tmp_path):
    lines = ["甲" * 30, "⼆、加强巡山"]
    assert opened(tmp_path, pdf_bytes(lines)).text == "甲" * 30 + "\n二、加强巡山"


def test_radicals_without_a_decomposition_are_mapped_too():
    assert ordinary("县⻓说⺠生和⻛险") == ("县长说民生和风险", 3)


def test_a_radical_is_read_as_the_simplified_character_it_looks_like():
    assert ordinary("入⼾走访") == ("入户走访", 1)


def test_mapping_radicals_moves_no_other_character():
    assert ordinary("①Ａ㎡１２月") == ("①Ａ㎡１２月", 0)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([TITLE, "同志们：", "今天开会。"], id="short lines"),
        pytest.param(["甲" * 30, "（2026年10月8日）"], id="a day in brackets"),
        pytest.param([ORDER * 2, "甲" * 60], id="a sentence that ends before the margin"),
        pytest.param(["甲" * 30, "一、提高认识" + "乙" * 20], id="an item after a full line"),
        pytest.param(["甲" * 30, "\u3000\u3000乙"], id="an indented paragraph"),
        pytest.param(["张三", "李四", "王五"], id="a list of names"),
    ],
)
def test_lines_their_author_ended_stay_apart(lines):
    assert joined(set_in_lines(lines)) == ("\n".join(lines), 0)


@pytest.mark.parametrize("end", ["。", "；", "”", "，", ""])
def test_a_paragraph_goes_on_after_whatever_stands_at_the_margin(end):
    line = "甲" * (40 - len(end)) + end
    assert joined(set_in_lines([line, "乙" * 30 + "。"])) == (line + "乙" * 30 + "。", 1)


def test_latin_words_keep_a_space_where_lines_are_joined():
    assert joined(set_in_lines(["a" * 60 + " work", "safety"]))[0].endswith("work safety")


def test_a_number_broken_over_lines_is_one_number_again():
    assert joined(set_in_lines(["甲" * 30 + "20", "26年"]))[0].endswith("2026年")


@pytest.mark.parametrize("figure", ["1.5亿元。", "12.5公里以上", "2.3个百分点"])
def test_a_figure_that_the_margin_cut_off_is_no_item(figure):
    assert joined(set_in_lines(["甲" * 30, figure])) == ("甲" * 30 + figure, 1)


@pytest.mark.parametrize("item", ["2.2026年完成", "1.5月底前上报", "3.加强值守", "12、完成整改"])
def test_an_item_that_begins_with_a_day_stays_apart(item):
    assert joined(set_in_lines(["甲" * 30, item])) == ("甲" * 30 + "\n" + item, 0)


@pytest.mark.parametrize("number", ["{}", "- {} -", "— {} —", "第{}页", "第 {} 页 共 9 页"])
def test_page_numbers_are_left_out_at_head_and_foot(number):
    for head in (True, False):
        numbered = [[number.format(11 + page)] for page in range(2)]
        pages = [[*each, "青禾县", "县长"] if head else ["青禾县", "县长", *each] for each in numbered]
        edges = without_edges([set_in_lines(lines, page) for page, lines in enumerate(pages)])
        assert [[line.text for line in page] for page in edges.pages] == [["青禾县", "县长"]] * 2
        assert edges.numbers == 2


@pytest.mark.parametrize("line", ["2026年", "一、", "12.5%", "第一章", "3名"])
def test_a_last_line_that_is_no_page_number_stays(line):
    edges = without_edges([set_in_lines(["青禾县", line])])
    assert [each.text for each in edges.pages[0]] == ["青禾县", line]


def test_pages_without_text_among_others_are_named(tmp_path):
    document = opened(tmp_path, pdf_bytes([ORDER], [], [SECOND], []))
    assert [str(note) for note in document.notes] == ["Pages without text, perhaps pictures: 2, 4."]


def test_a_page_tree_that_holds_itself_is_read_once(tmp_path):
    assert opened(tmp_path, pdf_with_looping_pages()).text == "青禾县"


HOSTILE = {
    "scan": (scanned_pdf, "NO_TEXT.scanned"),
    "blank page": (lambda: pdf_bytes([]), "NO_TEXT"),
    "password": (lambda: protected_pdf(ORDER), "ENCRYPTED"),
    "header only": (lambda: b"%PDF-1.4\n", "DAMAGED"),
    "cut off in its last part": (lambda: pdf_bytes([ORDER])[:-60], "DAMAGED"),
    "cut in half": (lambda: pdf_bytes([ORDER])[:700], "DAMAGED"),
    "no pdf at all": (lambda: ORDER.encode(), "WRONG_TYPE.content"),
    "too many pages": (lambda: pdf_bytes(*[["页"]] * 501), "TOO_MANY_PARTS.pages"),
}


@pytest.mark.parametrize(("build", "key"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_pdf_is_refused_with_its_reason(tmp_path, build, key):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, build())
    assert caught.value.key == key


A_PAGE_OF_SIGNS = b"".join(b"1 0 0 1 72 %d Tm <%s> Tj\n" % (780 - 14 * row, b"4e00" * 40) for row in range(50))


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"BT /F2 12 Tf\n" + A_PAGE_OF_SIGNS * 1500 + b"ET", id="three million signs"),
        pytest.param(b" " * 700_000_000, id="700 MB of spaces"),
        pytest.param(b"q " * 3_000_000, id="three million states"),
    ],
)
def test_a_pdf_that_swells_is_stopped(tmp_path, content):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, pdf_with_content(content))
    assert caught.value.code in {"TOO_SLOW", "TOO_BIG_INSIDE"}
