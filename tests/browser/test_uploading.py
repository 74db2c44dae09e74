"""Uploading in a real browser: choose files, look, put right, import."""

from tests.intake.files.docx import document_bytes, put
from tests.intake.files.words import DATED, ORDER
from tracker.models import Speech


def test_files_are_chosen_looked_at_put_right_and_imported(page, log_in, admin_user, complaints, tmp_path):
    good = put(tmp_path, "讲话.docx", document_bytes(*DATED.splitlines()))
    bad = put(tmp_path, "空.txt", b"")
    log_in(admin_user).goto("/admin/tracker/speech/")
    page.locator(".object-tools a.addlink").click()
    page.locator("input[type=file]").set_input_files([good, bad])
    page.locator("input[type=submit].default").click()

    assert "[EMPTY]" in page.locator(".bad").inner_text()
    assert ORDER in page.locator(".first-lines").inner_text()
    page.locator("input[name$=-speaker]").fill("周某")
    page.locator("input[type=submit].default").click()

    page.locator(".messagelist .success").wait_for()
    assert str(Speech.objects.get().speaker) == "县长 周某"
    assert complaints == []
