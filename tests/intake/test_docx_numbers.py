"""The numbers Word prints by itself are read as if they had been typed; LibreOffice is asked whether they are right."""

import re
from datetime import date
from pathlib import Path

import docx
import pytest

from extraction.intake import IntakeError, word
from extraction.intake.errors import Note
from extraction.reader import read
from tests.intake.files.docx import document_bytes, put, saved
from tests.intake.files.numbered import LIBREOFFICE_PRINTS, NUMBERED, SPEECH_LISTS, SPEECH_NUMBERED, SPEECH_TYPED
from tests.intake.files.wordml import abstract, lvl, num, p, package
from tests.intake.files.words import ORDER, SECOND
from tests.libreoffice import saved_as


def opened(tmp_path: Path, data: bytes) -> tuple[str, list[Note]]:
    """Read without a child process, which is most of the time of a small document."""
    return word.read(put(tmp_path, "speech.docx", data))


def text_of(tmp_path: Path, body: str, lists: str = "", styles: str = "", **more: bool) -> str:
    return opened(tmp_path, package(body, numbering=lists, styles=styles, **more))[0]


@pytest.mark.parametrize(("parts", "text"), NUMBERED.values(), ids=NUMBERED)
def test_a_number_is_printed_as_word_prints_it(tmp_path, parts, text):
    assert text_of(tmp_path, *parts) == text


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "Strict"])
def test_a_numbered_speech_reads_as_its_typed_twin(tmp_path, strict):
    numbered = text_of(tmp_path, SPEECH_NUMBERED, SPEECH_LISTS, strict=strict)
    assert numbered == "\n".join(SPEECH_TYPED)

    def proposals(text: str) -> list[dict]:
        speeches = read(text, held_on=date(2026, 9, 28)).as_dict()["speeches"]
        return [proposal for speech in speeches for proposal in speech["proposals"]]

    typed, _ = opened(tmp_path, document_bytes(*SPEECH_TYPED))
    assert proposals(numbered) == proposals(typed)
    owned = [proposal for proposal in proposals(numbered) if "10月20日" in proposal["text"]]
    assert [party["name"] for proposal in owned for party in proposal["parties"]] == ["县林业局"]


def test_numbers_of_a_document_made_by_others_are_printed(tmp_path):
    source = docx.Document()
    source.add_paragraph(ORDER, style="List Number")
    source.add_paragraph(SECOND, style="List Number")
    assert opened(tmp_path, saved(source))[0] == f"1. {ORDER}\n2. {SECOND}"


def test_a_number_that_cannot_be_printed_is_said(tmp_path):
    lists = abstract(1, lvl("thaiCounting", "%1.")) + num(1, 1)
    text, notes = opened(tmp_path, package(p("甲", num=1) + p("乙", num=1), numbering=lists))
    assert (text, notes) == ("甲\n乙", [Note("numbering_missing", count=2)])


def test_a_list_that_is_not_there_numbers_nothing(tmp_path):
    lists = abstract(1, lvl("decimal", "%1.")) + num(1, 1)
    assert opened(tmp_path, package(p("甲", num=7), numbering=lists)) == ("甲", [])


def test_a_number_of_the_old_paragraph_is_not_read(tmp_path):
    changed = (
        '<w:pPrChange w:id="3" w:author="a"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:pPrChange>"
    )
    assert text_of(tmp_path, p("甲", more=changed), abstract(1, lvl("decimal", "%1.")) + num(1, 1)) == "甲"


def test_numbers_alone_are_no_text(tmp_path):
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>'
    paragraph = p(num=1).replace("</w:p>", picture + "</w:p>")
    with pytest.raises(IntakeError, match="OCR"):
        text_of(tmp_path, paragraph, abstract(1, lvl("decimal", "%1.")) + num(1, 1))


def as_libreoffice_reads(folder: Path, documents: list[bytes]) -> list[str]:
    """What LibreOffice writes as plain text for each, with a profile of its own."""
    paths = [put(folder, f"{at}.docx", data) for at, data in enumerate(documents)]
    texts = saved_as("txt:Text (encoded):UTF8", *paths, profile=folder / "profile")
    return [text.read_text(encoding="utf-8-sig") for text in texts]


def without_blanks(text: str) -> str:
    """LibreOffice indents each level, and sets a blank after a number whatever follows it."""
    return re.sub(r"[ \t\n]", "", text)


@pytest.mark.slow
def test_libreoffice_prints_the_same_numbers(tmp_path):
    documents = [package(body, numbering=lists, styles=styles) for (body, lists, styles), _ in NUMBERED.values()]
    texts = dict(zip(NUMBERED, as_libreoffice_reads(tmp_path, documents), strict=True))
    assert {name: without_blanks(text) for name, text in texts.items()} == {
        name: without_blanks(LIBREOFFICE_PRINTS.get(name, text)) for name, (_, text) in NUMBERED.items()
    }
