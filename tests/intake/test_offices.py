"""What an office program makes of one document in its other kinds reads the same as the document itself."""

from pathlib import Path

import docx
import pytest

from extraction.intake import open_document
from tests.intake.files.docx import document_bytes, put, rebuilt, saved
from tests.intake.files.words import ORDER, SECOND, TITLE
from tests.libreoffice import saved_as

SAVED_AS = ["doc", "rtf", "odt"]


@pytest.fixture(scope="module")
def profile(tmp_path_factory) -> Path:
    """A profile folder of its own, so that no LibreOffice that is open minds."""
    return tmp_path_factory.mktemp("profile")


def report() -> bytes:
    """A document of paragraphs, a table, a layout table, breaks, and a header."""
    document = docx.Document()
    for line in (TITLE, "（2026年9月28日）", "县长  林某", "开展“零火情”行动——到2026年底", ORDER, "", SECOND):
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=3)
    filled = ["任务", "牵头单位", "时限", "清理隔离带", "县林业局", "10月20日", "巡山𠮷", "各乡镇", "每周"]
    for cell, words in zip(table._cells, filled, strict=True):
        cell.text = words
    document.add_paragraph("请抓好落实。")
    document.add_table(rows=1, cols=1)._cells[0].text = "只有一格"
    paragraph = document.add_paragraph("一")
    paragraph.add_run("\t二").add_break()
    paragraph.add_run("三")
    hidden = document.add_paragraph("公开").add_run("机密")
    hidden.font.hidden = True
    document.sections[0].header.paragraphs[0].text = "内部资料"
    return saved(document)


def changed(data: bytes) -> bytes:
    """The document with a deletion and an insertion under tracking at its end."""
    runs = "<w:r><w:t>县教育局要在</w:t></w:r>"
    runs += "<w:del w:id='1' w:author='林'><w:r><w:delText>9月底</w:delText></w:r></w:del>"
    runs += "<w:ins w:id='2' w:author='林'><w:r><w:t>10月8日</w:t></w:r></w:ins><w:r><w:t>前报送。</w:t></w:r>"

    def put_in(parts: dict) -> dict:
        body = parts["word/document.xml"].decode()
        at = body.rindex("<w:sectPr")
        return parts | {"word/document.xml": f"{body[:at]}<w:p>{runs}</w:p>{body[at:]}"}

    return rebuilt(data, put_in)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SAVED_AS)
def test_a_document_reads_the_same_in_every_kind(tmp_path, profile, kind):
    source = put(tmp_path, "speech.docx", changed(report()))
    itself, again = open_document(source), open_document(saved_as(kind, source, profile=profile)[0])
    assert again.text.rstrip("\n").splitlines() == itself.text.rstrip("\n").splitlines()
    said = {note.key for note in again.notes}
    assert said == {"changes_applied", "hidden_left_out", "headers_left_out"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SAVED_AS)
def test_a_long_document_is_read_within_the_limits(tmp_path, profile, kind):
    source = put(tmp_path, "speech.docx", document_bytes(*[ORDER, SECOND] * 4000))
    assert open_document(saved_as(kind, source, profile=profile)[0]).text.splitlines() == [ORDER, SECOND] * 4000


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rtf", "odt"])
def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path, profile, kind):
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for cell, words in zip(table._cells, ["单位", "任务", "县林业局", "清理", "", "巡山"], strict=True):
        cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    source = put(tmp_path, "speech.docx", saved(document))
    rows = ["单位\t任务", "县林业局\t清理", "县林业局\t巡山"]
    assert open_document(saved_as(kind, source, profile=profile)[0]).text.strip("\n").splitlines() == rows
