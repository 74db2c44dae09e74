"""The cells of a table stay apart, as far as plain text with tabs can say."""

import pytest

from extraction.intake import open_document
from tests.intake.files.docx import put
from tests.intake.files.pages import LEFT, Words, at, drawn
from tests.intake.files.tables import printed

HEAD = ["序号", "任务", "责任单位", "完成时限"]
ROWS = [
    ["1", "完成12座小型水库除险加固，并向县政府常务会议作专题汇报", "县水利局", "2026年5月31日前"],
    ["2", "补齐林区隔离带缺口", "县林业局、县应急局、各有关乡镇人民政府", "2026年6月30日前"],
]


def told(rows):
    return "\n".join("\t".join(row) for row in rows)


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "table.pdf", data))


@pytest.mark.parametrize("style", ["GRID", "BOX and INNERGRID", "filled cells"])
def test_the_cells_of_a_ruled_table_stay_apart(tmp_path, style):
    document = opened(tmp_path, printed(["在工作会上的讲话", [HEAD, *ROWS], "散会。"], style))
    assert document.text == f"在工作会上的讲话\n{told([HEAD, *ROWS])}\n散会。"


def test_a_table_whose_lines_are_one_drawing_is_one(tmp_path):
    def ruled(sheet):
        path = sheet.beginPath()
        for y in (760, 730, 700):
            path.moveTo(70, y)
            path.lineTo(470, y)
        for x in (70, 270, 470):
            path.moveTo(x, 760)
            path.lineTo(x, 700)
        sheet.drawPath(path)

    page = [Words("任务", 80), Words("单位", 280), Words("检修泵站", 80, 710), Words("县水利局", 280, 710)]
    assert opened(tmp_path, drawn(page, after=ruled)).text == "任务\t单位\n检修泵站\t县水利局"


def test_a_table_set_sideways_stays_in_rows(tmp_path):
    def ruled(sheet):
        sheet.grid([100, 130, 160], [70, 270, 470])

    page = [
        Words("任务", 120, 80, turn=90),
        Words("单位", 120, 280, turn=90),
        Words("检修泵站", 150, 80, turn=90),
        Words("县水利局", 150, 280, turn=90),
    ]
    assert opened(tmp_path, drawn(page, after=ruled)).text == "任务\t单位\n检修泵站\t县水利局"


def test_paragraphs_of_a_cell_stay_apart(tmp_path):
    rows = [["检修泵站", "县水利局<br/>县财政局"], ["清理河道", "县住建局"]]
    assert opened(tmp_path, printed([rows])).text == "检修泵站\t县水利局 县财政局\n清理河道\t县住建局"


def test_names_in_a_cell_that_just_holds_them_stay_apart(tmp_path):
    def ruled(sheet):
        sheet.grid([74, 270, 340], [690, 730, 770])

    page = [
        Words("检修泵站", 80),
        Words("县水利局", 273, 750),
        Words("县财政局", 273, 735),
        Words("清理河道", 80, 705),
        Words("县住建局", 273, 705),
    ]
    assert opened(tmp_path, drawn(page, after=ruled)).text == "检修泵站\t县水利局 县财政局\n清理河道\t县住建局"


def test_columns_that_no_lines_part_are_at_least_not_joined_to_sentences(tmp_path):
    page = [
        *[Words(each, x) for each, x in zip(["任务", "责任单位", "完成时限"], [80, 260, 440], strict=True)],
        Words("检修泵站", 80, 712),
        Words("县水利局", 260, 712),
        Words("2026年5月", 440, 712),
        *[at(LEFT, row, "各单位要按照分工抓好落实并于每月底前报送进展情况，不得") for row in (2, 3)],
    ]
    text = opened(tmp_path, drawn(page)).text
    assert text.split("\n")[:2] == ["任务 责任单位 完成时限", "检修泵站 县水利局 2026年5月"]


def test_the_head_of_a_table_that_goes_on_is_told_once(tmp_path):
    rows = [[f"第{number}项", "县水利局"] for number in range(60)]
    document = opened(tmp_path, printed([[["任务", "单位"], *rows]], repeat=1))
    assert document.text == told([["任务", "单位"], *rows])
    assert "running_lines_left_out" in {note.key for note in document.notes}


def test_an_empty_cell_keeps_its_place(tmp_path):
    rows = [["1", "甲", "", "5月"], ["2", "", "乙", "6月"]]
    assert opened(tmp_path, printed([[HEAD, *rows]])).text == told([HEAD, *rows])


def test_a_table_over_two_pages_stays_in_rows(tmp_path):
    rows = [[str(number), "检修泵站并报送结果", "县水利局", f"{1 + number % 12}月15日前"] for number in range(1, 60)]
    assert opened(tmp_path, printed([[HEAD, *rows]])).text == told([HEAD, *rows])


def test_two_tables_of_a_page_stay_two(tmp_path):
    first, second = [["甲", "乙"], ["丙", "丁"]], [["一", "二", "三"], ["四", "五", "六"]]
    assert opened(tmp_path, printed([first, "其次：", second])).text == f"{told(first)}\n其次：\n{told(second)}"


def test_a_cell_that_goes_down_over_two_rows_counts_for_both(tmp_path):
    text = opened(tmp_path, printed([[["县水利局", "甲"], ["", "乙"]]], spans=[((0, 0), (0, 1))])).text
    assert text == "县水利局\t甲\n县水利局\t乙"


def test_a_cell_over_all_columns_is_a_row(tmp_path):
    rows = [["一、水利", "", ""], ["甲", "乙", "丙"]]
    text = opened(tmp_path, printed([rows], spans=[((0, 0), (2, 0))])).text
    assert text.split("\n")[0].strip() == "一、水利"
    assert text.split("\n")[1] == "甲\t乙\t丙"


def test_a_frame_around_the_words_is_no_table(tmp_path):
    def framed(sheet):
        sheet.rect(60, 600, 480, 180)

    lines = ["县水利局要检修泵站。", "县林业局要清理隔离带。"]
    document = opened(tmp_path, drawn([at(LEFT, row, line) for row, line in enumerate(lines)], after=framed))
    assert document.text == "\n".join(lines)


def test_an_underlined_word_is_no_table(tmp_path):
    def underlined(sheet):
        sheet.line(LEFT, 736, LEFT + 200, 736)
        sheet.line(LEFT, 708, LEFT + 200, 708)

    lines = ["县水利局要检修泵站。", "县林业局要清理隔离带。"]
    document = opened(tmp_path, drawn([at(LEFT, row, line) for row, line in enumerate(lines)], after=underlined))
    assert document.text == "\n".join(lines)


def test_words_set_apart_in_a_line_are_no_table(tmp_path):
    page = [Words("青禾县委书记", 80), Words("林某", 260), Words("县长", 80, 712), Words("柳某", 260, 712)]
    assert "\t" not in opened(tmp_path, drawn(page)).text
