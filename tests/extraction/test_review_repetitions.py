"""Repetitions at the desk: corrected, entered, refused, and which of several counts."""

from datetime import date

import pytest

from extraction.actions import accept, draft_of
from extraction.choices import ProposalField
from extraction.models import Decision, Proposal
from tests.builders import WHO, a_proposal, a_reviewer, a_speech, deadline_found, target_found
from tests.extraction.reviewing import TEXT, accept_as_shown, send
from tests.pages import logged_in
from tracker.actions import Refused
from tracker.models import Deadline, Directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return logged_in(a_reviewer("zhoumin"))


def again(words: str, rrule: str, **values) -> dict:
    """A repetition as the reader would have found it."""
    return deadline_found(words, TEXT.index("每月"), None, kind="recurring", rrule=rrule, **values)


def proposed(*deadlines: dict, **values) -> Proposal:
    """A proposal with these deadlines and nothing else."""
    found = {"parties": [], "deadlines": list(deadlines), "targets": []}
    return a_proposal(a_speech(TEXT), "各乡镇要每月排查一次。", **found | values)


def test_a_repetition_sent_as_it_was_shown_is_accepted_whatever_its_rule(client):
    for rule in ("FREQ=HOURLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=5,10,15,20,25,30", "FREQ=WEEKLY"):
        accept_as_shown(client, proposed(again("每月", rule)))
        assert Deadline.objects.order_by("pk").last().rrule == rule
    assert {decision.outcome for decision in Decision.objects.all()} == {"accepted"}


def test_a_corrected_rhythm_is_kept_with_both_in_words(client):
    row = {"deadlines-0-repetition_unit": "quarter", "deadlines-0-repetition_times": "2"}
    send(client, proposed(again("每月", "FREQ=MONTHLY")), **row)

    deadline = Deadline.objects.get()
    assert (deadline.rrule, deadline.times, deadline.words) == ("FREQ=MONTHLY;INTERVAL=3", 2, "每月")
    [change] = Decision.objects.get().changes
    assert (change["proposed"], change["recorded"]) == ("每月 · 周期 · 每月", "每月 · 周期 · 每季度至少2次")


def test_a_period_typed_beside_a_day_makes_a_repetition_until_that_day(client):
    row = {"deadlines-0-repetition_unit": "month", "deadlines-0-repetition_on": "5"}
    send(client, proposed(deadline_found("月底前", TEXT.index("每月"), date(2026, 12, 31))), **row)

    deadline = Deadline.objects.get()
    assert (deadline.kind, deadline.rrule) == ("recurring", "FREQ=MONTHLY;BYMONTHDAY=5")
    assert deadline.due_on == date(2026, 12, 31)


def test_a_repetition_made_a_day_repeats_no_longer(client):
    row = {"deadlines-0-kind": "by", "deadlines-0-due_on": "2026-09-30"}
    send(client, proposed(again("每月", "FREQ=MONTHLY")), **row)
    assert (Deadline.objects.get().rrule, Deadline.objects.get().due_on) == ("", date(2026, 9, 30))


@pytest.mark.parametrize(
    "row",
    [{"deadlines-0-kind": "recurring"}, {"deadlines-0-repetition_on": "5日"}, {"deadlines-0-repetition_unit": "aeon"}],
)
def test_a_repetition_without_a_period_is_refused_and_what_was_typed_stays(client, row):
    answer = send(client, proposed(deadline_found("月底前", 30, date(2026, 12, 31))), text="改过的任务", **row)

    assert answer.status_code == 422
    assert "改过的任务" in answer.content.decode()
    assert not Directive.objects.exists()


def test_what_the_reader_left_without_a_period_is_asked_for_it(client):
    proposal = proposed(again("每逢汛期", "", vague=True))
    assert accept_as_shown(client, proposal).status_code == 422
    with pytest.raises(Refused, match="每逢汛期"):
        accept(proposal, **WHO)

    send(client, proposal, **{"deadlines-0-repetition_unit": "year"})
    assert Deadline.objects.get().rrule == "FREQ=YEARLY"


