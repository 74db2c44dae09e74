"""What a file is, is told by its content; a kind that is not read is refused by name, with the way out."""

import pytest

from extraction.intake import IntakeError, open_document
from extraction.intake.errors import REFUSALS
from extraction.intake.kinds import KINDS, OTHERS, SUFFIXES
from tests.intake.files.docx import document_bytes, put, zipped
from tests.intake.files.odt import odt_bytes, package, paragraphs
from tests.intake.files.ofd import ofd_bytes
from tests.intake.files.pdf import pdf_bytes
from tests.intake.files.rtf import in_bytes, rtf_bytes
from tests.intake.files.word import word_bytes
from tests.intake.files.words import ORDER, SPEECH

READ = {
    "txt": ORDER.encode(),
    "docx": document_bytes(ORDER),
    "doc": word_bytes(f"{ORDER}\r"),
    "pdf": pdf_bytes([ORDER]),
    "ofd": ofd_bytes([ORDER]),
    "rtf": rtf_bytes(in_bytes(ORDER)),
    "odt": odt_bytes(paragraphs(ORDER)),
}


def test_every_kind_that_is_read_is_shown_here():
    assert set(READ) == {kind.key for kind in KINDS} - {"zip"}


@pytest.mark.parametrize("kind", READ)
def test_a_kind_is_read(tmp_path, kind):
    document = open_document(put(tmp_path, f"speech.{kind}", READ[kind]))
    assert (document.text, document.kind, document.notes) == (ORDER, kind, ())


MISNAMED = [
    *[("doc", kind) for kind in ("docx", "rtf", "pdf", "odt")],
    *[("docx", kind) for kind in ("doc", "rtf", "pdf")],
    *[("wps", kind) for kind in ("docx", "rtf")],
    *[("txt", kind) for kind in ("docx", "doc", "rtf", "pdf", "ofd")],
    ("pdf", "ofd"),
    ("pdf", "docx"),
    ("ofd", "pdf"),
    ("rtf", "doc"),
    ("odt", "docx"),
]


@pytest.mark.parametrize(("suffix", "kind"), MISNAMED)
def test_a_misnamed_document_is_read_by_its_content_and_that_is_said(tmp_path, suffix, kind):
    document = open_document(put(tmp_path, f"speech.{suffix}", READ[kind]))
    assert (document.text, document.kind) == (ORDER, kind)
    assert [(note.key, note.params) for note in document.notes] == [
        ("read_by_content", {"suffix": f".{suffix}", "kind": f".{kind}"})
    ]


WEB_PAGE = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><p>{ORDER}</p></body></html>".encode()
WORD_XML = (
    f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>{ORDER}</w:wordDocument>'.encode()
)
WEB_ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + ORDER.encode()
SHEET = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"})
SLIDES = zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<w/>"})
ODS = package("spreadsheet", {"content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("speech.doc", WEB_PAGE, "WRONG_TYPE.web_page"),
        ("speech.doc", b"\xef\xbb\xbf\r\n" + WEB_PAGE, "WRONG_TYPE.web_page"),
        ("speech.doc", WEB_PAGE.replace(b"<!DOCTYPE html><html>", b"<html xmlns:o='urn'>"), "WRONG_TYPE.web_page"),
        ("speech.doc", WEB_ARCHIVE, "WRONG_TYPE.web_page"),
        ("speech.doc", WORD_XML, "WRONG_TYPE.word_kin"),
        ("speech.docx", WEB_PAGE, "WRONG_TYPE.web_page"),
        ("speech.docx", SHEET, "WRONG_TYPE.spreadsheet"),
        ("speech.doc", SLIDES, "WRONG_TYPE.slides"),
        ("speech.odt", ODS, "WRONG_TYPE.spreadsheet"),
        ("speech.pdf", b"\xff\xd8\xff\xe0" + bytes(90), "WRONG_TYPE.picture"),
        ("speech.pdf", b"\x89PNG\r\n\x1a\n" + bytes(90), "WRONG_TYPE.picture"),
        ("speech.doc", b"Rar!\x1a\x07\x00" + bytes(90), "WRONG_TYPE.archive"),
        ("speech.zip", b"7z\xbc\xaf\x27\x1c" + bytes(90), "WRONG_TYPE.archive"),
        ("speech.ofd", SPEECH.encode(), "WRONG_TYPE.content"),
        ("speech.rtf", SPEECH.encode(), "WRONG_TYPE.content"),
        ("speech.odt", zipped({"a.txt": SPEECH}), "WRONG_TYPE.content"),
        ("speech.ofd", zipped({"a.txt": SPEECH}), "WRONG_TYPE.content"),
    ],
)
def test_content_of_a_kind_that_is_not_read_is_named(tmp_path, name, data, key):
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, name, data))
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("suffix", "key"),
    [
        *[(suffix, "WRONG_TYPE.spreadsheet") for suffix in (".xls", ".xlsx", ".et", ".csv", ".ods")],
        *[(suffix, "WRONG_TYPE.slides") for suffix in (".ppt", ".pptx", ".dps")],
        *[(suffix, "WRONG_TYPE.picture") for suffix in (".tif", ".tiff", ".jpg", ".JPEG", ".png", ".heic", ".bmp")],
        *[(suffix, "WRONG_TYPE.web_page") for suffix in (".html", ".htm", ".mht", ".mhtml")],
        *[(suffix, "WRONG_TYPE.mail") for suffix in (".eml", ".msg")],
        *[(suffix, "WRONG_TYPE.word_kin") for suffix in (".docm", ".dotx", ".dot", ".wpt", ".uof", ".xml")],
        *[(suffix, "WRONG_TYPE.archive") for suffix in (".rar", ".7z", ".tar", ".gz")],
        *[(suffix, "WRONG_TYPE.layout") for suffix in (".caj", ".ceb", ".gd", ".sep")],
        *[(suffix, "WRONG_TYPE.recording") for suffix in (".mp3", ".m4a", ".wav", ".mp4")],
        (".xyz", "WRONG_TYPE"),
    ],
)
def test_a_kind_that_is_not_read_is_refused_by_its_name(tmp_path, suffix, key):
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, f"speech{suffix}", SPEECH.encode()))
    assert caught.value.key == key
    assert caught.value.params["suffix"].lower() == suffix.lower()


@pytest.mark.parametrize("key", sorted(set(OTHERS.values())))
def test_whoever_is_refused_hears_what_to_do(key):
    assert any(way in REFUSALS[key] for way in ("save", "Save", "print", "Print", "Unpack", "recogni", "Write"))


def test_no_suffix_is_both_read_and_refused():
    assert not set(SUFFIXES) & set(OTHERS)
