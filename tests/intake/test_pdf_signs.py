"""The signs of a PDF: doubled to look bold, or none that any program could read."""

import pytest

from extraction.intake import IntakeError, open_document
from extraction.intake.pdf.signs import Sign
from extraction.intake.pdf.writing import is_writing
from tests.intake.files.docx import put
from tests.intake.files.fonts import named_glyphs, private_use, unmapped
from tests.intake.files.pages import LEFT, SIZE, Words, at, drawn
from tests.intake.files.pdf import merged, pdf_bytes

ORDER = "县水利局要在5月20日前检修泵站16座。"


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "speech.pdf", data))


def signs(text: str, shift: float = 0, row: int = 0) -> list[Words]:
    return [Words(sign, LEFT + SIZE * place + shift, at(0, row, "").y) for place, sign in enumerate(text)]


BOLD = {
    "the line twice": [Words(ORDER, LEFT), Words(ORDER, LEFT + 0.4)],
    "the line three times": [Words(ORDER, LEFT + 0.3 * times) for times in range(3)],
    "the line twice, one above the other": [Words(ORDER, LEFT, 700), Words(ORDER, LEFT, 700.35)],
    "the line twice at one place": [Words(ORDER), Words(ORDER)],
    "each sign twice": [
        each
        for pair in zip(signs("县水利局要检修泵站。"), signs("县水利局要检修泵站。", 0.5), strict=True)
        for each in pair
    ],
    "some words twice": [Words("县水利局"), Words("县水利局", LEFT + 0.4), Words("要检修泵站。", LEFT + 4 * SIZE)],
}


@pytest.mark.parametrize("words", BOLD.values(), ids=BOLD)
def test_signs_doubled_to_look_bold_are_single(tmp_path, words):
    assert opened(tmp_path, drawn(words)).text in {ORDER, "县水利局要检修泵站。"}


@pytest.mark.parametrize("line", ["天天巡、人人管，好好研究研究。", "试点……——再推开"])
def test_signs_that_their_author_doubled_stay(tmp_path, line):
    assert opened(tmp_path, drawn(signs(line))).text == line


def test_figures_that_repeat_a_digit_stay(tmp_path):
    assert opened(tmp_path, pdf_bytes(["111户、2200万元、88.88%"])).text == "111户、2200万元、88.88%"


def test_a_line_that_its_author_wrote_twice_stays(tmp_path):
    assert opened(tmp_path, drawn([at(LEFT, 0, ORDER), at(LEFT, 1, ORDER)])).text == f"{ORDER}\n{ORDER}"


UNREADABLE = {"glyph names": named_glyphs, "private use": private_use, "numbers of glyphs": unmapped}


@pytest.mark.parametrize("build", UNREADABLE.values(), ids=UNREADABLE)
def test_signs_that_are_no_writing_are_refused_as_a_scan_is(tmp_path, build):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, build(ORDER * 3))
    assert caught.value.code == "NO_TEXT"
    assert "OCR" in str(caught.value)


@pytest.mark.parametrize("build", UNREADABLE.values(), ids=UNREADABLE)
def test_a_page_that_is_no_writing_is_named_among_others(tmp_path, build):
    document = opened(tmp_path, merged(pdf_bytes([ORDER]), build(ORDER * 3), pdf_bytes(["乙方。"])))
    assert document.text == f"{ORDER}\n乙方。"
    assert [(note.key, note.params["pages"]) for note in document.notes] == [("pages_without_text", "2")]


def test_a_cover_that_can_be_read_makes_no_text_of_what_cannot(tmp_path):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, merged(pdf_bytes(["乙方。"]), *[unmapped(ORDER * 3)] * 3))
    assert caught.value.key == "NO_TEXT.no_writing"


def test_the_dots_of_a_table_of_contents_do_not_make_it_writing():
    silent = [Sign("\ue001", 0, 0, 1, 1, known=False)] * 30
    assert not is_writing(silent + [Sign("…", 0, 0, 1, 1)] * 90)
    assert is_writing([Sign("办", 0, 0, 1, 1)] * 30 + [Sign("…", 0, 0, 1, 1)] * 90)


def test_a_bullet_of_a_picture_font_spoils_no_page(tmp_path):
    document = opened(tmp_path, merged(pdf_bytes([ORDER]), private_use("甲", beside=ORDER)))
    assert document.text.count(ORDER) == 2


@pytest.mark.parametrize("text", ["The county shall report before May.", "2026-05-20", "ISO 9001 / GB 2312"])
def test_latin_writing_is_writing(tmp_path, text):
    assert opened(tmp_path, pdf_bytes([text])).text == text
