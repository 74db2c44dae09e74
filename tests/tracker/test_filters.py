"""The filters of the list: each narrows, or sorts, as its words say."""

from datetime import date, timedelta

import pytest

from tests.builders import SOME_DAY, SOME_MOMENT, SOMEBODY, WHO, a_directive, a_meeting, a_party, a_speech
from tracker.actions import AssignmentDraft, DeadlineDraft, extend, report
from tracker.models import Directive, SourceFile, Speaker, Speech
from tracker.questions.states import STATES

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


def test_a_day_may_be_typed_in_full_width_digits(listed):
    a_directive("到期", due_on=DUE)
    assert listed(due_from="２０２６-０９-３０") == ["到期"]


def test_a_range_of_deadlines_includes_its_first_and_last_day(listed):
    for days in (-1, 0, 1, 2):
        a_directive(f"{days}", due_on=DUE + days * DAY)
    a_directive("无时限")

    assert listed(due_from=DUE, due_to=DUE + DAY) == ["0", "1"]
    assert listed(due_from=DUE + DAY) == ["1", "2"]
    assert listed(due_to=DUE) == ["-1", "0"]


def test_a_party_is_found_in_any_role_or_in_the_chosen_one(listed):
    water, finance = a_party("县水利局"), a_party("县财政局")
    a_directive("水利牵头", owner=water, assignments=(AssignmentDraft("县财政局", "support", finance),))
    a_directive("财政牵头", owner=finance)
    a_directive("无人")

    assert listed(party=water.pk) == ["水利牵头"]
    assert listed(party=finance.pk) == ["水利牵头", "财政牵头"]
    assert listed(party=finance.pk, role="lead") == ["财政牵头"], "somebody else's lead is not finance's"
    assert listed(role="support") == ["水利牵头"]


def test_a_directive_with_two_parties_is_one_row(listed):
    assignments = tuple(AssignmentDraft(party.name, "support", party) for party in (a_party(), a_party()))
    a_directive("一项", assignments=assignments)

    assert listed(role="support") == ["一项"]


def test_a_kind_a_meeting_and_a_speaker_narrow_the_list(listed):
    meeting, speaker = a_meeting(), Speaker.objects.create(name="何某", post="副县长")
    speech = a_speech(meeting=meeting)
    Speech.objects.filter(pk=speech.pk).update(speaker=speaker)
    a_directive("此会", speech=speech, kind="prohibition")
    a_directive("他会")

    assert listed(kind="prohibition") == ["此会"]
    assert listed(meeting=meeting.public_id) == ["此会"]
    assert listed(speaker=speaker.pk) == ["此会"]


def test_a_level_and_a_strength_narrow_the_list(listed):
    a_directive("市里的", speech=a_speech(meeting=a_meeting(level="city")))
    must = a_directive("县里的")
    Directive.objects.filter(pk=must.pk).update(strength="must")

    assert listed(level="city") == ["市里的"]
    assert listed(level="county") == ["县里的"]
    assert listed(strength="must") == ["县里的"]


def test_words_are_found_in_the_task_and_in_the_quote(listed):
    a_directive("加固堤防")
    a_directive("拆除危房", speech=a_speech("县水利局要摸清底数，挂牌销号。"))

    assert listed(words="堤防加") == ["加固堤防"], "the quote of the first one holds these words"
    assert listed(words="危") == ["拆除危房"]
    assert listed(words="摸清底数") == ["拆除危房"]
    assert listed(words="100%") == [], "a per cent sign is a character, not a wildcard"
    assert listed(words="加_堤防") == [], "neither is a low line"


def test_several_words_must_all_be_there_in_any_order_and_in_either_case(listed):
    a_directive("清理PPP项目")
    a_directive("清理收费项目")

    assert listed(words="项目　ppp") == ["清理PPP项目"]
    assert listed(words=" 清理  项目 ") == ["清理PPP项目", "清理收费项目"]


def test_filters_narrow_together(listed):
    water = a_party()
    a_directive("逾期", owner=water, due_on=DUE)
    a_directive("未到期", owner=water, due_on=DUE + 2 * DAY)
    a_directive("别家逾期", owner=a_party(), due_on=DUE)

    assert listed(party=water.pk, state="overdue", on=DUE + DAY) == ["逾期"]


