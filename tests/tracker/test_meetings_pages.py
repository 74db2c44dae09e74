"""The pages of meetings: which there were, and the table of tasks of one, cell for cell what its files hold."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from tests.builders import SOME_MOMENT, WHO, a_directive, a_liaison, a_meeting, a_party, a_speech
from tests.pages import cost_of, in_words, page, words
from tests.tables import headings, keyed
from tracker.actions import AssignmentDraft, TargetDraft, correct_day, give_to_meeting, restate
from tracker.exports import TASK_TABLE_COLUMNS

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
ENGLISH = {"accept-language": "en"}
CHINESE = {"accept-language": "zh-hans"}


def tasks(answer) -> list[dict[str, str]]:
    """The rows of the table of tasks."""
    rows = page(answer).xpath("//table[contains(@class, 'tasks')]/tbody/tr")
    return keyed(([in_words(cell) for cell in row] for row in rows), TASK_TABLE_COLUMNS)


def amendments_told(client, meeting, language=CHINESE) -> list[str]:
    """What the page of the meeting tells of its former days, and of speeches that came to it and left it."""
    shown = page(client.get(f"/meetings/{meeting.public_id}/", headers=language))
    return [in_words(line) for line in shown.xpath("//ul[@class='amendments']/li")]


def test_the_table_of_tasks_has_the_columns_offices_use(supervisor):
    meeting = a_meeting(title="防汛工作会议", place="县会议中心")
    speech = a_speech(meeting=meeting)
    roles = (
        AssignmentDraft("分管副县长", "lead", a_party("分管副县长", kind="post")),
        AssignmentDraft("县财政局", "support", a_party("县财政局")),
    )
    a_directive(
        "加固堤防", speech=speech, due_on=DUE, owner=a_party("县水利局"), assignments=roles,
        targets=(TargetDraft("12座", "=", 12, "座"),),
    )  # fmt: skip
    a_directive("别的会议")

    answer = supervisor.get(f"/meetings/{meeting.public_id}/", headers=CHINESE)
    with translation.override("zh-hans"):
        names = headings(TASK_TABLE_COLUMNS)
    assert [in_words(cell) for cell in page(answer).xpath("//table[contains(@class, 'tasks')]/thead/tr/th")] == names
    [row] = tasks(answer)
    assert row == row | {
        "number": "1", "text": "加固堤防", "targets": "12座", "lead_units": "县水利局", "support": "县财政局",
        "persons": "分管副县长", "due": "2026年9月30日前", "remarks": "",
    }  # fmt: skip
    assert "县会议中心" in words(answer)
    assert "县长 林某" in words(answer)


def test_a_corrected_day_is_told_with_what_it_was_who_changed_it_when_and_why(supervisor):
    meeting = a_meeting(None)
    correct_day(meeting, date(2026, 3, 1), **WHO)
    correct_day(meeting, date(2026, 3, 2), reason="通知写错", **WHO)

    assert amendments_told(supervisor, meeting) == [
        "2026-03-02 09:30 周敏 (zhoumin)：日期由不详改为2026-03-01",
        "2026-03-02 09:30 周敏 (zhoumin)：日期由2026-03-01改为2026-03-02：通知写错",
    ]
    english = "2026-03-02 09:30 周敏 (zhoumin): day changed from unknown to 2026-03-01"
    assert amendments_told(supervisor, meeting, ENGLISH)[0] == english


def test_a_speech_given_to_another_meeting_is_told_on_the_pages_of_both(supervisor):
    former, meeting = a_meeting(date(2026, 3, 1), title="经济工作会议"), a_meeting(None, title="防汛工作会议")
    give_to_meeting(a_speech(meeting=former), meeting, reason="归错会议", **WHO)

    assert (
        amendments_told(supervisor, meeting)
        == amendments_told(supervisor, former)
        == [
            "2026-03-02 09:30 周敏 (zhoumin)：“在工作会议上的讲话”："
            "会议由“经济工作会议”（2026-03-01）改为“防汛工作会议”（日期不详）：归错会议"
        ]
    )
    assert amendments_told(supervisor, meeting, ENGLISH) == [
        "2026-03-02 09:30 周敏 (zhoumin): “在工作会议上的讲话”: "
        "meeting changed from “经济工作会议” (2026-03-01) to “防汛工作会议” (day unknown): 归错会议"
    ]


def test_former_days_and_speeches_that_came_and_went_are_told_in_the_order_they_were_corrected(supervisor):
    speech, meeting = a_speech(), a_meeting(date(2026, 3, 1), title="本会")
    steps = (
        lambda at: give_to_meeting(speech, meeting, by="周敏", at=at),
        lambda at: correct_day(meeting, date(2026, 3, 3), by="周敏", at=at),
        lambda at: give_to_meeting(speech, a_meeting(), by="周敏", at=at),
    )
    for minutes, step in enumerate(steps):
        step(SOME_MOMENT + timedelta(minutes=minutes))

    told = amendments_told(supervisor, meeting)
    assert ["改为“本会”" in told[0], "改为2026-03-03" in told[1], "会议由“本会”" in told[2]] == [True] * 3


def test_a_day_that_was_never_corrected_says_nothing_of_former_ones(supervisor):
    shown = page(supervisor.get(f"/meetings/{a_meeting().public_id}/"))
    assert not shown.xpath("//*[@class='amendments']")


def test_tasks_stand_in_the_order_they_were_said(supervisor):
    meeting = a_meeting()
    first, second = (a_speech("先说县里的。再说县水利局的。", meeting=meeting) for _ in range(2))
    a_directive("第二篇", speech=second)
    a_directive("第一篇", speech=first)

    rows = tasks(supervisor.get(f"/meetings/{meeting.public_id}/"))
    assert [row["text"] for row in rows] == ["第一篇", "第二篇"]


def test_a_meeting_without_tasks_says_so(supervisor):
    said = words(supervisor.get(f"/meetings/{a_meeting(held_on=None).public_id}/", headers=ENGLISH))
    for word in ("Nothing from this meeting is on the ledger yet.", "No speech of this meeting", "day unknown"):
        assert word in said


def test_what_was_demanded_again_stands_apart(supervisor):
    directive, speech = a_directive("早先就要办的"), a_speech()
    restate(directive, speech, start=0, end=4, by="周敏", at=SOME_MOMENT)

    answer = supervisor.get(f"/meetings/{speech.meeting.public_id}/", headers=ENGLISH)
    assert page(answer).xpath("//table[contains(@class, 'tasks')]") == []
    assert "Demanded again at this meeting 〔2026〕001 早先就要办的 first demanded at" in words(answer)


def test_what_two_speeches_of_one_meeting_demanded_stands_in_its_table_only(supervisor):
    meeting = a_meeting()
    directive = a_directive("两人都讲", speech=a_speech(meeting=meeting))
    restate(directive, a_speech(meeting=meeting), start=0, end=4, by="周敏", at=SOME_MOMENT)

    answer = supervisor.get(f"/meetings/{meeting.public_id}/", headers=ENGLISH)
    assert [row["text"] for row in tasks(answer)] == ["两人都讲"]
    assert "Demanded again" not in words(answer)


def test_every_figure_opens_a_list_of_exactly_that_many_rows(supervisor):
    meeting = a_meeting()
    speech = a_speech(meeting=meeting)
    a_directive(speech=speech, due_on=DUE)
    a_directive(speech=speech, due_on=date(2020, 1, 1))
    a_directive(speech=speech, closed_on=DUE)
    a_directive()

    for address in ("/meetings/", f"/meetings/{meeting.public_id}/"):
        links = page(supervisor.get(address)).xpath("//main//a[contains(@href, 'state=')]")
        assert len(links) >= 3
        for link in links:
            rows = supervisor.get(link.get("href")).context["paginator"].count
            assert str(rows) == link.text_content().split()[-1], link.get("href")


def test_meetings_are_listed_latest_first_and_found_by_words_level_and_year(supervisor):
    a_meeting(date(2025, 3, 2), title="防汛工作会议")
    a_meeting(date(2026, 3, 2), title="全市防汛会议", level="city")
    a_meeting(None, title="座谈会")

    def titles(query: str = "") -> list[str]:
        return [meeting.title for meeting, _figures in supervisor.get(f"/meetings/{query}").context["rows"]]

    assert titles() == ["全市防汛会议", "防汛工作会议", "座谈会"]
    assert titles("?words=防汛") == ["全市防汛会议", "防汛工作会议"]
    assert titles("?words=防汛&level=city") == ["全市防汛会议"]
    assert titles("?year=2025&words=&level=") == ["防汛工作会议"]
    assert "No meeting matches" in words(supervisor.get("/meetings/?year=1999", headers=ENGLISH))


@pytest.mark.parametrize("query", ["year=abc", "level=world", "year=99999"])
def test_what_cannot_be_understood_shows_nothing(supervisor, query):
    a_meeting(title="不应出现")
    answer = supervisor.get(f"/meetings/?{query}")
    assert answer.status_code == 400
    assert "不应出现" not in answer.content.decode()


def test_a_day_that_no_calendar_has_is_taken_for_words(supervisor):
    a_meeting(title="不应出现")
    answer = supervisor.get("/meetings/", {"words": "会议 (2026-13-45)"})
    assert answer.status_code == 200
    assert "不应出现" not in answer.content.decode()


def test_fifty_meetings_make_a_page(supervisor):
    for number in range(51):
        a_meeting(title=f"防汛第{number}次")
    assert len(supervisor.get("/meetings/?words=防汛").context["rows"]) == 50
    answer = supervisor.get("/meetings/?words=防汛&page=2")
    assert len(answer.context["rows"]) == 1
    assert page(answer).xpath("//a[@rel='prev']/@href") == ["?words=%E9%98%B2%E6%B1%9B&page=1"]


def test_former_days_are_seen_by_who_sees_the_meeting(client):
    own = a_party()
    speech = a_speech()
    a_directive(speech=speech, owner=own)
    correct_day(speech.meeting, None, **WHO)
    client.force_login(a_liaison(own))

    shown = words(client.get(f"/meetings/{speech.meeting.public_id}/", headers=CHINESE))
    assert "2026-03-02 09:30 周敏 (zhoumin)：日期由2026-03-02改为不详" in shown


def test_a_speech_given_away_names_no_meeting_to_a_liaison_officer_who_sees_only_one_of_the_two(client):
    own = a_party()
    speech, former, meeting = a_speech(), a_meeting(title="不应出现"), a_meeting()
    a_directive(speech=speech, owner=own)
    theirs = speech.meeting
    stranger, leaving = a_speech("别家的讲话", meeting=former), a_speech(meeting=theirs)
    give_to_meeting(stranger, theirs, **WHO)
    give_to_meeting(leaving, former, **WHO)
    give_to_meeting(a_speech(meeting=theirs), meeting, **WHO)
    a_directive(speech=a_speech(meeting=meeting), owner=own)
    client.force_login(a_liaison(own))

    assert "不应出现" not in words(client.get(f"/meetings/{theirs.public_id}/"))
    [told] = amendments_told(client, theirs)
    assert meeting.title in told
    assert len(amendments_told(client, meeting)) == 1


def test_a_liaison_officer_sees_only_meetings_and_tasks_of_the_own_unit(client):
    own, other = a_party(), a_party()
    shared, foreign = a_speech(), a_speech()
    a_directive("自己的", speech=shared, owner=own)
    a_directive("别家的", speech=shared, owner=other)
    a_directive("别家的", speech=foreign, owner=other)
    client.force_login(a_liaison(own))

    assert [meeting for meeting, _figures in client.get("/meetings/").context["rows"]] == [shared.meeting]
    assert "别家的" not in words(client.get(f"/meetings/{shared.meeting.public_id}/"))
    assert client.get(f"/meetings/{foreign.meeting.public_id}/").status_code == 404


@pytest.mark.parametrize("address", ["/meetings/", "/meetings/{}/"])
def test_a_page_costs_the_same_for_three_rows_and_for_thirty(supervisor, address):
    meeting = a_meeting()

    def grow(count: int) -> None:
        for _ in range(count):
            correct_day(meeting, meeting.held_on + timedelta(days=1), **WHO)
            give_to_meeting(a_speech(), meeting, **WHO)
            give_to_meeting(a_speech(meeting=meeting), a_meeting(), **WHO)
            a_directive(speech=a_speech(meeting=meeting), due_on=DUE, owner=a_party())
            restate(a_directive(), a_speech(meeting=meeting), start=0, end=4, by="周敏", at=SOME_MOMENT)

    grow(3)
    few = cost_of(supervisor, address.format(meeting.public_id))
    grow(27)
    assert cost_of(supervisor, address.format(meeting.public_id)) == few
