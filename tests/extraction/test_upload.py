"""Uploading in the admin: look first, record after; what is bad is told, what is good is kept."""

import re
from datetime import date
from pathlib import PurePath

import pytest
from django.urls import reverse

from extraction.intake import read_file
from extraction.models import Proposal
from tests.builders import a_reviewer
from tests.extraction.uploading import confirmed, filled_in, page, uploaded
from tests.intake.files.docx import document_bytes, zipped
from tests.intake.files.words import DATED, MEETING, ORDER, OTHER, SECOND, TITLE
from tracker.models import Meeting, SourceFile, Speech

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reviewer(client):
    user = a_reviewer("zhoumin")
    client.force_login(user)
    return user


def test_the_upload_page_asks_for_files(client):
    response = client.get(reverse("admin:tracker_sourcefile_add"))
    assert response.status_code == 200
    assert re.search(r'<input type="file"[^>]* multiple', page(response))


def test_an_upload_shows_what_was_guessed_and_records_nothing(client):
    response = uploaded(client, speech__txt=DATED.encode("gb18030"))
    assert response.status_code == 200
    shown = page(response)
    for guess in (TITLE, "2026-09-28", "林某", "县长", ORDER, "GB18030"):
        assert guess in shown
    assert not SourceFile.objects.exists()


def test_confirming_records_file_meeting_speaker_speech_and_proposals(client):
    response = confirmed(client, uploaded(client, speech__txt=DATED))
    assert response.status_code == 302
    speech = Speech.objects.get()
    assert (speech.text, speech.title) == (DATED, TITLE)
    assert (speech.meeting.title, speech.meeting.held_on) == (MEETING, date(2026, 9, 28))
    assert str(speech.speaker) == "县长 林某"
    assert speech.source.imported_by == "zhoumin"
    assert speech.proposals.exists()


def test_an_imported_file_still_says_how_it_was_read(client):
    confirmed(client, uploaded(client, speech__txt=DATED.encode("gb18030")))
    source = SourceFile.objects.get()
    address = reverse("admin:tracker_sourcefile_change", args=[source.pk])
    response = client.get(address, headers={"accept-language": "en"})
    assert source.sha256 in page(response)
    assert "Read as GB18030" in page(response)


def test_both_lists_lead_to_the_upload(client):
    for model in ("speech", "sourcefile"):
        shown = page(client.get(reverse(f"admin:tracker_{model}_changelist")))
        assert reverse("admin:tracker_sourcefile_add") in shown


def test_corrections_win_over_guesses(client):
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
def test_an_impossible_day_is_marked_and_nothing_is_recorded(client, day):
    response = confirmed(client, uploaded(client, a__txt=DATED, b__txt=OTHER), held_on=day)
    assert response.status_code == 422
    assert page(response).count('class="errorlist"') == 2
    assert day in page(response)
    assert not SourceFile.objects.exists()


def test_a_page_with_mistakes_can_be_put_right_and_sent_again(client):
    again = confirmed(client, uploaded(client, a__txt=DATED), held_on="2026-02-30", title="护林防火讲话")
    assert confirmed(client, again, held_on="2026-02-28").status_code == 302
    assert Speech.objects.get().title == "护林防火讲话"
    assert Meeting.objects.get().held_on == date(2026, 2, 28)


def test_bad_files_are_told_and_good_ones_kept(client):
    response = uploaded(client, a__txt=DATED, b__docx=b"no document", c__txt=b"")
    assert response.status_code == 200
    for told in ("b.docx", "[WRONG_TYPE]", "c.txt", "[EMPTY]"):
        assert told in page(response)
    confirmed(client, response)
    assert SourceFile.objects.get().name == "a.txt"


def test_a_mistake_of_the_reader_costs_one_file_and_no_other(client, monkeypatch, caplog):
    def stumble(path, name, **options):
        return 1 / 0 if name == "b.txt" else read_file(path, name, **options)

    monkeypatch.setattr("extraction.actions.receiving.read_file", stumble)
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    assert [file.received.name for file in response.context["files"]] == ["a.txt"]
    assert "ZeroDivisionError" in page(response)
    assert "b.txt" in caplog.text


