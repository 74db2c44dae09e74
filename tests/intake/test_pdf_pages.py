"""What a printer put around and upon the words of a page is no part of the speech."""

import pytest

from extraction.intake import open_document
from tests.intake.files.docx import put
from tests.intake.files.pages import (
    FOOT,
    HEAD,
    LEADING,
    LEFT,
    SIZE,
    TOP,
    Words,
    at,
    drawn,
    edge,
    set_out,
    with_edges,
    with_mark,
)

SPEECH = """在青禾县冬春火灾防控部署会上的讲话
同志们：
今天把大家请来，是因为入冬以来全县已经接连发生三起烧荒失火，虽然没有伤人，但暴露出的漏洞一个都不能放过。县应急局要会同县林业局在11月25日前对12个重点林区逐一过筛，发现的隔离带缺口当场登记、限时补齐，不得拖到腊月。
一、把看山的责任落到人
各乡镇要在10月底前把护林员的名单、地段和联系电话张榜公布，一个山头一个名字，谁的地段冒了烟就先问谁。县财政局要按每人每月1200元的标准足额安排补助，12月15日前拨付到位。
二、把火源管到田头
县农业农村局要在11月10日前完成秸秆回收点布设，全县不少于68个，覆盖九成以上的行政村。城关镇、柳溪镇要带头，每周五向县森林防火办公室报送进展情况。
三、把队伍拉得出去
县消防救援大队要牵头，在明年1月31日前组织两次夜间演练，县卫生健康局、县公安局配合。演练不打招呼、不搞彩排，结果在全县通报。"""
TITLE, *_ = SPEECH.split("\n")


def opened(tmp_path, pages, **more):
    return open_document(put(tmp_path, "speech.pdf", drawn(*pages, **more)))


def nothing(number: int) -> str:
    return ""


def always(words: str):
    return lambda number: words


