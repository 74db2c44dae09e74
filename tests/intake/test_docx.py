"""A Word document comes in as its reader sees it: with insertions, without deletions, tables in place."""

import io
import warnings
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import document_bytes, put, rebuilt, saved, with_body, with_part, zipped
from tests.intake.files.words import ORDER, SECOND, TITLE


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "speech.docx", data))


def body(tmp_path, xml: str):
    return opened(tmp_path, with_body(xml))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def keys(document) -> list[str]:
    return [note.key for note in document.notes]


def test_each_paragraph_becomes_a_line(tmp_path):
    document = opened(tmp_path, document_bytes(TITLE, "", ORDER, SECOND))
    assert document.text == f"{TITLE}\n\n{ORDER}\n{SECOND}"
    assert (document.kind, document.encoding, document.notes) == ("docx", "", ())


def test_insertions_stay_and_deletions_go(tmp_path):
    document = body(
        tmp_path,
        f"<w:p>{run('县林业局要在')}<w:del w:id='1'><w:r><w:delText>9月底</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('10月20日')}</w:ins>{run('前完成清理。')}</w:p>",
    )
    assert document.text == "县林业局要在10月20日前完成清理。"
    assert keys(document) == ["changes_applied"]


def test_text_moved_elsewhere_is_read_once(tmp_path):
    document = body(
        tmp_path,
        f"<w:p><w:moveFrom w:id='1'>{run('甲')}</w:moveFrom>{run('乙')}</w:p>"
        f"<w:p><w:moveTo w:id='2'>{run('甲')}</w:moveTo></w:p>",
    )
    assert document.text == "乙\n甲"


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path):
    document = body(
        tmp_path, f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('于10月')}</w:p><w:p>{run('20日前')}</w:p>"
    )
    assert document.text == "于10月20日前"


def test_a_deleted_table_row_goes(tmp_path):
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    deleted = row.format("<w:trPr><w:del w:id='1'/></w:trPr>", run("旧任务"))
    assert body(tmp_path, f"<w:tbl>{deleted}{row.format('', run('新任务'))}</w:tbl>").text == "新任务\t"


def test_a_table_stands_where_it_was_one_row_a_line(tmp_path):
    source = docx.Document()
    source.add_paragraph("责任分工如下：")
    table = source.add_table(rows=2, cols=3)
    for cell, text in zip(
        table._cells, ["任务", "牵头单位", "时限", "清理隔离带", "县林业局", "10月20日"], strict=True
    ):
        cell.text = text
    source.add_paragraph("请抓好落实。")
    assert opened(tmp_path, saved(source)).text == (
        "责任分工如下：\n任务\t牵头单位\t时限\n清理隔离带\t县林业局\t10月20日\n请抓好落实。"
    )


def test_a_table_of_one_cell_is_layout_and_keeps_its_paragraphs(tmp_path):
    cell = f"<w:tc><w:p>{run(ORDER)}</w:p><w:p>{run(SECOND)}</w:p></w:tc>"
    assert body(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>").text == f"{ORDER}\n{SECOND}"


def test_breaks_and_tabs_inside_a_paragraph_are_kept(tmp_path):
    source = docx.Document()
    paragraph = source.add_paragraph("一")
    paragraph.add_run("\t二").add_break(WD_BREAK.LINE)
    paragraph.add_run("三")
    assert opened(tmp_path, saved(source)).text == "一\t二\n三"


@pytest.mark.parametrize("wrapper", ["hyperlink", "smartTag", "fldSimple"])
def test_text_inside_links_and_fields_is_read(tmp_path, wrapper):
    assert body(tmp_path, f"<w:p><w:{wrapper}>{run('县林业局')}</w:{wrapper}></w:p>").text == "县林业局"


def test_text_inside_content_controls_is_read(tmp_path):
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run(ORDER)}</w:p></w:sdtContent></w:sdt>"
    assert body(tmp_path, control).text == ORDER


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:color w:val="ffffff"/>'])
def test_hidden_and_white_text_is_left_out_and_said(tmp_path, properties):
    document = body(tmp_path, f"<w:p>{run(ORDER)}{run('机密', properties)}</w:p>")
    assert document.text == ORDER
    assert keys(document) == ["hidden_left_out"]


def test_text_hidden_by_its_style_is_left_out(tmp_path):
    source = docx.Document()
    hidden = source.styles.add_style("暗", 2)
    hidden.font.hidden = True
    source.add_paragraph(ORDER).add_run("机密", style=hidden)
    assert opened(tmp_path, saved(source)).text == ORDER


@pytest.mark.parametrize("shown", ['<w:vanish w:val="0"/>', '<w:color w:val="FFFFFF"/><w:shd w:fill="C00000"/>'])
def test_text_that_can_be_seen_is_kept(tmp_path, shown):
    document = body(tmp_path, f"<w:p>{run(ORDER, shown)}</w:p>")
    assert (document.text, document.notes) == (ORDER, ())


