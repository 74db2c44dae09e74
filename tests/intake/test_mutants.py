"""Whatever happens to a file on its way, intake answers with text or with one of its own refusals."""

import random

import pytest

from extraction.intake import child
from extraction.intake.errors import REFUSALS
from tests.intake.files.docx import document_bytes, put, rebuilt
from tests.intake.files.forms import checkbox, field, filled
from tests.intake.files.numbered import SPEECH_LISTS, SPEECH_NUMBERED
from tests.intake.files.odt import odt_bytes, paragraphs
from tests.intake.files.ofd import ofd_bytes
from tests.intake.files.pages import LEFT
from tests.intake.files.pdf import encrypted, pdf_bytes
from tests.intake.files.rtf import in_bytes, in_numbers, rtf_bytes
from tests.intake.files.shown import SHOWN
from tests.intake.files.tables import printed
from tests.intake.files.word import EVERYTHING, streams_of, with_streams
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
ODT = odt_bytes(
    paragraphs(TITLE, ORDER) + "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
)
OFD = ofd_bytes([TITLE, ORDER], [SECOND])
RTF = rtf_bytes(rf"{in_bytes(TITLE)}\par {{\v {in_numbers(ORDER)}}}\trowd\pard\intbl {in_bytes(SECOND)}\cell\row ")
DOC = streams_of(EVERYTHING)


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


WORD = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
]


def inside(original: bytes, chance: random.Random, names: list[str] | None = None) -> bytes:
    """The container with one of its parts damaged: its checksums catch nearly all other damage."""

    def with_mutant(parts: dict) -> dict:
        name = chance.choice(names or sorted(parts))
        return parts | {name: mutant(parts[name], chance)}

    return rebuilt(original, with_mutant)


def inside_doc(chance: random.Random) -> bytes:
    """The Word 97 document with one of the streams damaged that hold its text."""
    name = chance.choice(["WordDocument", "1Table"])
    return with_streams({name: mutant(DOC[name], chance)})


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("kind", "damaged"),
    [
        pytest.param("docx", lambda chance: mutant(DOCX, chance), id="docx"),
        pytest.param("docx", lambda chance: inside(DOCX, chance, WORD), id="docx inside"),
        pytest.param("docx", lambda chance: inside(RICH, chance, WORD), id="docx of all kinds"),
        pytest.param("pdf", lambda chance: mutant(PDF, chance), id="pdf"),
        pytest.param("pdf", lambda chance: mutant(FORM, chance), id="pdf with a table and a form"),
        pytest.param("doc", lambda chance: mutant(EVERYTHING, chance), id="doc"),
        pytest.param("doc", inside_doc, id="doc inside"),
        pytest.param("odt", lambda chance: inside(ODT, chance), id="odt inside"),
        pytest.param("ofd", lambda chance: inside(OFD, chance), id="ofd inside"),
        pytest.param("rtf", lambda chance: mutant(RTF, chance), id="rtf"),
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