CHINESE = "〇一二三四五六七八九十"
ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi"]
HEADS = {
    "the same words": always("青禾县人民政府办公室"),
    "words with the number of the page": lambda number: f"火灾防控部署会材料  第{number}页",
    "words with the day of printing": always("2026/10/8 15:04  讲话稿.docx"),
    "two in turns": lambda number: ["青禾县人民政府办公室", "冬春火灾防控部署会"][number % 2],
    "all but the first page": lambda number: "在部署会上的讲话" if number > 1 else "",
}
FEET = {
    "1/4": lambda number: f"{number}/4",
    "1 / 4": lambda number: f"{number} / 4",
    "- 1 -": lambda number: f"- {number} -",
    "— 1 —": lambda number: f"— {number} —",
    "·1·": lambda number: f"·{number}·",
    "第1页": lambda number: f"第{number}页",
    "第1页 共4页": lambda number: f"第{number}页 共4页",
    "第一页": lambda number: f"第{CHINESE[number]}页",
    "一": lambda number: CHINESE[number],
    "i": lambda number: ROMAN[number],
    "VIII": lambda number: ["", "VIII", "IX", "X", "XI", "XII", "XIII"][number],
    "Page 1 of 4": lambda number: f"Page {number} of 4",
    "from 17 on": lambda number: str(16 + number),
    "none on a cover": lambda number: f"- {number - 1} -" if number > 1 else "",
    "共4页 第1页": lambda number: f"共4页 第{number}页",
    "第1页（共4页）": lambda number: f"第{number}页（共4页）",
    "〔1〕": lambda number: f"〔{number}〕",
    "－ 1 －": lambda number: f"－ {number} －",
    "第一页，共四页": lambda number: f"第{CHINESE[number]}页，共四页",
    "１": lambda number: chr(ord("０") + number),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_running_head_is_left_out_and_said(tmp_path, head):
    document = opened(tmp_path, with_edges(set_out(SPEECH), head, nothing))
    assert document.text == SPEECH
    assert {note.key for note in document.notes} == {"lines_joined", "running_lines_left_out"}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_a_page_number_is_left_out_and_said(tmp_path, foot):
    document = opened(tmp_path, with_edges(set_out(SPEECH), nothing, foot))
    assert document.text == SPEECH
    assert {note.key for note in document.notes} == {"lines_joined", "page_numbers_left_out"}


def test_a_head_and_a_foot_with_the_number_are_left_out(tmp_path):
    pages = with_edges(
        set_out(SPEECH), always(TITLE), lambda number: f"https://qinghe.example/{number}.html  {number}/4"
    )
    document = opened(tmp_path, pages)
    assert document.text == SPEECH


@pytest.mark.parametrize("foot", ["青禾县人民政府办公室   {}", "{}   青禾县人民政府办公室", "材料之三 · {} · 会后收回"])
def test_a_foot_that_holds_a_number_among_words_is_left_out(tmp_path, foot):
    assert opened(tmp_path, with_edges(set_out(SPEECH), nothing, foot.format)).text == SPEECH


def test_a_head_in_letters_like_those_of_the_text_is_left_out(tmp_path):
    pages = [[Words("青禾县人民政府办公室", 217, TOP + LEADING), *page] for page in set_out(SPEECH)]
    assert opened(tmp_path, pages).text == SPEECH


def test_heads_of_chapters_are_left_out(tmp_path):
    pages = set_out(SPEECH, per_page=3)
    heads = ["部署会", "部署会", "责任", "责任", "火源", "队伍"]
    assert opened(tmp_path, with_edges(pages, lambda number: heads[min(number, 6) - 1], nothing)).text == SPEECH


def test_a_head_of_two_lines_is_left_out(tmp_path):
    pages = [[*page, *edge("内部材料", HEAD), *edge("会后收回", HEAD - 14)] for page in set_out(SPEECH)]
    assert opened(tmp_path, pages).text == SPEECH


def test_a_head_drawn_after_the_words_of_its_page_is_left_out(tmp_path):
    pages = [
        [*page, *edge("青禾县人民政府办公室", HEAD), *edge(f"{1 + number}", FOOT)]
        for number, page in enumerate(set_out(SPEECH))
    ]
    assert opened(tmp_path, pages).text == SPEECH


def test_a_number_at_left_and_right_in_turns_is_left_out(tmp_path):
    pages = [
        [*page, Words(f"— {number} —", [LEFT, 440][number % 2], FOOT, 14)]
        for number, page in enumerate(set_out(SPEECH), start=2)
    ]
    assert opened(tmp_path, pages).text == SPEECH


def test_a_speech_of_two_pages_loses_its_head_too(tmp_path):
    short = "\n".join(SPEECH.split("\n")[:5])
    pages = with_edges(set_out(short, per_page=7), always("青禾县人民政府办公室"), lambda number: f"- {number} -")
    assert len(pages) == 2
    assert opened(tmp_path, pages).text == short


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(["120", ""], id="on one page"),
        pytest.param(["120", "35"], id="that fall"),
        pytest.param(["35", "120"], id="that leap"),
        pytest.param(["3.5", "3.6"], id="with decimals"),
        pytest.param(["2026年", "2027年"], id="years"),
    ],
)
def test_a_figure_at_the_edge_that_does_not_count_the_pages_is_text(tmp_path, figures):
    pages = [
        [at(LEFT, row, "甲" * 27) for row in range(3)] + [at(LEFT, 3, figure)] * bool(figure) for figure in figures
    ]
    text = opened(tmp_path, pages).text
    assert all(figure in text for figure in figures)


STAYS = {
    "headings that count up at the head of pages": [
        ["一、加强领导", "甲乙丙丁。"],
        ["二、加强巡查", "戊己庚辛。"],
        ["三、加强问责", "壬癸。"],
    ],
    "a line that recurs in mid-page": [
        ["请示稿", "每周报送一次。", "甲乙丙丁。"],
        ["戊己", "庚辛。", "每周报送一次。", "子丑。"],
    ],
    "numbered items at the head of pages": [["1.县林业局要清理隔离带。", "甲。"], ["2.县水利局要检修泵站。", "乙。"]],
    "months at the head of pages": [["1月", "动员部署。"], ["2月", "排查整改。"], ["3月", "检查验收。"]],
    "one page alone": [["青禾县人民政府", "县林业局要清理隔离带。"]],
    "a title that two of five pages bear": [["讲话一", "甲。"], ["乙。"], ["丙。"], ["讲话一", "丁。"], ["戊。"]],
}


@pytest.mark.parametrize("pages", STAYS.values(), ids=STAYS)
def test_what_only_looks_like_a_head_or_foot_stays(tmp_path, pages):
    document = opened(tmp_path, [[at(LEFT, row, line) for row, line in enumerate(page)] for page in pages])
    assert document.text == "\n".join(line for page in pages for line in page)
    assert not document.notes


