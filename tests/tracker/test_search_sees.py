"""Whom the search page shows what: no count, no snippet, no guess and no text of what one may not see elsewhere."""

import pytest

from tests.builders import (
    a_directive,
    a_liaison,
    a_meeting,
    a_party,
    a_speech,
    a_supervisor,
    a_user,
    in_group,
    recorded_from,
)
from tests.pages import english_reader, words
from tests.tracker.searching import perhaps, searched, section, titles
from tracker.people import groups

pytestmark = pytest.mark.django_db

FLOOD_SPEECH = "同志们：\n县应急管理局要备足防汛物资。\n散会。"


@pytest.fixture
def bureau():
    return a_party("县水利局", aliases=("水利局",))


@pytest.fixture
def others(bureau):
    """What a liaison officer of the bureau has nothing to do with: a directive, its speech, meeting and owner."""
    station = a_party("县防汛抗旱物资站")
    speech = a_speech(FLOOD_SPEECH, meeting=a_meeting(title="防汛物资专题会议", place="防汛大厦"))
    return a_directive("储备防汛物资", speech=speech, owner=station)


@pytest.mark.parametrize("q", ["防汛", "物资", "防汛物资储备", "防汛抗旱物资站", "防汛物资专题会议", "防汛大厦"])
def test_a_liaison_officer_gets_no_count_no_snippet_and_no_guess_of_others(bureau, others, q):
    client = english_reader(a_liaison(bureau))
    answer, nothing = searched(client, q), searched(client, "无此事")
    assert all(one.count == 0 and not one.meant for one in answer.context["sections"])
    assert words(answer).replace(q, "") == words(nothing).replace("无此事", "")


def test_a_liaison_officer_finds_what_is_the_own_unit_s(bureau, others):
    own = a_directive("清理防汛通道", speech=a_speech(meeting=a_meeting(title="防汛调度会")), owner=bureau)

    answer = searched(english_reader(a_liaison(bureau)), "防汛")
    assert titles(answer, "directives") == [own.text]
    assert titles(answer, "meetings") == ["防汛调度会"]
    assert titles(searched(english_reader(a_liaison(bureau)), "水利局"), "parties") == ["县水利局"]


def test_another_s_number_leads_a_liaison_officer_nowhere_and_says_what_a_free_number_says(bureau, others):
    client = english_reader(a_liaison(bureau))
    taken, free = (searched(client, typed) for typed in (others.number, "〔2026〕999"))
    assert words(taken).replace(others.number, "") == words(free).replace("〔2026〕999", "")


def test_no_words_of_a_speech_are_told_to_who_may_not_read_it(bureau):
    speech = a_speech("同志们：\n县水利局要巡堤。\n机密一句。", meeting=a_meeting(title="水利会议"))
    recorded_from(speech, "县水利局要巡堤。", text="巡堤")
    a_directive("自己的", speech=speech, owner=bureau)

    for user in (a_liaison(bureau), a_supervisor()):
        client = english_reader(user)
        by_text, by_title = searched(client, "机密"), searched(client, "讲话")
        assert section(by_text, "speeches").count == 0
        assert titles(by_title, "speeches") == [speech.title]
        assert "同志们" not in words(by_title)
        assert section(searched(client, "工作会议机密一句"), "speeches").meant == []


def test_a_speech_leads_to_its_text_for_who_may_read_it_there_else_to_its_meeting(bureau):
    speech = a_speech("备足防汛物资", meeting=a_meeting())
    a_directive(speech=speech, owner=bureau)
    admin, meeting = f"/admin/tracker/speech/{speech.pk}/change/", f"/meetings/{speech.meeting.public_id}/"
    leads = {
        groups.REVIEWER: admin, groups.SUPERVISOR: admin, groups.AUDITOR: admin, groups.ADMINISTRATOR: admin,
    }  # fmt: skip
    for group, address in leads.items():
        client = english_reader(in_group(group))
        [found] = section(searched(client, "讲话"), "speeches").rows()
        assert found.address == address
        assert client.get(address).status_code == 200
    client = english_reader(a_liaison(bureau))
    [found] = section(searched(client, "讲话"), "speeches").rows()
    assert found.address == meeting
    assert client.get(meeting).status_code == 200


@pytest.mark.parametrize("group", [groups.REVIEWER, groups.SUPERVISOR, groups.AUDITOR, groups.ADMINISTRATOR])
def test_who_sees_the_whole_ledger_finds_in_all_of_it(others, group):
    answer = searched(english_reader(in_group(group)), "防汛物资")
    assert [one.count for one in answer.context["sections"]] == [1, 1, 1, 0]
    assert perhaps(answer, "parties") == ["县防汛抗旱物资站"]


def test_an_account_without_rights_finds_nothing_out(others):
    answer = english_reader(a_user()).get("/search/", {"q": "防汛"})
    assert answer.status_code == 403
    assert "防汛" not in words(answer)


def test_names_that_somebody_may_not_see_do_not_change_what_is_guessed(bureau):
    a_directive("河长巡河，制定办法", owner=bureau)
    client = english_reader(a_liaison(bureau))
    before = perhaps(searched(client, "巡河制定办法办"), "directives")
    a_party("巡河制定办法办")
    assert perhaps(searched(client, "巡河制定办法办"), "directives") == before
