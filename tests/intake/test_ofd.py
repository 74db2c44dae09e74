"""An OFD document comes in like a PDF: lines into sentences, cells apart, and nothing that nobody sees."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.ofd import NAMESPACE, lines_at_top, ofd_bytes, ofd_of, page, words
from tests.intake.files.words import ORDER, SECOND, TITLE


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "speech.ofd", data))


def refusal(tmp_path, data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, data)
    return caught.value


def keys(document) -> list[str]:
    return [note.key for note in document.notes]


def test_the_lines_of_all_pages_come_in_order(tmp_path):
    document = opened(tmp_path, ofd_bytes([TITLE, ORDER], [SECOND]))
    assert document.text == f"{TITLE}\n{ORDER}\n{SECOND}"
    assert (document.kind, document.encoding, document.notes) == ("ofd", "", ())


def test_objects_stand_where_they_are_drawn_not_where_they_are_written(tmp_path):
    assert opened(tmp_path, ofd_of(words(SECOND, 60) + words(ORDER, 40))).text == f"{ORDER}\n{SECOND}"


def test_a_line_of_several_objects_is_one_line(tmp_path):
    assert (
        opened(tmp_path, ofd_of(words("县林业局", 40) + words("要抓紧清理。", 40, x=45))).text == "县林业局要抓紧清理。"
    )


def test_a_sentence_broken_by_the_margin_is_joined(tmp_path):
    first = "县自然资源局要会同县林业局对全县重点林区的防火隔离带逐段排查，确保在10"
    second = "月20日前全部完成清理。"
    document = opened(tmp_path, ofd_bytes([first, second]))
    assert (document.text, keys(document)) == (first + second, ["lines_joined"])


def test_page_numbers_are_left_out_and_said(tmp_path):
    pages = [lines_at_top([line]) + words(f"— {n} —", 280, x=100) for n, line in enumerate((ORDER, SECOND), 1)]
    document = opened(tmp_path, ofd_of(*pages))
    assert document.text == f"{ORDER}\n{SECOND}"
    assert "page_numbers_left_out" in keys(document)


def test_cells_of_a_row_stay_apart(tmp_path):
    rows = [("任务", "牵头单位", "时限"), ("清理隔离带", "县林业局", "10月20日")]
    drawn = "".join(
        words(cell, 40 + 12 * down, x=25 + 55 * across)
        for down, row in enumerate(rows)
        for across, cell in enumerate(row)
    )
    assert opened(tmp_path, ofd_of(drawn)).text == "任务\t牵头单位\t时限\n清理隔离带\t县林业局\t10月20日"


@pytest.mark.parametrize("unseen", ['Visible="false"', 'Alpha="0"'])
def test_what_is_drawn_unseen_is_left_out_and_said(tmp_path, unseen):
    document = opened(tmp_path, ofd_of(words(ORDER, 40) + words("机密", 60, more=unseen)))
    assert (document.text, keys(document)) == (ORDER, ["hidden_left_out"])


def test_a_block_that_is_unseen_hides_what_it_holds(tmp_path):
    block = f"<ofd:PageBlock ID='5' Visible='false'>{words('机密', 60)}</ofd:PageBlock>"
    assert opened(tmp_path, ofd_of(words(ORDER, 40) + block)).text == ORDER


def test_white_text_is_left_out_and_said(tmp_path):
    white = "<ofd:FillColor Value='255 255 255'/>"
    document = opened(tmp_path, ofd_of(words(ORDER, 40) + words("机密", 60, inside=white)))
    assert (document.text, keys(document)) == (ORDER, ["hidden_left_out"])


def drawn_by_glyphs(characters: int, glyphs: int) -> str:
    """That these characters of the object are drawn by so many glyphs of its font."""
    numbers = " ".join(map(str, range(4, 4 + glyphs)))
    counts = f"CodePosition='0' CodeCount='{characters}' GlyphCount='{glyphs}'"
    return f"<ofd:CGTransform {counts}><ofd:Glyphs>{numbers}</ofd:Glyphs></ofd:CGTransform>"


def test_glyphs_without_characters_are_no_text_to_trust(tmp_path):
    # Drawn by numbers of glyphs (CGTransform), with characters for two of six only.
    glyphs = drawn_by_glyphs(6, 6)
    data = ofd_of("".join(words("防火", 40 + 10 * at, inside=glyphs) for at in range(9)))
    assert refusal(tmp_path, data).key == "NO_TEXT.scanned"


def test_a_few_glyphs_without_characters_are_said(tmp_path):
    glyphs = drawn_by_glyphs(3, 3)
    document = opened(tmp_path, ofd_of(lines_at_top([ORDER] * 9) + words("林", 200, inside=glyphs)))
    assert document.text.endswith("林\ufffd\ufffd")
    assert [note.params for note in document.notes if note.key == "signs_unknown"] == [{"count": 2}]


def test_a_glyph_for_several_characters_is_none_missing(tmp_path):
    # A ligature: two characters, one glyph; and the other way round.
    both = drawn_by_glyphs(2, 1)
    split = (
        "<ofd:CGTransform CodePosition='0' CodeCount='1' GlyphCount='2'><ofd:Glyphs>4 5</ofd:Glyphs></ofd:CGTransform>"
    )
    document = opened(tmp_path, ofd_of(words("fi", 40, inside=both) + words("é", 60, inside=split)))
    assert (document.text, document.notes) == ("fi\né", ())


def test_words_of_a_template_are_read(tmp_path):
    letterhead = "<ofd:TemplatePage ID='77' BaseLoc='Tpls/Tpl_0/Content.xml'/>"
    body = page(words(ORDER, 60)).replace("<ofd:Content>", "<ofd:Template TemplateID='77'/><ofd:Content>")
    data = ofd_of(
        "",
        document=letterhead,
        parts={
            "Doc_0/Pages/Page_0/Content.xml": body,
            "Doc_0/Tpls/Tpl_0/Content.xml": page(words("青禾县人民政府", 20)),
        },
    )
    assert opened(tmp_path, data).text == f"青禾县人民政府\n{ORDER}"


def test_a_page_of_a_picture_is_said(tmp_path):
    picture = "<ofd:ImageObject ID='4' Boundary='0 0 210 297' ResourceID='8'/>"
    document = opened(tmp_path, ofd_of(words(ORDER, 40), picture))
    assert [(note.key, note.params) for note in document.notes] == [("pages_without_text", {"pages": "2"})]


def test_annotations_are_left_out_and_said(tmp_path):
    looks = f"<ofd:Appearance>{words('批注', 50)}</ofd:Appearance>"
    note = f"<ofd:PageAnnot {NAMESPACE}><ofd:Annot ID='5' Type='Stamp'>{looks}</ofd:Annot></ofd:PageAnnot>"
    document = opened(tmp_path, ofd_bytes([ORDER], parts={"Doc_0/Annots/Page_0/Annotation.xml": note}))
    assert (document.text, keys(document)) == (ORDER, ["comments_left_out"])


def test_other_namespaces_and_paths_that_producers_write_are_read(tmp_path):
    from tests.intake.files.docx import rebuilt

    def bent(parts: dict) -> dict:
        return {
            name: part.replace(b"http://www.ofdspec.org/2016", b"http://www.ofdspec.org")
            for name, part in parts.items()
        }

    assert opened(tmp_path, rebuilt(ofd_bytes([ORDER]), bent)).text == ORDER


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(
            ofd_of("<ofd:ImageObject ID='4' Boundary='0 0 9 9' ResourceID='8'/>"), "NO_TEXT.scanned", id="a scan"
        ),
        pytest.param(ofd_of(""), "NO_TEXT", id="an empty page"),
        pytest.param(ofd_bytes([ORDER])[:-100], "DAMAGED", id="cut off"),
        pytest.param(ofd_bytes([ORDER], parts={"OFD.xml": "<x/>"}), "DAMAGED", id="no document"),
        pytest.param(
            ofd_bytes([ORDER], parts={"Doc_0/Pages/Page_0/Content.xml": "<ofd:Page"}), "DAMAGED", id="a torn page"
        ),
        pytest.param(ofd_bytes([ORDER], parts={"Encryptions.xml": "<x/>"}), "ENCRYPTED", id="a password"),
        pytest.param(ofd_bytes([ORDER], parts={"../evil.xml": "<x/>"}), "DAMAGED.paths", id="an entry outside"),
        pytest.param(
            ofd_bytes([ORDER], parts={"OFD.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}),
            "DAMAGED.doctype",
            id="doctype",
        ),
        pytest.param(ofd_bytes(*[[ORDER]] * 501), "TOO_MANY_PARTS.pages", id="too many pages"),
        pytest.param(ofd_of("<a/>" * 700_000), "TOO_BIG_INSIDE.complex", id="a bomb of elements"),
    ],
)
def test_a_hostile_document_is_refused_with_its_code(tmp_path, data, key):
    assert refusal(tmp_path, data).key == key


def test_words_recognised_under_a_scan_are_its_text(tmp_path):
    picture = "<ofd:ImageObject ID='4' Boundary='0 0 210 297' ResourceID='8'/>"
    document = opened(tmp_path, ofd_of(picture + words(ORDER, 40, more='Alpha="0"')))
    assert (document.text, document.notes) == (ORDER, ())


def test_white_words_on_a_band_can_be_seen(tmp_path):
    band = "<ofd:PathObject ID='4' Boundary='0 30 210 20' Fill='true'/>"
    white = "<ofd:FillColor Value='255 255 255'/>"
    document = opened(tmp_path, ofd_of(band + words(TITLE, 40, inside=white) + words(ORDER, 60)))
    assert document.text == f"{TITLE}\n{ORDER}"


def test_attachments_are_left_out_and_said(tmp_path):
    listed = f"<ofd:Attachments {NAMESPACE}><ofd:Attachment ID='1' Name='附件'/></ofd:Attachments>"
    document = opened(tmp_path, ofd_bytes([ORDER], parts={"Doc_0/Attachs/Attachments.xml": listed}))
    assert (document.text, keys(document)) == (ORDER, ["chunks_left_out"])


def test_a_running_head_is_left_out_and_said(tmp_path):
    texts = [
        [TITLE, "同志们：", "一、总体要求"],
        [ORDER, "二、重点任务", "三、保障措施"],
        [SECOND, "四、督查", "五、考核"],
    ]
    pages = [words("青禾县人民政府办公室", 12, x=80) + lines_at_top(lines) for lines in texts]
    document = opened(tmp_path, ofd_of(*pages))
    assert document.text.splitlines() == [line for lines in texts for line in lines]
    assert keys(document) == ["running_lines_left_out"]


def test_a_line_that_is_set_in_begins_a_paragraph(tmp_path):
    full = "县自然资源局要会同县林业局对全县重点林区的防火隔离带逐段排查并建立台账。"
    lines = words(full, 30) + words("县水利局要在十一月五日前完成取水点排查。", 40, x=35) + words(full, 50)
    assert opened(tmp_path, ofd_of(lines)).text.splitlines()[1].startswith("县水利局")