def test_single_days_stay_and_are_shown(client):
    days = again("每年春节前", "", days=["2027-02-05", "2028-01-25"])
    send(client, proposed(days), strength="must")
    assert Deadline.objects.get().days == "2027-02-05 2028-01-25"


@pytest.mark.parametrize(
    ("targets", "times"),
    [
        ([("不少于2次", ">=", "2", "次", 4)], 2),
        ([("一次", "=", "1", "次", 4)], 1),
        ([("不超过2次", "<=", "2", "次", 4)], None),
        ([("2次", "=", "2", "次", 4), ("3次", "=", "3", "次", 5)], None),
        ([("2次", "=", "2", "次", 12)], None),
        ([("20家", "=", "20", "家", 4)], None),
    ],
)
def test_how_often_is_taken_from_the_one_target_of_the_clause_that_says_so(targets, times):
    at = TEXT.index("每月")
    found = [
        target_found(words, at + after, comparator=sign, value=value, unit=unit)
        for words, sign, value, unit, after in targets
    ]
    [deadline] = draft_of(proposed(again("每月", "FREQ=MONTHLY"), targets=found)).deadlines
    assert deadline.times == times


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", None),
        ("FREQ=YEARLY;BYMONTH=3,9", None),
        ("FREQ=WEEKLY;BYDAY=MO,TH", None),
        ("FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11", 1),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", 1),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", 1),
    ],
)
def test_once_in_half_a_month_is_not_told_as_once_in_a_month(rule, times):
    once = target_found("一次", TEXT.index("每月") + 4, comparator="=", value="1", unit="次")
    [deadline] = draft_of(proposed(again("每月", rule), targets=[once])).deadlines
    assert deadline.times == times


FOUR = [
    again("日巡查", "FREQ=DAILY"),
    again("周调度", "FREQ=WEEKLY"),
    again("月督查", "FREQ=MONTHLY"),
    again("季总结", "FREQ=MONTHLY;INTERVAL=3"),
]


def test_of_four_rhythms_the_chosen_one_counts_and_that_is_a_correction(client):
    send(client, proposed(*FOUR), **{"deadlines-counts": "2"})

    directive = Directive.objects.get()
    assert directive.current_deadline().words == "月督查"
    assert [d.standing for d in directive.deadlines.all()] == ["current", "beside", "beside", "beside"]
    [change] = Decision.objects.get().changes
    assert change["field"] == ProposalField.COUNTING
    assert (change["proposed"], change["recorded"]) == ("日巡查 · 周期 · 每天", "月督查 · 周期 · 每月")


def test_the_choice_of_what_would_count_anyhow_corrects_nothing(client):
    send(client, proposed(*FOUR), **{"deadlines-counts": "0"})
    assert Decision.objects.get().outcome == "accepted"


@pytest.mark.parametrize("sent", ["9", "x", "", "99999999"])
def test_a_choice_of_no_row_is_none(client, sent):
    send(client, proposed(*FOUR), **{"deadlines-counts": sent})
    assert Directive.objects.get().current_deadline().words == "日巡查"


def test_a_removed_row_does_not_count(client):
    send(client, proposed(*FOUR), **{"deadlines-counts": "1", "deadlines-1-DELETE": "on"})
    assert Directive.objects.get().current_deadline().words == "日巡查"


def test_a_repetition_can_count_before_a_day(client):
    day = deadline_found("年底前", TEXT.index("每月"), date(2026, 12, 31))
    send(client, proposed(day, FOUR[2]), **{"deadlines-counts": "1"})

    assert {d.words: d.standing for d in Deadline.objects.all()} == {"月督查": "current", "年底前": "beside"}


def test_days_that_are_moved_past_one_another_say_by_themselves_which_comes_first(client):
    june, september = (deadline_found(f"{month}月底前", 30, date(2026, month, 30)) for month in (6, 9))
    send(client, proposed(june, september), **{"deadlines-0-due_on": "2026-11-30"})
    assert Directive.objects.get().current_deadline().words == "9月底前"