TURNED = Words("内部资料 注意保存", 150, 420, 48, turn=45, grey=0.8)
TILES = [Words("林某 2026-10-08", x, y, 12, turn=30, grey=0.85) for x in (90, 290) for y in (560, 640, 720)]
MARKS = {
    "turned": [TURNED],
    "turned, small": [Words("仅供会议使用", 250, 600, 16, turn=-30, grey=0.7)],
    "tiled": TILES,
    "upright, large, between the lines": [Words("内部资料", 130, TOP - 5.5 * LEADING, 60, grey=0.9)],
    "upright, of the size of the text": [Words("注意保存", 260, TOP - 2.5 * LEADING, SIZE, grey=0.8)],
}


@pytest.mark.parametrize("first", [True, False], ids=["drawn first", "drawn within"])
@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_a_watermark_is_left_out_and_said(tmp_path, marks, first):
    document = opened(tmp_path, with_mark(set_out(SPEECH), *marks, first=first))
    assert document.text == SPEECH
    assert {note.key for note in document.notes} == {"lines_joined", "watermarks_left_out"}


def test_a_turned_watermark_is_left_out_of_a_single_page(tmp_path):
    (page,) = set_out("\n".join(SPEECH.split("\n")[:3]), per_page=20)
    assert opened(tmp_path, with_mark([page], TURNED)).text == "\n".join(SPEECH.split("\n")[:3])


def test_a_large_pale_mark_drawn_within_a_single_page_is_left_out(tmp_path):
    (page,) = set_out("\n".join(SPEECH.split("\n")[:3]), per_page=20)
    mark = Words("内部资料 注意保存", 150, 300, 40, grey=0.85)
    assert opened(tmp_path, with_mark([page], mark)).text == "\n".join(SPEECH.split("\n")[:3])


def test_a_white_title_on_a_dark_ground_is_read(tmp_path):
    page = [Words(TITLE, 100, 780, 24, grey=1), *set_out(SPEECH, per_page=40)[0][1:]]
    assert opened(tmp_path, [page]).text == SPEECH


def test_words_that_run_up_the_margin_of_every_page_are_left_out(tmp_path):
    binding = Words("装订线", 30, 400, 10, turn=90)
    document = opened(tmp_path, with_mark(set_out(SPEECH), binding))
    assert document.text == SPEECH


def test_a_page_set_sideways_is_read(tmp_path):
    lines = ["县林业局要在11月5日前报送名单。", "县水利局要在11月9日前检修泵站。"]
    page = [Words(line, 200 + LEADING * row, 100, turn=90) for row, line in enumerate(lines)]
    document = opened(tmp_path, [page, [Words("散会。", 200, 100, turn=90)]])
    assert document.text.split("\n")[:2] == lines


def test_slanted_letters_are_read(tmp_path):
    def slanted(sheet):
        sheet.transform(1, 0, 0.3, 1, 0, 0)
        sheet.setFont("STSong-Light", SIZE)
        sheet.drawString(LEFT - 150, 500, "县林业局要在11月5日前报送名单。")

    assert "11月5日前" in opened(tmp_path, [[at(LEFT, 0, TITLE)]], after=slanted).text


def test_a_large_title_is_read(tmp_path):
    page = [Words("讲话", 200, TOP, 60), *[at(LEFT, row, "县林业局要报送名单。") for row in (3, 4)]]
    assert opened(tmp_path, [page, page[1:]]).text.startswith("讲话\n")


def test_a_head_in_the_letters_of_the_text_is_left_out_where_every_page_has_it_a_little_apart(tmp_path):
    pages = set_out(SPEECH)
    head = Words("青禾县冬春防火材料", LEFT, TOP + 1.25 * LEADING)
    assert len(pages) > 2
    assert opened(tmp_path, [[head, *page] for page in pages]).text == SPEECH


def test_what_recurs_in_the_letters_and_the_distance_of_the_text_stays(tmp_path):
    pages = [
        [at(LEFT, row, words) for row, words in enumerate(["承诺书", *["我单位保证按时整改。"] * 4])] for _ in range(3)
    ]
    assert opened(tmp_path, pages).text.count("承诺书") == 3
