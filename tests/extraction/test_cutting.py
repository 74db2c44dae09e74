"""On the page of an upload parts of a file are left out, and cuts moved, before anything is recorded."""

import re

import pytest
from django.urls import reverse

from tests.extraction.uploading import filled_in, page, uploaded
from tests.intake.files.words import DATED, ORDER, OTHER, SECOND
from tracker.models import SourceFile, Speech

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

HEAD = "青禾县人民政府网\n首页 > 要闻 > 正文\n字号：大 中 小\n"
LIST = "出席：县政府班子成员，各乡镇主要负责同志。\n"
FIRST, LATER = DATED + ORDER * 10 + "\n", OTHER + SECOND * 10 + "\n"
WEB = HEAD + FIRST + LIST


def stepped(client, response, step: str, part: int = 0, at: str = "", **typed: str):
    """The answer to choosing the paragraph that begins with ``at`` and pressing a button of the part's."""
    file = response.context["files"][0]
    parts = file.parts()
    sent = filled_in(response) | {"step": f"{file.prefix} {step} {parts[part].part.start}"}
    sent |= {name: value for ending, value in typed.items() for name in sent if name.endswith(f"-{ending}")}
    if at:
        [chosen] = [start for start, words in parts[part].paragraphs if words.startswith(at)]
        sent |= {parts[part].at_name: str(chosen)}
    return client.post(reverse("admin:tracker_sourcefile_confirm"), sent)


def parts(response) -> list[tuple[bool, str]]:
    """Whether each part is a speech, and its words."""
    [file] = response.context["files"]
    text = file.received.document.text
    return [(each.form is not None, text[each.part.start : each.part.end]) for each in file.parts()]


def recorded(client, response) -> list[str]:
    """The words of the speeches once the page is confirmed."""
    assert client.post(reverse("admin:tracker_sourcefile_confirm"), filled_in(response)).status_code == 302
    return [speech.text for speech in Speech.objects.order_by("start")]


def test_the_page_shows_each_speech_with_its_first_and_last_lines(client):
    text = DATED + "".join(f"第{number}项工作要在{number}月底前完成。\n" for number in range(1, 13)) + LIST
    shown = page(uploaded(client, a__txt=text))
    first, last = re.findall(r'<pre class="first-lines[^"]*">(.*?)</pre>', shown, re.DOTALL)
    assert DATED.splitlines()[0] in first
    assert LIST.strip() in last


def test_head_and_foot_are_left_out_and_the_rest_is_imported(client):
    response = stepped(client, uploaded(client, a__txt=WEB), "leave_out_above", at="在青禾县")
    assert response.status_code == 200
    response = stepped(client, response, "leave_out_from", part=1, at="出席")
    assert parts(response) == [(False, HEAD), (True, FIRST), (False, LIST)]
    assert recorded(client, response) == [FIRST]


def test_nothing_is_recorded_by_a_step(client):
    stepped(client, uploaded(client, a__txt=WEB), "leave_out_above", at="在青禾县")
    assert not SourceFile.objects.exists()


def test_what_was_left_out_can_be_looked_up_beside_the_file(client):
    response = stepped(client, uploaded(client, a__txt=WEB), "leave_out_above", at="在青禾县")
    recorded(client, stepped(client, response, "leave_out_from", part=1, at="出席"))
    source = SourceFile.objects.get()
    shown = page(client.get(reverse("admin:tracker_sourcefile_change", args=[source.pk])))
    assert "首页 &gt; 要闻 &gt; 正文" in shown
    assert LIST.strip() in shown


def test_a_stretch_that_is_cut_anew_says_anew_what_it_is(client):
    circular = "关于近期火情的通报\n" + "各单位要引以为戒。\n" * 9
    response = uploaded(client, a__txt=circular + LATER)
    [form] = response.context["files"][0].speeches
    assert "学校安全" not in form["title"].value()
    response = stepped(client, response, "begin", at="在青禾县")
    first, second = response.context["files"][0].speeches
    assert first["title"].value() == form["title"].value()
    assert "学校安全" in second["title"].value()
    assert str(second["held_on"].value()) == "2026-09-28"


def test_what_was_typed_stays_when_a_cut_is_moved(client):
    response = stepped(
        client, uploaded(client, a__txt=WEB), "leave_out_from", at="出席", speaker="周某", meeting="护林会"
    )
    [form] = response.context["files"][0].speeches
    assert (form["speaker"].value(), form["meeting"].value()) == ("周某", "护林会")


def test_a_whole_speech_is_left_out_and_taken_back(client):
    response = stepped(client, uploaded(client, a__txt=FIRST + LATER), "leave_out", part=1)
    assert [is_speech for is_speech, _words in parts(response)] == [True, False]
    response = stepped(client, response, "take_back", part=1)
    assert recorded(client, response) == [FIRST, LATER]


def test_two_speeches_are_joined(client):
    response = stepped(client, uploaded(client, a__txt=FIRST + LATER), "join", part=1)
    assert recorded(client, response) == [FIRST + LATER]
    assert Speech.objects.get().proposals.filter(text__contains="巡山").exists()


