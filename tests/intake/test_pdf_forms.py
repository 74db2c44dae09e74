"""What was typed into a PDF after it was printed: form fields and notes."""

import pytest

from extraction.intake import IntakeError, open_document
from tests.intake.files.docx import put
from tests.intake.files.forms import (
    checkbox,
    choice,
    comment,
    dynamic_form,
    field,
    filled,
    note_on_page,
    parent_and_child,
)
from tests.intake.files.pages import LEFT, at, drawn
from tests.intake.files.parts import picture_in_forms
from tests.intake.files.pdf import encrypted, pdf_bytes, scanned_pdf, scanned_with_foot, signed_scan

LABELS = ["任务：检修泵站", "牵头单位：", "完成时限："]


def opened(tmp_path, data: bytes):
    return open_document(put(tmp_path, "speech.pdf", data))


def form(*annotations) -> bytes:
    return filled(drawn([at(LEFT, row, label) for row, label in enumerate(LABELS)]), *annotations)


def test_a_filled_in_field_is_read_behind_its_label(tmp_path):
    document = opened(
        tmp_path, form(field("lead", "县水利局", LEFT + 80, 1), field("due", "2026年5月20日前", LEFT + 80, 2))
    )
    assert document.text == "任务：检修泵站\n牵头单位：县水利局\n完成时限：2026年5月20日前"
    assert [(note.key, note.params) for note in document.notes] == [("typed_in_read", {"count": 2})]


def test_a_field_whose_value_its_parent_holds_is_read(tmp_path):
    assert "牵头单位：县水利局" in opened(tmp_path, form(parent_and_child("县水利局", LEFT + 80, 1))).text


def test_a_chosen_value_is_read(tmp_path):
    assert (
        "牵头单位：县水利局" in opened(tmp_path, form(choice(["县林业局", "县水利局"], "县水利局", LEFT + 80, 1))).text
    )


def test_a_field_of_several_lines_is_read_whole(tmp_path):
    text = opened(tmp_path, form(field("lead", "县水利局\r县财政局", LEFT + 80, 1))).text
    assert "县水利局" in text
    assert "县财政局" in text


@pytest.mark.parametrize(("on", "sign"), [(True, "☑"), (False, "☐")])
def test_a_box_is_read_as_ticked_or_not(tmp_path, on, sign):
    assert f"牵头单位：{sign}" in opened(tmp_path, form(checkbox(on, LEFT + 80, 1))).text


def test_an_empty_field_says_nothing(tmp_path):
    document = opened(tmp_path, form(field("lead", "", LEFT + 80, 1)))
    assert document.text == "\n".join(LABELS)
    assert not document.notes


def test_a_hidden_field_says_nothing(tmp_path):
    assert "密" not in opened(tmp_path, form(field("lead", "密", LEFT + 80, 1, hidden=True))).text


def test_a_note_typed_onto_the_page_is_read(tmp_path):
    document = opened(tmp_path, form(note_on_page("改为5月15日前", LEFT + 200, 2)))
    assert "改为5月15日前" in document.text
    assert [note.key for note in document.notes] == ["typed_in_read"]


def test_a_comment_is_left_out_and_said(tmp_path):
    document = opened(tmp_path, form(comment("这里请再核实", LEFT + 200, 2)))
    assert document.text == "\n".join(LABELS)
    assert [note.key for note in document.notes] == ["comments_left_out"]


def test_a_form_that_holds_nothing_but_its_fields_is_read(tmp_path):
    document = opened(tmp_path, filled(drawn([]), field("lead", "县水利局要检修泵站。", LEFT, 1)))
    assert document.text == "县水利局要检修泵站。"


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_password_for_permissions_is_no_password(tmp_path, algorithm):
    assert opened(tmp_path, encrypted(pdf_bytes(LABELS), "", algorithm)).text == "\n".join(LABELS)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_for_opening_is_asked_for(tmp_path, algorithm):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, encrypted(pdf_bytes(LABELS), "柳叶", algorithm))
    assert caught.value.key == "ENCRYPTED"


def test_a_form_that_only_one_program_can_show_is_refused(tmp_path):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, dynamic_form(pdf_bytes(["Please wait..."])))
    assert caught.value.key == "NO_TEXT.dynamic_form"


SCANS = {
    "a picture": scanned_pdf,
    "in a form": lambda: picture_in_forms(1),
    "in a form in a form": lambda: picture_in_forms(2),
    "with a foot that counts": scanned_with_foot,
    "signed by a program": signed_scan,
    "signed page by page": lambda: signed_scan(3),
}


@pytest.mark.parametrize("build", SCANS.values(), ids=SCANS)
def test_a_scan_is_refused_with_the_way_out(tmp_path, build):
    with pytest.raises(IntakeError) as caught:
        opened(tmp_path, build())
    assert caught.value.key == "NO_TEXT.scanned"
