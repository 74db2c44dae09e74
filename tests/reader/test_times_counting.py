"""From what a length is counted: the meeting only where the demand is made once, and made there."""

from datetime import date

import pytest

from tests.reader.test_times import only


@pytest.mark.parametrize(
    "text",
    [
        "群众诉求3天内答复",
        "窗口收到的材料2个工作日内审完",
        "信访件15日内必须办结",
        "对群众反映的问题，7日内要给说法",
        "一般隐患7天内整改到位",
        "凡是交办的事项，3天内必须有回音",
        "件件有登记，15日内办结",
        "逾期不改的，一周内约谈",
        "企业开办1个工作日内办结",
        "每个问题5天内交账",
    ],
)
def test_what_runs_anew_for_each_case_gets_no_day_from_the_meeting(text: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.due_on, mention.vague) == ("duration", None, True)
    assert "逐件起算" in mention.explanation


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("5天内完成第一轮排查", date(2026, 3, 7)),
        ("从今天起10天内完成清理", date(2026, 3, 12)),
        ("积压的信访件一周内清零", date(2026, 3, 9)),
        ("对省里交办的问题清单，十天内全部整改", date(2026, 3, 12)),
        ("把诉求梳理清楚，三天内报县信访局", date(2026, 3, 5)),
    ],
)
def test_what_is_demanded_once_is_counted_from_the_meeting(text: str, due_on: date) -> None:
    assert only(text).due_on == due_on


@pytest.mark.parametrize("text", ["接报后30分钟内到场", "收到材料5个工作日内办结", "验收合格后一个月内兑付"])
def test_what_waits_for_a_happening_is_counted_from_it(text: str) -> None:
    mention = only(text)
    assert (mention.due_on, "自前述事情发生起算" in mention.explanation) == (None, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6月底前进场施工", "6月底前"),
        ("5月1日前进驻现场", "5月1日前"),
        ("2月底前半数以上开工", "2月底前"),
        ("一周内部署完毕", "一周内"),
    ],
)
def test_a_verb_right_behind_a_limit_does_not_swallow_it(text: str, words: str) -> None:
    assert only(text).text == words