def test_only_bad_files_bring_back_the_upload_page_with_the_reasons(client):
    response = uploaded(client, a__txt="有\0非法字符")
    assert response.status_code == 422
    assert "[BAD_CHAR]" in page(response)
    assert '<input type="file"' in page(response)


def test_an_archive_shows_each_of_its_speeches(client):
    response = uploaded(client, all__zip=zipped({"a.txt": DATED, "b.txt": OTHER, "c.exe": b"MZ"}))
    assert [file.received.name for file in response.context["files"]] == ["all.zip/a.txt", "all.zip/b.txt"]
    assert "[WRONG_TYPE]" in page(response)
    confirmed(client, response)
    assert Speech.objects.count() == 2


def test_what_does_not_fit_one_page_is_told_and_can_be_uploaded_after(client, monkeypatch):
    monkeypatch.setattr("extraction.admin.batches.MAX_SPEECHES", 1)
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    assert [file.received.name for file in response.context["files"]] == ["a.txt"]
    assert [file.name for file in response.context["bad"]] == ["b.txt"]
    confirmed(client, response)
    assert [file.received.name for file in uploaded(client, b__txt=OTHER).context["files"]] == ["b.txt"]


def test_a_file_can_be_left_out(client):
    response = uploaded(client, a__txt=DATED, b__txt=OTHER)
    left_out = response.context["files"][0].skip_name
    client.post(reverse("admin:tracker_sourcefile_confirm"), filled_in(response) | {left_out: "on"})
    assert SourceFile.objects.get().name == "b.txt"


def test_two_speeches_of_one_file_are_confirmed_apart(client):
    text = DATED + ORDER * 10 + "\n" + OTHER + SECOND * 10 + "\n"
    response = uploaded(client, both__txt=text)
    [file] = response.context["files"]
    assert len(file.speeches) == 2
    confirmed(client, response)
    assert "".join(speech.text for speech in Speech.objects.order_by("start")) == text


def test_a_known_file_leads_to_the_first_import(client):
    confirmed(client, uploaded(client, a__txt=DATED))
    speech = Speech.objects.get()
    response = uploaded(client, b__txt=DATED)
    assert response.status_code == 422
    assert reverse("admin:tracker_speech_change", args=[speech.pk]) in page(response)
    assert "zhoumin" in page(response)


def test_confirming_twice_records_once(client):
    response = uploaded(client, a__txt=DATED)
    confirmed(client, response)
    before = Proposal.objects.count()
    second = confirmed(client, response)
    assert second.status_code in (302, 422)
    assert (Speech.objects.count(), Proposal.objects.count()) == (1, before)


@pytest.mark.parametrize(
    "upload",
    [{"a__txt": DATED, "b__txt": DATED}, {"all__zip": zipped({"a.txt": DATED, "b.txt": DATED})}],
    ids=["side by side", "in an archive"],
)
def test_the_same_bytes_twice_in_one_upload_are_taken_once_and_that_is_said(client, upload):
    response = uploaded(client, **upload)
    assert [PurePath(file.received.name).name for file in response.context["files"]] == ["a.txt"]
    assert [PurePath(file.name).name for file in response.context["bad"]] == ["b.txt"]
    assert "a.txt" in response.context["bad"][0].reason


def test_a_file_of_more_speeches_than_a_form_can_send_is_refused(client, monkeypatch):
    monkeypatch.setattr("extraction.admin.batches.MAX_SPEECHES_OF_ONE_FILE", 1)
    response = uploaded(client, both__txt=DATED + ORDER * 10 + "\n" + OTHER + SECOND * 10 + "\n")
    assert response.status_code == 422
    assert "import_speeches" in page(response)


def test_an_archive_without_files_says_so(client):
    response = uploaded(client, empty__zip=zipped({}))
    assert response.status_code == 422
    assert "[EMPTY]" in page(response)
