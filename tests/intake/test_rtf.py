"""Rich text comes in as its reader sees it; much of what is called .doc is this."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.rtf import HEAD, in_bytes, in_numbers, rtf_bytes
from tests.intake.files.words import ORDER, SECOND, TITLE


def body(tmp_path, rtf: str, head: str = HEAD):
    return open_document(put(tmp_path, "speech.rtf", rtf_bytes(rtf, head)))


def keys(document) -> list[str]:
    return [note.key for note in document.notes]


@pytest.mark.parametrize("written", [in_bytes, in_numbers])
def test_each_paragraph_becomes_a_line(tmp_path, written):
    document = body(tmp_path, r"\pard " + r"\par ".join(written(line) for line in (TITLE, "", ORDER, SECOND)) + r"\par")
    assert document.text == f"{TITLE}\n\n{ORDER}\n{SECOND}"
    assert (document.kind, document.encoding, document.notes) == ("rtf", "", ())


def test_a_line_of_the_file_is_no_line_of_the_text(tmp_path):
    assert body(tmp_path, in_bytes("县林") + "\r\n" + in_bytes("业局")).text == "县林业局"


def test_bytes_are_read_in_the_code_page_of_their_font(tmp_path):
    # Word writes quotation marks in a western font, in the middle of Chinese.
    text = r"\f0 " + in_bytes("开展") + r"\f1\'93\f0 " + in_bytes("百日攻坚") + r"\f1\'94\f0 " + in_bytes("行动")
    assert body(tmp_path, text).text == "开展“百日攻坚”行动"


def test_a_character_whose_bytes_stand_half_as_a_letter_is_whole(tmp_path):
    # 俊 is BF A1; 乗 is 81 5C, whose second byte is the backslash; 乣 is 81 60.
    assert body(tmp_path, r"\f0 \'bf\'a1\'81\'5c\'81`").text == "俊乗乣"


def test_a_character_beyond_the_first_plane_is_one(tmp_path):
    assert body(tmp_path, in_numbers("𠮷某")).text == "𠮷某"


@pytest.mark.parametrize(("skip", "fallback"), [(0, ""), (1, "?"), (2, r"\'bf\'bf"), (3, "abc")])
def test_what_older_programs_would_show_is_skipped(tmp_path, skip, fallback):
    assert (
        body(tmp_path, rf"\uc{skip} " + "".join(rf"\u{ord(sign)}{fallback or ' '}" for sign in "县长")).text == "县长"
    )


def test_how_much_is_skipped_ends_with_its_group(tmp_path):
    assert body(tmp_path, r"{\uc0\u21439 }\u38271?").text == "县长"


def test_signs_by_name(tmp_path):
    assert body(tmp_path, r"a\emdash b\lquote c\rquote\ldblquote d\rdblquote\~e\_f\-g\{h\}\\\line i\tab j").text == (
        "a—b‘c’“d”\xa0e-fg{h}\\\ni\tj"
    )


def test_deleted_words_go_and_inserted_ones_stay(tmp_path):
    text = (
        in_bytes("要在")
        + r"{\deleted "
        + in_bytes("9月底")
        + r"}{\revised "
        + in_bytes("10月20日")
        + "}"
        + in_bytes("前")
    )
    document = body(tmp_path, text)
    assert (document.text, keys(document)) == ("要在10月20日前", ["changes_applied"])


@pytest.mark.parametrize("off", [r"\deleted0 ", r"\plain "])
def test_deletion_ends_where_it_is_switched_off(tmp_path, off):
    assert body(tmp_path, in_bytes("甲") + r"\deleted " + in_bytes("乙") + off + in_bytes("丙")).text == "甲丙"


def test_hidden_text_is_left_out_and_said(tmp_path):
    document = body(tmp_path, in_bytes("甲") + r"{\v " + in_bytes("机密") + r"}\v\v0 " + in_bytes("乙"))
    assert (document.text, keys(document)) == ("甲乙", ["hidden_left_out"])


def test_white_text_is_left_out_and_said(tmp_path):
    colours = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    document = body(
        tmp_path, colours + in_bytes("甲") + r"{\cf1 " + in_bytes("机密") + r"}{\cf2 " + in_bytes("乙") + "}"
    )
    assert (document.text, keys(document)) == ("甲乙", ["hidden_left_out"])


def test_white_text_on_colour_can_be_seen(tmp_path):
    colours = r"{\colortbl;\red255\green255\blue255;\red192\green0\blue0;}"
    assert body(tmp_path, colours + r"{\cf1\chcbpat2 " + in_bytes("乙") + "}").text == "乙"


def test_a_field_gives_what_it_shows(tmp_path):
    field = r'{\field{\*\fldinst HYPERLINK "http://a.example"}{\fldrslt ' + in_bytes("通知") + "}}"
    assert body(tmp_path, in_bytes("见") + field).text == "见通知"


def test_a_table_stands_row_by_row(tmp_path):
    def row(*cells: str) -> str:
        return r"\trowd\cellx1\cellx2 \pard\intbl " + "".join(in_bytes(cell) + r"\cell " for cell in cells) + r"\row "

    text = in_bytes("分工：") + r"\par " + row("任务", "单位") + row("清理", "县林业局") + r"\pard " + in_bytes("完")
    assert body(tmp_path, text).text == "分工：\n任务\t单位\n清理\t县林业局\n完"


def test_a_cell_of_several_paragraphs_stays_in_its_row(tmp_path):
    text = (
        r"\trowd\pard\intbl " + in_bytes("一") + r"\par " + in_bytes("二") + r"\cell " + in_bytes("三") + r"\cell\row"
    )
    assert body(tmp_path, text).text == "一 二\t三"


def test_a_table_of_one_cell_is_layout_and_keeps_its_paragraphs(tmp_path):
    text = (
        r"\trowd\cellx9000\pard\intbl "
        + in_bytes("一")
        + r"\par "
        + in_bytes("二")
        + r"\cell\row\pard "
        + in_bytes("三")
    )
    assert body(tmp_path, text).text == "一\n二\n三"


@pytest.mark.parametrize(
    ("group", "key"),
    [
        (r"{\footnote ", "footnotes_left_out"),
        (r"{\*\annotation ", "comments_left_out"),
        (r"{\header ", "headers_left_out"),
        (r"{\footerf ", "headers_left_out"),
        (r"{\shp{\*\shpinst{\shptxt ", "boxes_left_out"),
    ],
)
def test_what_stands_beside_the_text_is_left_out_and_said(tmp_path, group, key):
    closing = "}" * group.count("{")
    document = body(tmp_path, in_bytes(ORDER) + group + in_bytes("旁文") + closing)
    assert (document.text, keys(document)) == (ORDER, [key])


def test_what_is_no_text_says_nothing(tmp_path):
    groups = r"{\info{\title \'bc\'d7}}{\stylesheet{\s0 Normal;}}{\*\unknown \'bc\'d7}{\pict\wmetafile8 0102ff}"
    document = body(tmp_path, groups + in_bytes(ORDER))
    assert (document.text, document.notes) == (ORDER, ())


def test_bytes_of_a_picture_are_passed_over_whatever_they_hold(tmp_path):
    data = HEAD.encode() + rb"{\pict\bin5 {}\par}" + in_bytes(ORDER).encode() + b"}"
    data = data.replace(rb"{}\par", rb"{{}}\ ")
    assert open_document(put(tmp_path, "speech.rtf", data)).text == ORDER


def test_a_number_that_is_written_as_text_stays(tmp_path):
    # \listtext holds the number as it is printed, for programs that know no lists: it is part of what is seen.
    number = r"{\listtext\pard\plain " + in_bytes("一、") + r"\tab}"
    assert body(tmp_path, number + in_bytes(ORDER)).text == f"一、{ORDER}"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(rtf_bytes(""), "NO_TEXT", id="no words"),
        pytest.param(rtf_bytes(in_bytes(ORDER))[:-60], "DAMAGED", id="cut off"),
        pytest.param(rtf_bytes("{" * 100_000 + in_bytes(ORDER) + "}" * 100_000), "DAMAGED", id="deep nesting"),
        pytest.param(rtf_bytes(in_bytes(ORDER) + r"{\object\objemb{\*\objdata 0105}}"), "NOT_ALLOWED", id="object"),
    ],
)
def test_a_hostile_document_is_refused_with_its_code(tmp_path, data, code):
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, "speech.rtf", data))
    assert caught.value.code == code


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path):
    def row(merge: str, *cells: str) -> str:
        described = rf"\trowd\{merge}\cellx1\cellx2 \pard\intbl "
        return described + "".join(in_bytes(cell) + r"\cell " for cell in cells) + r"\row "

    text = row("clvmgf", "县林业局", "清理") + row("clvmrg", "", "巡山") + row("clbrdrt", "", "值守")
    assert body(tmp_path, text).text == "县林业局\t清理\n县林业局\t巡山\n\t值守"


def test_a_program_that_names_no_chinese_font_is_understood(tmp_path):
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset0 Arial;}}"
    assert body(tmp_path, r"\f0 " + in_bytes(ORDER), head).text == ORDER


def test_a_star_inside_a_group_hides_nothing(tmp_path):
    assert body(tmp_path, r"{\i0\*\cs7\cf0 " + in_bytes(ORDER) + "}").text == ORDER


def test_signs_of_a_font_of_signs_are_said_to_be_unknown(tmp_path):
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f2\fcharset2 Wingdings;}}"
    document = body(tmp_path, r"{\f2 \'fe}\f0 " + in_bytes(ORDER), head)
    assert document.text == f"\ufffd{ORDER}"
    assert [(note.key, note.params) for note in document.notes] == [("signs_unknown", {"count": 1})]


def test_a_bullet_is_no_number(tmp_path):
    assert body(tmp_path, r"{\listtext\pard\plain\f1 \'b7\tab}" + in_bytes(ORDER)).text == ORDER


@pytest.mark.parametrize("bullet", ["o", r"\'a7", "l", r"\'d8"])
def test_a_bullet_that_is_a_letter_of_its_font_is_no_number(tmp_path, bullet):
    assert body(tmp_path, rf"{{\listtext\pard\plain\f1 {bullet}\tab}}" + in_bytes(ORDER)).text == ORDER


def test_a_number_does_not_grow_into_a_figure(tmp_path):
    number = r"{\listtext\pard\plain 1.\tab}"
    assert body(tmp_path, number + in_bytes("5个乡镇要先行一步。")).text == "1. 5个乡镇要先行一步。"
