"""Whatever happens to a file on its way, intake answers with text or with one of its own refusals."""

import random

import pytest

from extraction.intake import child
from extraction.intake.errors import REFUSALS
from tests.intake.files.docx import document_bytes, put, rebuilt
from tests.intake.files.forms import checkbox, field, filled
from tests.intake.files.numbered import SPEECH_LISTS, SPEECH_NUMBERED
from tests.intake.files.pages import LEFT
from tests.intake.files.pdf import encrypted, pdf_bytes
from tests.intake.files.shown import SHOWN
from tests.intake.files.tables import printed
from tests.intake.files.wordml import package
from tests.intake.files.words import ORDER, SECOND, TITLE

MUTANTS = 300
DOCX = document_bytes(TITLE, ORDER, SECOND)
# Everything that can be shown and numbered, in one document.
RICH = package("".join([SPEECH_NUMBERED, *(body for body, _, _ in SHOWN.values())]), numbering=SPEECH_LISTS)
PDF = pdf_bytes([TITLE, ORDER], [SECOND])
FORM = encrypted(
    filled(
        printed([TITLE, [[ORDER, SECOND], [SECOND, ORDER]]]), field("lead", ORDER, LEFT, 9), checkbox(True, LEFT, 10)
    ),
    "",
    "AES-256",
)


def mutant(original: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, a piece cut out, or a piece doubled."""
    data = bytearray(original)
    at, length = chance.randrange(len(data)), chance.randrange(1, 200)
    match chance.randrange(3):
        case 0:
            for _ in range(chance.randrange(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            del data[at : at + length]
        case 2:
            data[at:at] = data[at : at + length]
    return bytes(data)


def with_mutant(parts: dict, chance: random.Random) -> dict:
    name = chance.choice(
        [
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        ]
    )
    return parts | {name: mutant(parts[name], chance)}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("kind", "damaged"),
    [
        pytest.param("docx", lambda chance: mutant(DOCX, chance), id="docx"),
        # The checksums of the container catch nearly all damage; these change what is inside it.
        pytest.param("docx", lambda chance: rebuilt(DOCX, lambda parts: with_mutant(parts, chance)), id="docx inside"),
        pytest.param(
            "docx", lambda chance: rebuilt(RICH, lambda parts: with_mutant(parts, chance)), id="docx of all kinds"
        ),
        pytest.param("pdf", lambda chance: mutant(PDF, chance), id="pdf"),
        pytest.param("pdf", lambda chance: mutant(FORM, chance), id="pdf with a table and a form"),
    ],
)
def test_a_damaged_file_gives_text_or_a_refusal(tmp_path, kind, damaged):
    chance = random.Random(2026)
    outcomes = set()
    for _ in range(MUTANTS):
        said = child.reply(kind, put(tmp_path, f"mutant.{kind}", damaged(chance)))
        assert said.get("error", "DAMAGED") in REFUSALS
        assert "error" in said or isinstance(said["answer"][0], str)
        outcomes.add(said.get("error", "text"))
    # The test would prove nothing if every mutant came out the same.
    assert len(outcomes) > 1
