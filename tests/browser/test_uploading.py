"""Uploading in a real browser: choose files, look, put right, import."""

from playwright.sync_api import expect

from tests.intake.files.docx import document_bytes, put
from tests.intake.files.words import DATED, ORDER, OTHER
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


HEAD = "青禾县人民政府网\n首页 > 要闻 > 正文\n字号：大 中 小\n"
FOOT = "责任编辑：值班员\n打印　关闭\n"


def test_head_and_foot_of_a_web_page_are_left_out_without_a_script(another_page, admin_user, tmp_path):
    web = put(tmp_path, "网页.txt", (HEAD + DATED + FOOT).encode())
    page = another_page(admin_user, java_script_enabled=False)
    page.goto("/admin/tracker/sourcefile/add/")
    page.locator("input[type=file]").set_input_files([web])
    page.locator("input[type=submit].default").click()

    page.locator(".cuts summary").click()
    page.get_by_role("radio", name=DATED.splitlines()[0]).check()
    page.locator("button[value*=leave_out_above]").click()
    assert HEAD.splitlines()[0] in page.locator(".left-out").inner_text()

    page.locator(".cuts summary").click()
    page.get_by_role("radio", name="责任编辑").check()
    page.locator("button[value*=leave_out_from]").click()
    assert page.locator(".left-out").count() == 2

    page.locator("input[name$=-speaker]").fill("周某")
    page.locator("input[name$=-speaker]").press("Enter")
    page.locator(".messagelist .success").wait_for()
    speech = Speech.objects.get()
    assert (speech.text, str(speech.speaker)) == (DATED, "县长 周某")


def test_what_a_step_lacks_is_asked_for_where_the_page_comes_back_to(log_in, admin_user, tmp_path):
    files = [put(tmp_path, f"讲话{n}.txt", f"{DATED}第{n}稿。\n".encode()) for n in range(3)]
    page = log_in(admin_user)
    page.goto("/admin/tracker/sourcefile/add/")
    page.locator("input[type=file]").set_input_files(files)
    page.locator("input[type=submit].default").click()
    last = page.locator(".file").last
    last.locator(".cuts summary").click()
    last.locator("button[value*=leave_out_above]").click()

    expect(page.locator(".errornote")).to_be_in_viewport()


def test_a_day_typed_for_one_speech_serves_all_of_the_file_without_a_script(another_page, admin_user, tmp_path):
    both = put(tmp_path, "两篇.txt", (DATED + ORDER * 10 + "\n" + OTHER + ORDER * 10).encode())
    page = another_page(admin_user, java_script_enabled=False)
    page.goto("/admin/tracker/sourcefile/add/")
    page.locator("input[type=file]").set_input_files([both])
    page.locator("input[type=submit].default").click()

    days = page.locator("input[name$=-held_on]")
    assert days.count() == 2
    days.nth(0).fill("2026-09-03")
    page.locator("button.same-day").nth(0).click()

    expect(days.nth(1)).to_have_value("2026-09-03")
    assert not Speech.objects.exists()
