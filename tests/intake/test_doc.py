"""A Word 97 document, which WPS writes too, comes in as the docx would that Word makes of it."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.word import EVERYTHING, ole_bytes, streams_of, with_flag, with_streams, word_bytes
from tests.intake.files.words import ORDER, SECOND, SPEECH, TITLE


def opened(tmp_path, data: bytes, name: str = "speech.doc"):
    return open_document(put(tmp_path, name, data))


def keys(document) -> set[str]:
    return {note.key for note in document.notes}


@pytest.mark.parametrize("name", ["speech.doc", "speech.wps", "SPEECH.DOC"])
def test_each_paragraph_becomes_a_line(tmp_path, name):
    document = opened(tmp_path, word_bytes("\r".join([TITLE, "", ORDER, SECOND, ""])), name)
    assert document.text == f"{TITLE}\n\n{ORDER}\n{SECOND}"
    assert (document.kind, document.encoding, document.notes) == ("doc", "", ())


def test_a_text_saved_in_pieces_is_put_together(tmp_path):
    # Western passages are kept in one byte a sign, with the quotation marks of code page 1252.
    document = opened(
        tmp_path, word_bytes("要开展", b"\x93A\x94 \x97 2026", "行动，县林业局要在10月", b"20", "日前完成。\r")
    )
    assert document.text == "要开展“A” — 2026行动，县林业局要在10月20日前完成。"


def test_streams_may_be_named_in_capitals(tmp_path):
    streams = {name.upper(): data for name, data in streams_of(word_bytes(f"{ORDER}\r")).items()}
    assert opened(tmp_path, ole_bytes(streams)).text == ORDER


def test_breaks_and_tabs_inside_a_paragraph_are_kept(tmp_path):
    assert opened(tmp_path, word_bytes("一\t二\x0b三\r")).text == "一\t二\n三"


def test_a_field_gives_what_it_shows(tmp_path):
    text = '见\x13 HYPERLINK "http://a.example" \x14通知\x15。\r'
    assert opened(tmp_path, word_bytes(text)).text == "见通知。"


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("doc"), EVERYTHING)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("任务\t牵头单位\t时限", id="a row of a table"),
        pytest.param("清理隔离带\t县林业局\t10月20日", id="the next row"),
        pytest.param("县教育局要在10月8日前报送。", id="an insertion instead of a deletion"),
        pytest.param("公开内容", id="hidden words between open ones"),
        pytest.param("见链接文字。", id="a link"),
        pytest.param("一\t二\n三", id="a tab and a break"),
        pytest.param("尾𠮷字", id="a character beyond the first plane"),
        pytest.param("开展“零火情”行动——到2026年底", id="marks in a western font"),
    ],
)
def test_a_whole_document_reads_as_its_page_does(everything, line):
    assert line in everything.text.splitlines() or f"\n{line}\n" in everything.text


@pytest.mark.parametrize("word", ["9月底", "机密", "HYPERLINK", "批注", "脚注的话", "内部资料", "第 1 页"])
def test_what_stands_outside_the_text_stays_outside(everything, word):
    assert word not in everything.text


def test_what_is_left_out_is_said(everything):
    assert keys(everything) >= {
        "changes_applied",
        "hidden_left_out",
        "footnotes_left_out",
        "comments_left_out",
        "headers_left_out",
    }


ENCRYPTED_BIT = 0x01  # of byte 11 of the FIB ([MS-DOC] 2.5.2)


def word_95() -> bytes:
    main = bytearray(word_bytes("x\r"))
    at = main.index(b"\xec\xa5\xc1\x00")
    main[at + 2] = 0x68
    return bytes(main)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(word_bytes("\r\r"), "NO_TEXT", id="no words"),
        pytest.param(EVERYTHING[:9000], "DAMAGED", id="cut off"),
        pytest.param(with_flag(11, ENCRYPTED_BIT), "ENCRYPTED", id="a password"),
        pytest.param(with_streams({"Macros/VBA/dir": b"x"}), "NOT_ALLOWED", id="a macro"),
        pytest.param(with_streams({"Macros/VBA/_VBA_PROJECT": b"x"}), "NOT_ALLOWED", id="a project of macros"),
        pytest.param(with_streams({"ObjectPool/_123/\x01Ole10Native": b"x"}), "NOT_ALLOWED", id="a packed file"),
        pytest.param(word_95(), "WRONG_TYPE.old_word", id="Word 95"),
        pytest.param(b"\xdb\xa5\x2d\x00" + bytes(900), "WRONG_TYPE.old_word", id="Word 2"),
        pytest.param(b"\x31\xbe\x00\x00" + bytes(900), "WRONG_TYPE.old_word", id="Write"),
        pytest.param(ole_bytes({"Workbook": b"x"}), "WRONG_TYPE.spreadsheet", id="an Excel workbook"),
        pytest.param(ole_bytes({"PowerPoint Document": b"x"}), "WRONG_TYPE.slides", id="slides"),
        pytest.param(ole_bytes({"EncryptedPackage": b"x"}), "ENCRYPTED", id="a docx with a password"),
        pytest.param(ole_bytes({"Something": b"x"}), "WRONG_TYPE.content", id="something else in OLE"),
        pytest.param(SPEECH.encode(), "WRONG_TYPE.content", id="plain text"),
        pytest.param(b"", "EMPTY", id="nothing"),
    ],
)
def test_a_document_that_is_not_read_is_refused_by_its_reason(tmp_path, data, key):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, data)
    assert caught.value.key == key


def test_a_table_written_too_short_names_the_way_out(tmp_path):
    main = streams_of(EVERYTHING)["WordDocument"]
    described = main.index(b"\x08\xd6") + 2  # sprmTDefTable, before the length of what describes the columns
    data = with_streams({"WordDocument": main[:described] + b"\xff\x01" + main[described + 2 :]})
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, "speech.doc", data))
    assert caught.value.key == "DAMAGED.doc"
    assert ".docx" in str(caught.value)
