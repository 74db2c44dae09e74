"""Uploading in the admin: look first, record after; what is bad is told, what is good is kept."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from extraction.core import read
from extraction.models import Proposal
from tests.builders import a_reviewer, a_user
from tests.extraction.files.docx import document_bytes, zipped
from tests.extraction.files.words import ORDER, SECOND, TITLE
from tracker.models import Meeting, SourceFile, Speech

pytestmark = pytest.mark.django_db

DATED = f"{TITLE}\n（2026年9月28日）\n县长  林某\n同志们：\n{ORDER}\n{SECOND}\n"
OTHER = DATED.replace("护林防火", "学校安全")


@pytest.fixture
def reviewer(client):
    user = a_reviewer("zhoumin")
    client.force_login(user)
    return user


def uploaded(client, **files: bytes | str):
    """The answer to uploading these files, ``__`` in a name standing for the dot."""
    content = [
        SimpleUploadedFile(name.replace("__", "."), data.encode() if isinstance(data, str) else data)
        for name, data in files.items()
    ]
    return client.post(reverse("admin:tracker_sourcefile_add"), {"uploads": content})


def page(response) -> str:
    return response.content.decode()


def filled_in(response) -> dict[str, str]:
    """What a browser would send if nothing on the page were changed."""
    sent = {"batch": response.context["batch"]}
    for file in response.context["files"]:
        for speech in file.speeches:
            for field in speech:
                value = field.value()
                sent[field.html_name] = "" if value is None else str(value)
    return sent


def confirmed(client, response, **changes: str):
    """The answer to confirming the page, with the fields that end in these names changed."""
    sent = filled_in(response)
    for ending, value in changes.items():
        sent |= {name: value for name in sent if name.endswith(f"-{ending}")}
    return client.post(reverse("admin:tracker_sourcefile_confirm"), sent)


def test_the_upload_page_asks_for_files(client, reviewer):
    response = client.get(reverse("admin:tracker_sourcefile_add"))
    assert response.status_code == 200
    assert re.search(r'<input type="file"[^>]* multiple', page(response))


def test_an_upload_shows_what_was_guessed_and_records_nothing(client, reviewer):
    response = uploaded(client, speech__txt=DATED.encode("gb18030"))
    assert response.status_code == 200
    shown = page(response)
    for guess in (TITLE, "2026-09-28", "林某", "县长", ORDER, "GB18030"):
        assert guess in shown
    assert not SourceFile.objects.exists()


def test_confirming_records_file_meeting_speaker_speech_and_proposals(client, reviewer):
    response = confirmed(client, uploaded(client, speech__txt=DATED))
    assert response.status_code == 302
    speech = Speech.objects.get()
    assert (speech.text, speech.title) == (DATED, TITLE)
    assert (speech.meeting.title, speech.meeting.held_on) == (TITLE, date(2026, 9, 28))
    assert str(speech.speaker) == "县长 林某"
    assert speech.source.imported_by == "zhoumin"
    assert speech.proposals.exists()


def test_corrections_win_over_guesses(client, reviewer):
    confirmed(
        client,
        uploaded(client, speech__docx=document_bytes(*DATED.splitlines())),
        title="护林防火讲话",
        meeting="护林防火调度会",
        held_on="2026-10-08",
        speaker="周某",
        post="县委书记",
    )
    speech = Speech.objects.get()
    assert (speech.title, str(speech.speaker)) == ("护林防火讲话", "县委书记 周某")
    assert (speech.meeting.title, speech.meeting.held_on) == ("护林防火调度会", date(2026, 10, 8))
    assert speech.runs.get().anchor_on == date(2026, 10, 8)


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-01-01", "明天"])
def test_an_impossible_day_is_marked_and_nothing_is_recorded(client, reviewer, day):
    response = confirmed(client, uploaded(client, a__txt=DATED, b__txt=OTHER), held_on=day)
    assert response.status_code == 422
    assert page(response).count('class="errorlist"') == 2
    assert day in page(response)
    assert not SourceFile.objects.exists()


def test_a_page_with_mistakes_can_be_put_right_and_sent_again(client, reviewer):
    again = confirmed(client, uploaded(client, a__txt=DATED), held_on="2026-02-30", title="护林防火讲话")
    assert confirmed(client, again, held_on="2026-02-28").status_code == 302
    assert Speech.objects.get().title == "护林防火讲话"
    assert Meeting.objects.get().held_on == date(2026, 2, 28)


def test_bad_files_are_told_and_good_ones_kept(client, reviewer):
    response = uploaded(client, a__txt=DATED, b__docx=b"no document", c__txt=b"")
    assert response.status_code == 200
    for told in ("b.docx", "[WRONG_TYPE]", "c.txt", "[EMPTY]"):
        assert told in page(response)
    confirmed(client, response)
    assert SourceFile.objects.get().name == "a.txt"


def test_a_mistake_of_the_reader_costs_one_file_and_no_other(client, reviewer, monkeypatch, caplog):
    def stumble(text, **options):
        return 1 / 0 if "学校安全" in text else read(text, **options)

    monkeypatch.setattr("extraction.actions.importing.read", stumble)
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    assert [file.received.name for file in response.context["files"]] == ["a.txt"]
    assert "ZeroDivisionError" in page(response)
    assert "b.txt" in caplog.text


def test_only_bad_files_bring_back_the_upload_page_with_the_reasons(client, reviewer):
    response = uploaded(client, a__txt="有\0非法字符")
    assert response.status_code == 422
    assert "[BAD_CHAR]" in page(response)
    assert '<input type="file"' in page(response)


def test_an_archive_shows_each_of_its_speeches(client, reviewer):
    response = uploaded(client, all__zip=zipped({"a.txt": DATED, "b.txt": OTHER, "c.exe": b"MZ"}))
    assert [file.received.name for file in response.context["files"]] == ["a.txt", "b.txt"]
    assert "[WRONG_TYPE]" in page(response)
    confirmed(client, response)
    assert Speech.objects.count() == 2


def test_what_does_not_fit_one_page_is_told_and_can_be_uploaded_after(client, reviewer, monkeypatch):
    monkeypatch.setattr("extraction.admin.batches.MAX_SPEECHES", 1)
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    assert [file.received.name for file in response.context["files"]] == ["a.txt"]
    assert [file.name for file in response.context["bad"]] == ["b.txt"]
    confirmed(client, response)
    assert [file.received.name for file in uploaded(client, b__txt=OTHER).context["files"]] == ["b.txt"]


def test_a_file_can_be_left_out(client, reviewer):
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    left_out = response.context["files"][0].skip_name
    client.post(reverse("admin:tracker_sourcefile_confirm"), filled_in(response) | {left_out: "on"})
    assert SourceFile.objects.get().name == "b.txt"


def test_two_speeches_of_one_file_are_confirmed_apart(client, reviewer):
    text = DATED + ORDER * 10 + "\n" + OTHER + SECOND * 10 + "\n"
    response = uploaded(client, both__txt=text)
    [file] = response.context["files"]
    assert len(file.speeches) == 2
    confirmed(client, response)
    assert "".join(speech.text for speech in Speech.objects.order_by("start")) == text


def test_a_known_file_leads_to_the_first_import(client, reviewer):
    confirmed(client, uploaded(client, a__txt=DATED))
    speech = Speech.objects.get()
    response = uploaded(client, b__txt=DATED)
    assert response.status_code == 422
    assert reverse("admin:tracker_speech_change", args=[speech.pk]) in page(response)
    assert "zhoumin" in page(response)


def test_confirming_twice_records_once(client, reviewer):
    response = uploaded(client, a__txt=DATED)
    confirmed(client, response)
    before = Proposal.objects.count()
    second = confirmed(client, response)
    assert second.status_code in (302, 422)
    assert (Speech.objects.count(), Proposal.objects.count()) == (1, before)


def test_the_same_bytes_twice_in_one_upload_are_shown_once(client, reviewer):
    assert len(uploaded(client, a__txt=DATED, b__txt=DATED).context["files"]) == 1


@pytest.mark.parametrize("batch", ["", "forged", "WzFd:1abcde:forged"])
def test_a_forged_list_of_files_records_nothing(client, reviewer, batch):
    sent = filled_in(uploaded(client, a__txt=DATED)) | {"batch": batch}
    assert client.post(reverse("admin:tracker_sourcefile_confirm"), sent).status_code == 302
    assert not SourceFile.objects.exists()


def test_without_a_file_the_page_says_so(client, reviewer):
    response = client.post(reverse("admin:tracker_sourcefile_add"), {})
    assert response.status_code == 422
    assert "errorlist" in page(response)


def test_names_are_cleaned_before_they_are_shown_or_kept(client, reviewer):
    upload = SimpleUploadedFile("x.txt", DATED.encode())
    upload._name = "..\\..\\\u202etxt.<b>.txt"
    response = client.post(reverse("admin:tracker_sourcefile_add"), {"uploads": [upload]})
    confirmed(client, response)
    assert SourceFile.objects.get().name == "txt._b_.txt"


def test_text_never_becomes_markup(client, reviewer):
    shown = page(uploaded(client, a__txt=f"<script>alert(1)</script>\n<img src=x onerror=alert(2)>\n{ORDER}"))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_no_page_carries_inline_script_or_style(client, reviewer):
    pages = [page(client.get(reverse("admin:tracker_sourcefile_add"))), page(uploaded(client, a__txt=DATED, b__txt=""))]
    for shown in pages:
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", shown)


@pytest.mark.parametrize("step", ["add", "confirm"])
def test_uploading_needs_the_permission(client, step):
    client.force_login(a_user(is_staff=True, permissions=("tracker.view_speech",)))
    assert client.post(reverse(f"admin:tracker_sourcefile_{step}"), {}).status_code == 403


@pytest.mark.parametrize("step", ["add", "confirm"])
def test_visitors_are_asked_to_log_in(client, step):
    response = client.post(reverse(f"admin:tracker_sourcefile_{step}"), {})
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_more_than_the_cap_is_refused_before_it_is_read(client, reviewer, settings):
    settings.UPLOAD_MAX_BYTES = 10_000
    response = uploaded(client, a__txt=DATED * 100)
    assert response.status_code == 413
    assert "[TOO_BIG]" in page(response)
