"""The original of a speech, handed out as it came, and only to who may read it."""

import hashlib

from tests.builders import a_directive, a_speech, a_supervisor
from tests.pages import directive_page
from tracker.files.store import path_of
from tracker.models import SourceFile, Speech


def stored(content: bytes, name: str) -> Speech:
    """A speech whose original lies in the store."""
    speech = a_speech()
    sha256 = hashlib.sha256(content).hexdigest()
    SourceFile.objects.filter(pk=speech.source.pk).update(sha256=sha256, name=name)
    path_of(sha256).parent.mkdir(parents=True)
    path_of(sha256).write_bytes(content)
    return speech


def test_the_original_is_handed_out_byte_for_byte_to_be_saved(client, db):
    client.force_login(a_supervisor(permissions=("tracker.view_speech",)))
    speech = stored(b"<script>alert(1)</script>\x00\xff", "讲话 “定稿”.html")

    answer = client.get(f"/speeches/{speech.pk}/source/")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>\x00\xff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_the_original_is_kept_from_those_without_permission(supervisor):
    speech = stored(b"x", "a.txt")
    assert supervisor.get(f"/speeches/{speech.pk}/source/").status_code == 403
    links = directive_page(supervisor, a_directive(speech=speech)).xpath("//@href")
    assert f"/speeches/{speech.pk}/source/" not in links


def test_an_original_missing_from_the_store_is_not_found(client, db):
    client.force_login(a_supervisor(permissions=("tracker.view_speech",)))
    speech = a_speech()
    answer = client.get(f"/speeches/{speech.pk}/source/")
    assert answer.status_code == 404
    assert f"“{speech.source.name}”" in answer.content.decode()


def test_a_damaged_original_is_not_handed_out_but_said(client, db):
    client.force_login(a_supervisor(permissions=("tracker.view_speech",)))
    speech = stored(b"as it came", "纪要.docx")
    path_of(SourceFile.objects.get(pk=speech.source.pk).sha256).write_bytes(b"as it comE")

    answer = client.get(f"/speeches/{speech.pk}/source/")

    assert answer.status_code == 409
    assert "Content-Disposition" not in answer
    assert "“纪要.docx”" in answer.content.decode()
