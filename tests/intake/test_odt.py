"""An OpenDocument text comes in as its reader sees it, like a Word document."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.odt import hidden, odt_bytes, paragraphs
from tests.intake.files.words import ORDER, SECOND, TITLE


def body(tmp_path, xml: str, **more):
    return open_document(put(tmp_path, "speech.odt", odt_bytes(xml, **more)))


def keys(document) -> list[str]:
    return [note.key for note in document.notes]


def refusal(tmp_path, data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, "speech.odt", data))
    return caught.value


def test_each_paragraph_becomes_a_line(tmp_path):
    document = body(tmp_path, f"<text:h text:outline-level='1'>{TITLE}</text:h>" + paragraphs("", ORDER, SECOND))
    assert document.text == f"{TITLE}\n\n{ORDER}\n{SECOND}"
    assert (document.kind, document.encoding, document.notes) == ("odt", "", ())


def test_blanks_tabs_and_breaks_are_written_as_elements(tmp_path):
    spaced = "县长<text:s text:c='2'/>林某"
    xml = paragraphs(spaced, "一<text:tab/>二<text:line-break/>三", "  甲\n  乙 ", "3\u20115\xad人")
    assert body(tmp_path, xml).text == "县长  林某\n一\t二\n三\n甲 乙\n3-5人"


def test_spans_links_and_fields_are_read(tmp_path):
    xml = paragraphs("<text:span>县</text:span><text:a>林业</text:a><text:date>局</text:date>要<text:bookmark/>抓紧。")
    assert body(tmp_path, xml).text == "县林业局要抓紧。"


def test_deleted_words_go_and_inserted_ones_stay(tmp_path):
    deletion = "<text:deletion><text:p>9月底</text:p></text:deletion>"
    region = f"<text:changed-region text:id='c1'>{deletion}</text:changed-region>"
    tracked = f"<text:tracked-changes>{region}</text:tracked-changes>"
    document = body(
        tmp_path,
        tracked
        + paragraphs(
            "县林业局要在<text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>10月20日"
            "<text:change-end text:change-id='c2'/>前完成清理。"
        ),
    )
    assert (document.text, keys(document)) == ("县林业局要在10月20日前完成清理。", ["changes_applied"])


@pytest.mark.parametrize("properties", ['text:display="none"', 'fo:color="#ffffff"', 'fo:color="#FFFFFF"'])
def test_hidden_and_white_text_is_left_out_and_said(tmp_path, properties):
    xml = paragraphs(f"{ORDER}<text:span text:style-name='T1'>机密</text:span>")
    document = body(tmp_path, xml, automatic=hidden("T1", properties))
    assert (document.text, keys(document)) == (ORDER, ["hidden_left_out"])


def test_a_style_may_be_hidden_by_its_parent(tmp_path):
    child = '<style:style style:name="T1" style:family="text" style:parent-style-name="暗"/>'
    document = body(
        tmp_path,
        paragraphs(f"{ORDER}<text:span text:style-name='T1'>机密</text:span>"),
        automatic=child,
        styles=f"<office:styles>{hidden('暗')}</office:styles>",
    )
    assert document.text == ORDER


@pytest.mark.parametrize("shown", ['text:display="true"', 'fo:color="#ffffff" fo:background-color="#c00000"'])
def test_text_that_can_be_seen_is_kept(tmp_path, shown):
    xml = paragraphs(f"<text:span text:style-name='T1'>{ORDER}</text:span>")
    assert body(tmp_path, xml, automatic=hidden("T1", shown)).text == ORDER


def test_a_paragraph_or_section_that_is_hidden_goes(tmp_path):
    section = f"<text:section text:display='none'>{paragraphs('机密一')}</text:section>"
    hidden_paragraph = "<text:p><text:hidden-paragraph text:is-hidden='true'/>机密二</text:p>"
    document = body(tmp_path, paragraphs(ORDER) + section + hidden_paragraph)
    assert (document.text, keys(document)) == (ORDER, ["hidden_left_out"])


def cell(*lines: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{paragraphs(*lines)}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_a_table_stands_where_it_was_one_row_a_line(tmp_path):
    head = f"<table:table-header-rows>{row(cell('任务'), cell('牵头单位'), cell('时限'))}</table:table-header-rows>"
    table = f"<table:table>{head}{row(cell('清理隔离带'), cell('县林业局'), cell('10月20日'))}</table:table>"
    document = body(tmp_path, paragraphs("分工如下：") + table + paragraphs("请抓好落实。"))
    assert document.text == "分工如下：\n任务\t牵头单位\t时限\n清理隔离带\t县林业局\t10月20日\n请抓好落实。"


def test_a_table_of_one_cell_is_layout_and_keeps_its_paragraphs(tmp_path):
    assert body(tmp_path, f"<table:table>{row(cell(ORDER, SECOND))}</table:table>").text == f"{ORDER}\n{SECOND}"


def test_cells_that_are_covered_or_repeated_keep_their_columns(tmp_path):
    covered = "<table:covered-table-cell/>"
    repeated = cell("县林业局", more="table:number-columns-repeated='2'")
    table = row(cell("甲", more="table:number-columns-spanned='2'"), covered, cell("乙")) + row(cell("丙"), repeated)
    assert body(tmp_path, f"<table:table>{table}</table:table>").text == "甲\t\t乙\n丙\t县林业局\t县林业局"


NOTE_BODY = "<text:note-body><text:p>注</text:p></text:note-body>"


def test_notes_comments_and_boxes_are_left_out_and_said(tmp_path):
    note = f"<text:note><text:note-citation>1</text:note-citation>{NOTE_BODY}</text:note>"
    comment = "<office:annotation><text:p>时限是否太紧？</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame>"
    document = body(tmp_path, paragraphs(f"{ORDER}{note}{comment}{box}"))
    assert document.text == ORDER
    assert set(keys(document)) == {"footnotes_left_out", "comments_left_out", "boxes_left_out"}


def test_headers_are_left_out_and_said(tmp_path):
    header = f"<style:master-page><style:header>{paragraphs('内部资料')}</style:header></style:master-page>"
    document = body(tmp_path, paragraphs(ORDER), styles=f"<office:master-styles>{header}</office:master-styles>")
    assert (document.text, keys(document)) == (ORDER, ["headers_left_out"])


def items(*lines: str, name: str = "L1") -> str:
    inside = "".join(f"<text:list-item>{paragraphs(line)}</text:list-item>" for line in lines)
    return f"<text:list text:style-name='{name}'>{inside}</text:list>"


def test_automatic_numbers_are_warned_about_and_bullets_are_not(tmp_path):
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
        "</text:list-style>"
    )
    document = body(tmp_path, items(ORDER, SECOND) + items("甲", name="L2"), automatic=styles)
    assert document.text == f"{ORDER}\n{SECOND}\n甲"
    assert [(note.key, note.params) for note in document.notes] == [("numbering_missing", {"count": 2})]


def test_a_table_of_contents_is_read_as_it_stands(tmp_path):
    lines = f"<text:index-body>{paragraphs('一、总体要求')}</text:index-body>"
    index = f"<text:table-of-content><text:table-of-content-source>样</text:table-of-content-source>{lines}"
    assert body(tmp_path, f"{index}</text:table-of-content>" + paragraphs(ORDER)).text == f"一、总体要求\n{ORDER}"


ENTRY = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
MANIFEST = f'<m xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{ENTRY}</m>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(odt_bytes(paragraphs("")), "NO_TEXT", id="no words"),
        pytest.param(odt_bytes(paragraphs(ORDER))[:-200], "DAMAGED", id="cut off"),
        pytest.param(odt_bytes("<text:p>"), "DAMAGED", id="no XML"),
        pytest.param(odt_bytes(paragraphs(ORDER), parts={"../evil": "x"}), "DAMAGED", id="an entry outside"),
        pytest.param(
            odt_bytes(paragraphs(ORDER), parts={"META-INF/manifest.xml": MANIFEST}), "ENCRYPTED", id="password"
        ),
        pytest.param(odt_bytes(paragraphs(ORDER), parts={"Basic/Standard/m.xml": "<x/>"}), "NOT_ALLOWED", id="macro"),
        pytest.param(odt_bytes(paragraphs(ORDER), parts={"Scripts/python/m.py": "x"}), "NOT_ALLOWED", id="script"),
        pytest.param(odt_bytes("<text:p/>" * 700_000), "TOO_BIG_INSIDE", id="bomb of paragraphs"),
        pytest.param(odt_bytes(paragraphs("甲<text:s text:c='99999999'/>乙")), "DAMAGED", id="bomb of blanks"),
        pytest.param(
            odt_bytes("", parts={"content.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}), "DAMAGED", id="doctype"
        ),
    ],
)
def test_a_hostile_document_is_refused_with_its_code(tmp_path, data, code):
    assert refusal(tmp_path, data).code == code


def test_a_manifest_with_a_doctype_is_that_of_an_older_program(tmp_path):
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><x/>'
    assert body(tmp_path, paragraphs(ORDER), parts={"META-INF/manifest.xml": manifest}).text == ORDER


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path):
    down = "table:number-rows-spanned='2'"
    table = row(cell("县林业局", more=down), cell("清理")) + row("<table:covered-table-cell/>", cell("巡山"))
    table += row(cell("县水利局"), cell("值守"))
    assert (
        body(tmp_path, f"<table:table>{table}</table:table>").text == "县林业局\t清理\n县林业局\t巡山\n县水利局\t值守"
    )


def test_the_words_of_a_list_in_a_list_are_read_once(tmp_path):
    inner = f"<text:list><text:list-item>{paragraphs(SECOND)}</text:list-item></text:list>"
    outer = f"<text:list><text:list-item>{paragraphs(ORDER)}{inner}</text:list-item></text:list>"
    assert body(tmp_path, outer).text == f"{ORDER}\n{SECOND}"


def test_a_formula_with_a_doctype_is_that_of_an_older_program(tmp_path):
    formula = '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd"><x/>'
    data = odt_bytes(paragraphs(ORDER), parts={"Object 1/content.xml": formula})
    assert open_document(put(tmp_path, "speech.odt", data)).text == ORDER