def test_a_cut_is_moved_up_and_down(client):
    response = uploaded(client, a__txt=FIRST + LATER)
    up = stepped(client, response, "give_from_here_to_the_next", at=ORDER * 10)
    assert parts(up) == [(True, DATED), (True, ORDER * 10 + "\n" + LATER)]
    down = stepped(client, up, "give_above_to_the_one_before", part=1, at=LATER.splitlines()[0])
    assert parts(down) == [(True, FIRST), (True, LATER)]


def test_without_a_chosen_paragraph_the_page_asks_for_one(client):
    response = stepped(client, uploaded(client, a__txt=WEB), "leave_out_above")
    assert response.status_code == 422
    assert 'class="errornote"' in page(response)
    assert parts(response) == [(True, WEB)]
    assert '<details class="cuts" open>' in page(response)


@pytest.mark.parametrize("step", ["no_such_step", "__init__", "at"])
def test_a_step_that_is_none_changes_nothing(client, step):
    assert parts(stepped(client, uploaded(client, a__txt=WEB), step, at="出席")) == [(True, WEB)]


@pytest.mark.parametrize("words", ["s0.s7", "s5", "s0.s99999", "'; drop", ""])
def test_a_parting_that_is_none_of_the_file_records_nothing(client, words):
    response = uploaded(client, a__txt=WEB)
    sent = filled_in(response) | {response.context["files"][0].parts_name: words}
    client.post(reverse("admin:tracker_sourcefile_confirm"), sent)
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("number", ["9" * 5000, "²", "٣", "-1", "1e9"])
def test_a_number_that_no_page_sends_makes_no_step_and_no_fault(client, caplog, number):
    response = uploaded(client, a__txt=WEB)
    [file] = response.context["files"]
    for forged in ({"step": f"{file.prefix} begin {number}"}, {file.parts()[0].at_name: number}):
        sent = filled_in(response) | {"step": f"{file.prefix} begin 0"} | forged
        answer = client.post(reverse("admin:tracker_sourcefile_confirm"), sent)
        assert answer.status_code in (200, 422)
        assert parts(answer) == [(True, WEB)]
    assert [record for record in caplog.records if record.exc_info] == []


def test_a_file_of_which_everything_is_left_out_is_not_recorded_and_that_is_said(client):
    response = stepped(client, uploaded(client, a__txt=WEB), "leave_out")
    answer = client.post(reverse("admin:tracker_sourcefile_confirm"), filled_in(response))
    assert "a.txt: " in page(client.get(answer.url)).casefold()
    assert not SourceFile.objects.exists()


def test_of_a_long_speech_the_paragraphs_between_are_shown_on_demand(client):
    text = DATED + "".join(f"第{number}项工作要抓紧。\n" for number in range(200))
    response = uploaded(client, a__txt=text)
    assert page(response).count('type="radio"') < 100
    response = stepped(client, response, "show_all")
    assert page(response).count('type="radio"') == 200 + len(DATED.splitlines())
    assert "第100项工作要抓紧。" in page(response)


def test_a_file_is_not_parted_into_more_than_a_form_can_send(client, monkeypatch):
    monkeypatch.setattr("extraction.admin.batches.MAX_SPEECHES_OF_ONE_FILE", 1)
    response = stepped(client, uploaded(client, a__txt=WEB), "begin", at="出席")
    assert response.status_code == 422
    assert len(response.context["files"][0].speeches) == 1


def test_enter_in_a_field_imports_and_cuts_nothing(client):
    shown = page(uploaded(client, a__txt=WEB))
    first = re.search(r'<(?:input type="submit"|button type="submit")[^>]*>', shown.partition('id="content-main"')[2])
    assert first
    assert "name=" not in first.group()


def days(response) -> list[str]:
    """What stands in the fields for the days, speech by speech."""
    return [str(speech["held_on"].value() or "") for speech in response.context["files"][0].speeches]


def with_day(client, day: str, part: int):
    """The answer where a day was typed for one of two speeches, and is to serve both."""
    response = uploaded(client, a__txt=FIRST + LATER)
    file = response.context["files"][0]
    prefix = file.speeches[part].prefix
    step = f"{file.prefix} same_day {file.speeches[part].draft.start}"
    sent = filled_in(response) | {f"{prefix}-held_on": day, f"{prefix}-speaker": "赵某", "step": step}
    return client.post(reverse("admin:tracker_sourcefile_confirm"), sent)


def test_a_day_typed_once_serves_all_speeches_of_the_file_and_nothing_else_changes(client):
    response = with_day(client, "2026-09-03", part=1)

    assert days(response) == ["2026-09-03", "2026-09-03"]
    assert [speech["speaker"].value() for speech in response.context["files"][0].speeches] == ["林某", "赵某"]
    assert not Speech.objects.exists()
    recorded(client, response)
    assert {str(speech.meeting.held_on) for speech in Speech.objects.all()} == {"2026-09-03"}


@pytest.mark.parametrize("typed", ["", "2026-02-30"])
def test_a_day_that_is_none_serves_no_other_speech_and_that_is_said(client, typed):
    response = with_day(client, typed, part=1)

    assert response.status_code == 422
    assert days(response) == ["2026-09-28", typed]
    assert 'role="alert"' in page(response)


def test_one_speech_alone_is_not_asked_about_others(client):
    assert "same_day" not in page(uploaded(client, a__txt=FIRST))
    assert "same_day" in page(uploaded(client, a__txt=FIRST + LATER))
