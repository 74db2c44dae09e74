"""What an upload must not let through: forged lists, tricky names, markup, strangers, sheer size."""

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import pages
from tests.builders import a_user
from tests.extraction.uploading import confirmed, filled_in, page, uploaded
from tests.intake.files.words import DATED, ORDER
from tracker.models import SourceFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]


def test_whoever_had_to_log_in_anew_while_confirming_is_told_that_nothing_was_saved(client):
    response = client.get(reverse("admin:tracker_sourcefile_confirm"), follow=True)
    assert response.redirect_chain == [(reverse("admin:tracker_sourcefile_add"), 302)]
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_a_list_of_files_is_good_for_a_day(client, monkeypatch):
    response = uploaded(client, a__txt=DATED)
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 24 * 60 * 60 + 60)
    assert confirmed(client, response).url == reverse("admin:tracker_sourcefile_add")
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("batch", ["", "forged", "WzFd:1abcde:forged"])
def test_a_forged_list_of_files_records_nothing(client, batch):
    sent = filled_in(uploaded(client, a__txt=DATED)) | {"batch": batch}
    assert client.post(reverse("admin:tracker_sourcefile_confirm"), sent).status_code == 302
    assert not SourceFile.objects.exists()


def test_without_a_file_the_page_says_so(client):
    response = client.post(reverse("admin:tracker_sourcefile_add"), {})
    assert response.status_code == 422
    assert "errorlist" in page(response)


def test_names_are_cleaned_before_they_are_shown_or_kept(client):
    upload = SimpleUploadedFile("x.txt", DATED.encode())
    upload._name = "..\\..\\\u202etxt.<b>.txt"
    response = client.post(reverse("admin:tracker_sourcefile_add"), {"uploads": [upload]})
    confirmed(client, response)
    assert SourceFile.objects.get().name == "txt._b_.txt"


def test_text_never_becomes_markup(client):
    shown = page(uploaded(client, a__txt=f"<script>alert(1)</script>\n<img src=x onerror=alert(2)>\n{ORDER}"))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_no_page_carries_inline_script_or_style(client):
    pages = [page(client.get(reverse("admin:tracker_sourcefile_add"))), page(uploaded(client, a__txt=DATED, b__txt=""))]
    for shown in pages:
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", shown)


@pytest.mark.parametrize("step", ["add", "confirm"])
def test_uploading_needs_the_permission(client, step):
    client.force_login(a_user(is_staff=True, permissions=("tracker.view_speech",)))
    assert client.post(reverse(f"admin:tracker_sourcefile_{step}"), {}).status_code == 403


@pytest.mark.parametrize("step", ["add", "confirm"])
def test_visitors_are_asked_to_log_in(client, step):
    client.logout()
    response = client.post(reverse(f"admin:tracker_sourcefile_{step}"), {})
    assert response.status_code == 401
    [form] = [form for form in pages.page(response).forms if "username" in form.fields]
    assert form.action == reverse("login")
    assert not SourceFile.objects.exists()


def test_the_page_says_beforehand_how_many_files_can_be_sent_at_once(client, settings):
    assert str(settings.DATA_UPLOAD_MAX_NUMBER_FILES) in page(client.get(reverse("admin:tracker_sourcefile_add")))
    one_more = {f"{n}__txt": DATED for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)}
    assert uploaded(client, **one_more).status_code == 400


def test_more_than_the_cap_is_refused_before_it_is_read(client, settings):
    settings.UPLOAD_MAX_BYTES = 10_000
    response = uploaded(client, a__txt=DATED * 100)
    assert response.status_code == 413
    assert "[TOO_BIG]" in page(response)


@pytest.mark.parametrize("announced", ["9" * 5000, "²", "-1", "1e5"])
def test_a_length_that_is_none_is_refused_like_one_that_is_too_long(client, announced):
    answer = client.post(reverse("admin:tracker_sourcefile_add"), {}, CONTENT_LENGTH=announced)
    assert answer.status_code == 413
