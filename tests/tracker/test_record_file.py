"""The record as a file: whole before it is sent, of a part where that is asked for, one at a time for a person."""

import json
from datetime import date

import pytest

from tests.builders import a_directive, a_meeting, a_speech, in_group
from tests.pages import logged_in, page, words
from tracker.exports.fixtures import export_fixture
from tracker.models import Meeting
from tracker.people import groups

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2026, 3, 2), date(2026, 5, 6)


@pytest.fixture
def auditor():
    return in_group(groups.AUDITOR)


@pytest.fixture
def browser(auditor):
    return logged_in(auditor)


@pytest.fixture
def record():
    """A meeting in March and one in May, each with something to do."""
    for day, title, text in ((MARCH, "防汛工作会议", "备足防汛物资"), (MAY, "校舍安全会议", "完成校舍排查")):
        a_directive(text, speech=a_speech(f"{text}。", meeting=a_meeting(day, title=title)))


def asked(browser, **sent):
    return browser.post("/record/", {"first": "", "last": "", "meeting": ""} | sent)


def told(answer) -> set[str]:
    """The titles of the meetings in the file."""
    rows = json.loads(b"".join(answer))
    return {row["fields"]["title"] for row in rows if row["model"] == "tracker.meeting"}


def test_the_file_holds_what_the_command_writes(browser, record, tmp_path):
    answer = asked(browser)

    export_fixture(tmp_path / "record.json")
    assert b"".join(answer) == (tmp_path / "record.json").read_bytes()
    assert answer["Content-Type"] == "application/json"
    assert ".json" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("sent", "titles"),
    [
        ({"first": "2026-05-01"}, {"校舍安全会议"}),
        ({"last": "2026年3月2日"}, {"防汛工作会议"}),
        ({"first": "2026-03-02", "last": "2026-05-06"}, {"防汛工作会议", "校舍安全会议"}),
        ({"meeting": "防汛"}, {"防汛工作会议"}),
        ({"meeting": "校舍安全会议 (2026-05-06)"}, {"校舍安全会议"}),
    ],
)
def test_of_a_period_or_a_meeting_it_holds_that_alone(browser, record, sent, titles):
    assert told(asked(browser, **sent)) == titles


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"meeting": "会议"}, "符合的会议有2次，请写明其中一次"),
        ({"meeting": "人代会"}, "人代会"),
        ({"first": "昨天"}, "昨天"),
        ({"first": "2026-05-06", "last": "2026-03-02"}, "2026-05-06"),
        ({"first": "2026-03-02", "meeting": "防汛"}, "会议"),
        ({"first": "2030-01-01"}, "会议"),
    ],
)
def test_what_is_no_part_of_the_record_is_refused_and_stays_to_be_changed(browser, record, sent, sentence):
    answer = asked(browser, **sent)

    assert answer.status_code == 422
    assert sentence in "".join(page(answer).xpath("//*[@role='alert' or contains(@class, 'errorlist')]//text()"))
    for name, typed in sent.items():
        assert page(answer).xpath(f"//input[@name='{name}']/@value") == [typed]


def test_a_second_file_is_refused_until_the_first_was_sent(browser, record):
    first = asked(browser)
    refused = asked(browser)
    assert refused.status_code == 429
    assert "请待其完成后再试" in words(refused)

    assert b"".join(first)

    assert asked(browser).status_code == 200


def test_somebody_else_may_have_one_meanwhile(browser, record):
    first = asked(browser)

    assert asked(logged_in(in_group(groups.AUDITOR))).status_code == 200
    assert b"".join(first)


def test_a_refused_file_leaves_the_turn_free(browser, record):
    assert asked(browser, first="2030-01-01").status_code == 422
    assert asked(browser).status_code == 200


def test_a_file_that_finds_no_room_is_told_in_a_sentence(browser, record, monkeypatch):
    def no_room(path, scope):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.views.record_file.export_fixture", no_room)
    answer = asked(browser)

    assert answer.status_code == 507
    assert "文件无法写入" in words(answer)


def test_nothing_stays_in_the_folder_for_temporary_files(browser, record, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    b"".join(asked(browser))

    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("tracker-turn-")] == []


def test_the_page_is_filled_in_by_what_leads_to_it(browser, record):
    shown = browser.get("/record/", {"meeting": "防汛工作会议 (2026-03-02)"})

    assert page(shown).xpath("//input[@name='meeting']/@value") == ["防汛工作会议 (2026-03-02)"]


def test_the_list_leads_there_who_may_take_it_away_and_nobody_else(browser, record):
    assert page(browser.get("/directives/")).xpath("//a[@href='/record/']")
    assert not page(logged_in(in_group(groups.SUPERVISOR)).get("/directives/")).xpath("//a[@href='/record/']")


def test_the_page_of_a_meeting_leads_to_its_own_part(browser, record):
    meeting = Meeting.objects.get(title="防汛工作会议")
    shown = page(browser.get(f"/meetings/{meeting.public_id}/"))
    [link] = shown.xpath("//ul[@class='take-away']//a[starts-with(@href, '/record/')]/@href")
    filled_in = page(browser.get(link)).xpath("//input[@name='meeting']/@value")

    assert told(asked(browser, meeting=filled_in[0])) == {"防汛工作会议"}
