"""What shows words in a Word document is read or said, whatever it is."""

import pytest

from extraction.intake import IntakeError, word
from extraction.intake.errors import NOTES
from extraction.intake.word.elements import KNOWN, NAMESPACES, Treatment, full
from tests.intake.files.docx import document_bytes, put, rebuilt
from tests.intake.files.schema import ELEMENTS
from tests.intake.files.shown import PICTURE, SHOWN
from tests.intake.files.wordml import R, p, package, run
from tests.intake.files.words import ORDER


def opened(tmp_path, data: bytes) -> tuple[str, set[str]]:
    """The text and the keys of the notes, without a child process: that is most of the time of a small document."""
    text, notes = word.read(put(tmp_path, "speech.docx", data))
    return text, {note.key for note in notes}


def text_of(tmp_path, data: bytes) -> str:
    return opened(tmp_path, data)[0]


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "Strict"])
@pytest.mark.parametrize(("body", "text", "notes"), SHOWN.values(), ids=SHOWN)
def test_what_the_page_shows_is_read_or_said(tmp_path, body, text, notes, strict):
    assert opened(tmp_path, package(body, strict=strict)) == (text, notes)


@pytest.mark.parametrize("name", ELEMENTS)
def test_every_element_of_the_schema_that_stands_among_words_is_known(name):
    known = KNOWN.get(full(name))
    assert known is not None, "say in elements.toml whether it is read, said or shows nothing"
    assert known.treatment is not Treatment.SAID or known.key in NOTES


def test_every_name_in_the_table_of_elements_has_a_namespace():
    assert {tag[1:].partition("}")[0] for tag in KNOWN} <= set(NAMESPACES.values())


def test_pages_that_are_pictures_ask_for_recognition(tmp_path):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, package(f"<w:p><w:r>{PICTURE}</w:r></w:p>" * 3))
    assert caught.value.key == "NO_TEXT.scanned"


@pytest.mark.parametrize("target", ["NULL", "../NULL", "media/image9.png", "%zz", "http://[", ""])
@pytest.mark.parametrize("kind", ["image", "header", "styles", "numbering", "comments"])
def test_a_relationship_that_leads_nowhere_damages_nothing(tmp_path, kind, target):
    dangling = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"/></Relationships>'

    def change(parts: dict) -> dict:
        name = "word/_rels/document.xml.rels"
        return parts | {name: parts[name].replace(b"</Relationships>", dangling.encode())}

    assert text_of(tmp_path, rebuilt(document_bytes(ORDER), change)) == ORDER


def test_the_main_part_is_the_one_the_package_names(tmp_path):
    def change(parts: dict) -> dict:
        moved = {name.replace("word/document.xml", "word/text.xml"): content for name, content in parts.items()}
        moved["word/_rels/text.xml.rels"] = moved.pop("word/_rels/document.xml.rels")
        moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"document.xml", b"text.xml")
        return moved

    assert text_of(tmp_path, rebuilt(document_bytes(ORDER), change)) == ORDER


def test_a_field_that_never_ends_swallows_nothing(tmp_path):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    assert text_of(tmp_path, package(f"<w:p>{begin}{run('甲')}</w:p>{p('乙')}")) == "甲\n乙"


@pytest.mark.parametrize(
    ("code", "text"),
    [(r" eq \o\ac(○,12) ", "⑫甲"), (r"EQ \o\ac(□,急)", "急甲")],
)
def test_enclosed_characters_are_read(tmp_path, code, text):
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")}
    asked = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    assert text_of(tmp_path, package(f"<w:p>{marks['begin']}{asked}{marks['end']}{run('甲')}</w:p>")) == text


def test_what_is_printed_again_and_again_has_a_limit(tmp_path):
    merged = "<w:tc><w:tcPr><w:vMerge {}/></w:tcPr>{}</w:tc><w:tc>{}</w:tc>"
    first = merged.format('w:val="restart"', p("甲" * 100_000), p("乙"))
    again = f"<w:tr>{merged.format('', p(), p('丙'))}</w:tr>" * 30
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, package(f"<w:tbl><w:tr>{first}</w:tr>{again}</w:tbl>"))
    assert caught.value.key == "TOO_BIG.text"


EQUATIONS = {
    "a power": ("<m:sSup><m:e>{10}</m:e><m:sup>{8}</m:sup></m:sSup>", "10⁸"),
    "a power in words": ("<m:sSup><m:e>{x}</m:e><m:sup>{年}</m:sup></m:sSup>", "x^年"),
    "an index": ("<m:sSub><m:e>{CO}</m:e><m:sub>{2}</m:sub></m:sSub>", "CO₂"),
    "a root": ("<m:rad><m:deg/><m:e>{2}</m:e></m:rad>", "√2"),
    "a fraction of sums": ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
    "brackets": ("<m:d><m:e>{x}</m:e><m:e>{y}</m:e></m:d>", "(x|y)"),
    "brackets of one's own": (
        '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{x}</m:e></m:d>',
        "[x]",
    ),
    "a sum": (
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{1}</m:sub><m:sup>{n}</m:sup><m:e>{x}</m:e></m:nary>',
        "∑₁ⁿx",
    ),
    "a matrix": (
        "<m:m><m:mr><m:e>{1}</m:e><m:e>{2}</m:e></m:mr><m:mr><m:e>{3}</m:e><m:e>{4}</m:e></m:mr></m:m>",
        "1 2; 3 4",
    ),
}


@pytest.mark.parametrize(("xml", "text"), EQUATIONS.values(), ids=EQUATIONS)
def test_an_equation_is_written_in_one_line(tmp_path, xml, text):
    written = xml.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")
    assert text_of(tmp_path, package(f"<w:p>{run('值')}<m:oMath>{written}</m:oMath></w:p>")) == f"值{text}"