def test_footnotes_are_left_out_and_said(tmp_path):
    document = body(tmp_path, f"<w:p>{run(ORDER)}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
    assert (document.text, keys(document)) == (ORDER, ["footnotes_left_out"])


def test_comments_that_say_nothing_are_not_mentioned(tmp_path):
    source = docx.Document()
    source.add_comment(source.add_paragraph(ORDER).runs, text="")
    assert keys(opened(tmp_path, saved(source))) == []


def test_comments_and_headers_are_left_out_and_said(tmp_path):
    source = docx.Document()
    paragraph = source.add_paragraph(ORDER)
    source.add_comment(paragraph.runs, text="时限是否太紧？")
    source.sections[0].header.paragraphs[0].text = "内部资料"
    document = opened(tmp_path, saved(source))
    assert document.text == ORDER
    assert set(keys(document)) == {"comments_left_out", "headers_left_out"}


def test_utf_16_is_read(tmp_path):
    assert opened(tmp_path, in_encoding("utf-16")).text == ORDER


def refusal(tmp_path, data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, data)
    return caught.value


def docx_with_lying_sizes() -> bytes:
    """One whose directory gives another checksum than its content has."""
    data = bytearray(document_bytes(ORDER))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    at = data.rindex(info.CRC.to_bytes(4, "little"))
    data[at] ^= 0xFF
    return bytes(data)


def with_doctype(declarations: str, text: str) -> bytes:
    original = with_body(f"<w:p>{run(text)}</w:p>")
    return rebuilt(
        original,
        lambda parts: (
            parts | {"word/document.xml": f"<!DOCTYPE w [{declarations}]>".encode() + parts["word/document.xml"]}
        ),
    )


LAUGHS = '<!ENTITY a "哈">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def with_part_twice(name: str) -> bytes:
    data = io.BytesIO(document_bytes(ORDER))
    with zipfile.ZipFile(data, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile says that the name is there already
        archive.writestr(name, archive.read("word/document.xml"))
    return data.getvalue()


def in_encoding(encoding: str) -> bytes:
    """A document whose main part is written in this encoding, as it says itself."""

    def change(parts: dict) -> dict:
        text = parts["word/document.xml"].decode().partition("?>")[2]
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
        return parts | {"word/document.xml": declared.encode(encoding)}

    return rebuilt(document_bytes(ORDER), change)


HOSTILE = {
    "no zip at all": (ORDER.encode(), "WRONG_TYPE"),
    "a web page": (b"<html><body>x</body></html>", "WRONG_TYPE"),
    "an old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WRONG_TYPE"),
    "a plain zip": (zipped({"青禾.txt": ORDER}), "WRONG_TYPE"),
    "a spreadsheet": (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "WRONG_TYPE"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "ENCRYPTED"),
    "nothing": (b"", "EMPTY"),
    "no words": (document_bytes("", " "), "NO_TEXT"),
    "cut in half": (document_bytes(ORDER)[:9000], "DAMAGED"),
    "lying directory": (docx_with_lying_sizes(), "DAMAGED"),
    "external entity": (with_doctype('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"), "DAMAGED"),
    "billion laughs": (with_doctype(LAUGHS, "&i;"), "DAMAGED"),
    "deep nesting": (with_body("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000), "DAMAGED"),
    "missing main part": (zipped({"[Content_Types].xml": "<Types/>", "word/x.xml": "<x/>"}), "DAMAGED"),
    "an entry outside": (with_part("../../evil.txt", "x"), "DAMAGED"),
    "an entry on a drive": (with_part("C:/evil.txt", "x"), "DAMAGED"),
    "two main parts": (with_part_twice("word/document.xml"), "DAMAGED"),
    "two main parts, one in capitals": (with_part_twice("word/Document.xml"), "DAMAGED"),
    "UTF-32": (in_encoding("utf-32"), "DAMAGED"),
    "UTF-32 without a mark": (in_encoding("utf-32-be"), "DAMAGED"),
    "a macro": (with_part("word/vbaProject.bin", b"x"), "NOT_ALLOWED"),
    "an embedded object": (with_part("word/embeddings/oleObject1.bin", b"x"), "NOT_ALLOWED"),
    "too many entries": (
        rebuilt(document_bytes(ORDER), lambda p: p | {f"word/{n}": b"" for n in range(500)}),
        "TOO_MANY_PARTS",
    ),
    "a bomb of paragraphs": (with_body("<w:p><w:r/></w:p>" * 600_000), "TOO_BIG_INSIDE"),
    "a bomb of short tags": (with_body("<w:p/>" * 700_000), "TOO_BIG_INSIDE"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_is_refused_with_its_code(tmp_path, data, code):
    assert refusal(tmp_path, data).code == code


@pytest.mark.slow
def test_zeros_in_a_picture_are_counted_as_they_unpack(tmp_path):
    assert refusal(tmp_path, with_part("word/media/image1.png", b"\0" * 101_000_000)).code == "TOO_BIG_INSIDE"
