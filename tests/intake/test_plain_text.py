"""Plain text comes in as it was written, whatever it was written in."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.words import ORDER, SPEECH


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SPEECH.encode("utf-8"), "UTF-8"),
        (SPEECH.encode("utf-8-sig"), "UTF-8"),
        (SPEECH.encode("gb18030"), "GB18030"),
        (SPEECH.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + SPEECH.encode("utf-16-be"), "UTF-16"),
        (SPEECH.encode("utf-16-le"), "UTF-16"),
        (SPEECH.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(tmp_path, data, encoding):
    document = open_document(put(tmp_path, "speech.txt", data))
    assert document.encoding == encoding
    assert document.text == SPEECH


def test_four_characters_of_gb18030_are_enough(tmp_path):
    assert open_document(put(tmp_path, "speech.txt", ORDER[:4].encode("gb18030"))).text == ORDER[:4]


def test_only_windows_line_ends_are_changed(tmp_path):
    raw = "\u3000\u3000第一行 \r\n第二行\r第三行\t\n\n"
    document = open_document(put(tmp_path, "speech.txt", raw.encode()))
    assert document.text == "\u3000\u3000第一行 \n第二行\r第三行\t\n\n"


def test_a_guessed_encoding_is_said_so_that_a_person_can_check(tmp_path):
    document = open_document(put(tmp_path, "speech.txt", SPEECH.encode("gb18030")))
    assert [note.key for note in document.notes] == ["encoding_guessed"]
    assert document.notes[0].params == {"encoding": "GB18030"}


def test_utf8_needs_no_check(tmp_path):
    assert open_document(put(tmp_path, "speech.txt", SPEECH.encode())).notes == ()


@pytest.mark.parametrize("name", ["曲堃", "李喆", "镕镕"])
def test_a_rare_character_in_a_name_does_not_make_gb18030_doubtful(tmp_path, name):
    text = f"{SPEECH}联系人：{name}\n"
    assert open_document(put(tmp_path, "speech.txt", text.encode("gb18030"))).text == text


def refusal(tmp_path, data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, "speech.txt", data))
    return caught.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "EMPTY", id="no bytes"),
        pytest.param(b"\xef\xbb\xbf", "NO_TEXT", id="a mark and nothing else"),
        pytest.param("\u3000 \n\t\u3000\u200b".encode(), "NO_TEXT", id="only spaces"),
        pytest.param("——……".encode(), "NO_TEXT", id="only punctuation"),
        pytest.param(bytes(range(256)) * 40, "ENCODING", id="any bytes"),
        pytest.param(SPEECH.replace("县", "縣").encode("big5", "ignore"), "ENCODING", id="Big5"),
        pytest.param(SPEECH.encode("utf-16-le")[:-1], "ENCODING", id="half a UTF-16 unit"),
        pytest.param(b"%PDF-1.4 ...", "DAMAGED", id="what is no more than the head of a pdf"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(tmp_path, data, code):
    assert refusal(tmp_path, data).code == code


def test_nul_is_refused_with_its_line(tmp_path):
    error = refusal(tmp_path, "第一行\r\n第二\0行".encode())
    assert (error.code, error.params) == ("BAD_CHAR", {"line": 2})
    assert "Line 2" in str(error)


def test_nul_in_gb18030_is_refused_with_its_line(tmp_path):
    error = refusal(tmp_path, (SPEECH + "\0").encode("gb18030"))
    assert (error.code, error.params) == ("BAD_CHAR", {"line": 5})


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(SPEECH.encode() + b"\xe4\xb8", id="cut off"),
        pytest.param(SPEECH.encode() + b"\xed\xa0\x80\n", id="lone surrogate"),
        pytest.param(SPEECH.encode() + b"\xff\n", id="stray byte"),
    ],
)
def test_broken_utf8_is_refused_with_its_line_and_not_read_as_something_else(tmp_path, broken):
    error = refusal(tmp_path, broken)
    assert (error.code, error.params) == ("ENCODING", {"line": 5, "encoding": "UTF-8"})


def test_utf16_with_a_lone_surrogate_is_refused_with_its_line(tmp_path):
    data = SPEECH.encode("utf-16") + b"\x00\xd8"
    assert refusal(tmp_path, data).params == {"line": 5, "encoding": "UTF-16"}


def test_two_million_characters_are_the_most(tmp_path):
    assert refusal(tmp_path, b"a" * 2_000_001).code == "TOO_BIG"