@pytest.mark.parametrize(("on", "rows"), [(DUE - DAY, []), (DUE, []), (DUE + DAY, ["到期"])])
def test_the_state_is_asked_for_the_day_the_list_speaks_for(listed, on, rows):
    a_directive("到期", due_on=DUE)
    assert listed(state="overdue", on=on) == rows


def test_every_state_can_be_chosen(listed):
    for key in STATES:
        assert listed(state=key) == []


def test_the_list_can_be_sorted_latest_due_first_and_newest_first(listed):
    a_directive("先到期", due_on=DUE)
    a_directive("后到期", due_on=DUE + DAY)
    a_directive("无时限")

    assert listed(sort="-due") == ["后到期", "先到期", "无时限"]
    assert listed(sort="-recorded") == ["无时限", "后到期", "先到期"]


def test_the_list_can_be_sorted_by_the_day_of_the_meeting_unknown_days_last(listed):
    for text, held_on in (("三月", date(2026, 3, 2)), ("五月", date(2026, 5, 6)), ("不详", None)):
        a_directive(text, speech=a_speech(held_on=held_on))

    assert listed(sort="held") == ["三月", "五月", "不详"]
    assert listed(sort="-held") == ["五月", "三月", "不详"]


def test_a_state_beside_another_leaves_what_is_in_both(listed):
    unit = a_party()
    a_directive("逾期有主", due_on=DUE, owner=unit)
    a_directive("逾期无主", due_on=DUE)
    a_directive("无主", due_on=DUE + 9 * DAY)

    assert listed(state="overdue", also="unowned", on=DUE + DAY) == ["逾期无主"]
    assert listed(also="unowned", on=DUE + DAY) == ["逾期无主", "无主"]


def test_what_repeats_and_what_a_collective_leads_are_listed(listed):
    monthly = DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY")
    a_directive("每月排查", deadlines=(monthly,), owner=a_party("各乡镇", kind="collective"))
    a_directive("一次办结", due_on=DUE, owner=a_party())

    assert listed(state="repeating") == listed(state="collective") == ["每月排查"]


def test_days_without_a_report_are_typed_and_counted_to_the_day_of_the_list(listed):
    silent, told = a_directive("无人填报"), a_directive("有人填报")
    report(told, "已完成六成", by=SOMEBODY, at=SOME_MOMENT + 40 * DAY)
    on = SOME_DAY + 59 * DAY

    assert listed(stale=59, on=on) == ["无人填报"], "from the day of recording where nobody reported"
    assert listed(stale=60, on=on) == []
    assert listed(stale=19, on=on) == [silent.text, told.text]
    assert listed(state="stale-30", on=on) == ["无人填报"]


def test_how_often_a_day_was_moved_to_a_later_one_is_typed(listed):
    once, twice = a_directive("延一次", due_on=DUE), a_directive("延两次", due_on=DUE)
    for directive, days in ((once, 1), (twice, 1), (twice, 2)):
        extend(directive, DUE + days * DAY, reason="汛情", **WHO)
    extend(a_directive("提前", due_on=DUE), DUE - DAY, reason="汛情", **WHO)

    assert listed(extended=1) == listed(state="extended") == ["延一次", "延两次"]
    assert listed(extended=2) == ["延两次"]


def test_the_kind_of_file_narrows_to_what_came_in_such_files(listed):
    SourceFile.objects.filter(pk=a_directive("扫描件").speech.source_id).update(kind="pdf")
    a_directive("电子稿")

    assert listed(source="pdf") == ["扫描件"]
    assert listed(source="txt") == ["电子稿"]


@pytest.mark.parametrize(
    "query", ["stale=0", "stale=-1", "stale=abc", "stale=99999", "extended=0", "source=exe", "also=open"]
)
def test_a_number_or_a_kind_that_cannot_be_is_refused(supervisor, query):
    assert supervisor.get(f"/directives/?{query}").status_code == 400
