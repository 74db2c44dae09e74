"""The search field above the lists of the admin finds as everything else does, and answers whatever is typed."""

import pytest

from tests.builders import a_directive, a_meeting, a_party, a_speech
from tracker.search import LONGEST

pytestmark = pytest.mark.django_db
LISTS = ["tracker/directive", "tracker/speech", "tracker/meeting", "tracker/responsibleparty", "extraction/proposal"]


def rows(client, where: str, words: str) -> str:
    page = client.get(f"/admin/{where}/", {"q": words})
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("words", ["６月", "6月", "龍口 水庫", "ppp", "县水利局", "调度会"])
def test_a_directive_is_found_by_wording_owner_and_meeting_however_they_are_typed(client, reviewer, words):
    meeting = a_meeting(title="防汛调度会")
    a_directive("6月底前完成龙口水库PPP项目", speech=a_speech(meeting=meeting), owner=a_party("县水利局"))
    a_directive("完成校舍排查", speech=a_speech("完成校舍排查。"))

    shown = rows(client, "tracker/directive", words)

    assert "龙口水库" in shown
    assert "校舍" not in shown


@pytest.mark.parametrize("words", ["清河堤防", "調度", "林某"])
def test_a_speech_is_found_by_text_meeting_and_speaker(client, reviewer, words):
    a_speech("县水利局要完成清河堤防加固。", meeting=a_meeting(title="防汛调度会"))

    assert "防汛调度会" in rows(client, "tracker/speech", words)


@pytest.mark.parametrize("where", LISTS)
@pytest.mark.parametrize("words", ["%", "_", "'\"*", "[^]-", "\\", "。", "i" * LONGEST, "要 " * 200, "\U0002a6d6", "?"])
def test_whatever_is_typed_is_answered(client, reviewer, where, words):
    a_directive("完成龙口水库加固", speech=a_speech("完成龙口水库加固"))

    assert "龙口" not in rows(client, where, words)


@pytest.mark.parametrize("where", LISTS)
def test_words_that_are_too_long_are_refused_in_one_sentence(client, reviewer, where):
    assert f"搜索内容最多 {LONGEST} 个字，请缩短。" in rows(client, where, "水" * (LONGEST + 1))


@pytest.mark.parametrize("where", LISTS)
def test_a_character_that_no_text_has_is_refused_in_one_sentence(client, reviewer, where):
    assert "搜索内容含有无效字符，请重新输入。" in rows(client, where, "水\0库")
