"""A repetition in the record: moved to, refused without a period, and one of several that counts."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from tests.builders import WHO, a_directive, a_reviewer, a_speech, a_user
from tests.pages import english_reader, logged_in, words
from tracker.actions import (
    DeadlineDraft,
    Refused,
    advance,
    close,
    extend,
    let_count,
    move_back,
)
from tracker.controls.repetition import Repeating
from tracker.controls.repetition import told as told_of
from tracker.feeds.calendar import calendar_parts
from tracker.models import Directive
from tracker.rows.changes import changes_of, endings
from tracker.rows.ledger import LedgerRow
from tracker.rows.remarks import remarks
from tracker.rows.repeating import repetition_of
from tracker.rows.rhythm_words import next_days
from tracker.views.step_forms import ExtendForm

pytestmark = pytest.mark.django_db

JUNE, DECEMBER, MARCH = date(2026, 6, 30), date(2026, 12, 31), date(2026, 3, 3)
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3"
DAILY, WEEKLY, MONTHLY = (
    DeadlineDraft("recurring", rrule=f"FREQ={each}", words=each) for each in ("DAILY", "WEEKLY", "MONTHLY")
)
WHY = {"reason": "按考核办法", **WHO}


def standings(directive: Directive) -> list[tuple[str, str]]:
    return [(deadline.words or str(deadline), deadline.standing) for deadline in directive.deadlines.all()]


def told(directive: Directive) -> list[str]:
    with translation.override("zh-hans"):
        return [str(change) for change in changes_of(directive.events.last())]


def test_moved_to_a_rhythm_the_former_day_stays_and_the_history_tells_both():
    directive = a_directive(due_on=JUNE)
    deadline = extend(directive, DECEMBER, rrule=QUARTERLY, times=2, starts_on=MARCH, **WHY)

    assert (deadline.kind, deadline.rrule, deadline.times) == ("recurring", QUARTERLY, 2)
    assert (deadline.starts_on, deadline.due_on) == (MARCH, DECEMBER)
    assert [d.standing for d in directive.deadlines.all()] == ["former", "current"]
    assert told(directive) == ["完成日期：2026-06-30 → 2026-12-31", "周期：— → 每季度至少2次，自2026-03-03起"]


def test_moved_from_one_rhythm_to_another_and_back():
    directive = a_directive(deadlines=(MONTHLY,))
    extend(directive, rrule=QUARTERLY, **WHY)
    assert told(directive) == ["周期：每月 → 每季度"]
    with translation.override("zh-hans"):
        assert "原为每月，现为每季度：按考核办法" in list(remarks(Directive.objects.get()))
    former = directive.deadlines.get(standing="former")
    assert endings(directive.deadlines.all(), directive.events.all()).keys() == {former.pk}

    assert move_back(directive, **WHY).rrule == "FREQ=MONTHLY"
    assert told(directive) == ["周期：每季度 → 每月"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"to": JUNE}, "原定2026年6月30日，现无时限：按考核办法"),
        ({"rrule": QUARTERLY}, "原定每季度，现无时限：按考核办法"),
    ],
)
def test_moved_back_to_no_deadline_at_all_is_told_so(given, said):
    directive = a_directive()
    extend(directive, **given, **WHY)
    assert move_back(directive, **WHY) is None
    with translation.override("zh-hans"):
        assert said in list(remarks(Directive.objects.get()))


def test_a_rhythm_can_be_moved_to_a_day_and_an_undated_one_be_given_a_rhythm():
    directive = a_directive(deadlines=(MONTHLY,))
    extend(directive, JUNE, **WHY)
    assert directive.due_on() == JUNE

    undated = a_directive()
    extend(undated, rrule="FREQ=WEEKLY", **WHY)
    assert not undated.undated()


def test_an_old_event_that_kept_only_the_day_is_still_moved_back():
    directive = a_directive(deadlines=(MONTHLY,))
    extend(directive, JUNE, **WHY)
    move = directive.events.last()
    type(move).objects.filter(pk=move.pk).update(before={"due_on": None})

    assert move_back(directive, **WHY).rrule == "FREQ=MONTHLY"


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"times": 2},
        {"rrule": "FREQ=MONTHLY"},
        {"rrule": QUARTERLY, "starts_on": date(2026, 3, 1)},
        {"rrule": QUARTERLY, "to": MARCH, "starts_on": JUNE},
        {"rrule": QUARTERLY, "reason": " "},
    ],
)
def test_what_is_no_new_deadline_is_refused_and_nothing_changes(values):
    directive = a_directive(deadlines=(MONTHLY,))
    with pytest.raises(Refused):
        extend(directive, **(WHY | values))
    assert directive.events.count() == directive.deadlines.count() == 1


def test_a_repetition_without_a_period_is_not_recorded():
    with pytest.raises(Refused, match="每汛期"):
        a_directive(deadlines=(DeadlineDraft("recurring", words="每汛期"),))
    assert not Directive.objects.exists()

    assert a_directive(deadlines=(DeadlineDraft("recurring", words="每X天", masked=True),)).undated()


def test_of_several_rhythms_the_first_counts_and_the_others_stand_beside_it():
    directive = a_directive(deadlines=(DAILY, WEEKLY, MONTHLY))
    assert standings(directive) == [("DAILY", "current"), ("WEEKLY", "beside"), ("MONTHLY", "beside")]


def test_a_repetition_stands_beside_a_day_and_a_further_day_waits():
    directive = a_directive(due_on=JUNE, deadlines=(MONTHLY, DeadlineDraft("by", words="年底前", due_on=DECEMBER)))
    assert standings(directive) == [("之前", "current"), ("年底前", "later"), ("MONTHLY", "beside")]


def test_the_next_stage_is_never_one_that_stands_beside():
    directive = a_directive(due_on=JUNE, deadlines=(MONTHLY,))
    with pytest.raises(Refused):
        advance(directive, **WHY)
    assert directive.due_on() == JUNE


def test_a_person_lets_another_rhythm_count_and_the_two_change_places():
    directive = a_directive(due_on=JUNE, deadlines=(MONTHLY,))
    let_count(directive.deadlines.get(words="MONTHLY"), **WHY)

    assert standings(directive) == [("之前", "beside"), ("MONTHLY", "current")]
    assert directive.events.last().kind == "chosen"
    assert told(directive) == ["完成日期：2026-06-30 → —", "周期：— → 每月"]
    let_count(directive.deadlines.get(words="之前"), **WHY)
    assert directive.due_on() == JUNE


def test_what_does_not_stand_beside_or_belongs_to_a_closed_one_is_not_let_count():
    directive = a_directive(deadlines=(WEEKLY, MONTHLY))
    with pytest.raises(Refused):
        let_count(directive.deadlines.get(words="WEEKLY"), **WHY)
    with pytest.raises(Refused):
        let_count(directive.deadlines.get(words="MONTHLY"), **WHY | {"reason": ""})
    close(directive, on=JUNE, reason="已验收", **WHO)
    with pytest.raises(Refused):
        let_count(directive.deadlines.get(words="MONTHLY"), **WHY)


def test_list_and_feed_show_the_one_that_counts_and_its_page_all():
    directive = a_directive(deadlines=(WEEKLY, MONTHLY))
    let_count(directive.deadlines.get(words="MONTHLY"), **WHY)
    directive = Directive.objects.for_export().get()
    [feed] = [b"".join(calendar_parts("日历", [[LedgerRow(directive, MARCH)]], lambda row: "/")).decode()]
    assert "FREQ=MONTHLY" in feed
    assert "FREQ=WEEKLY" not in feed

    client = english_reader(a_user(permissions=("tracker.view_directive",)))
    assert "every month" in words(client.get("/directives/"))
    assert "every week" not in words(client.get("/directives/"))
    assert "every week" in words(client.get(f"/directives/{directive.public_id}/"))


def test_the_form_that_moves_a_deadline_refuses_a_half_filled_repetition_and_keeps_what_was_typed():
    directive = a_directive(due_on=JUNE)
    client = logged_in(a_reviewer())
    address = reverse("directive-step", args=[directive.public_id, "extend"])

    sent = {"reason": "改为按月", "repetition_on": "5日", "seen": "1"}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "5日" in answer.content.decode()

    answer = client.post(address, {"reason": "改为按月", "seen": "1", "starts_on": "2026-04-01"})
    assert answer.status_code == 422

    answer = client.post(address, sent | {"repetition_unit": "month", "repetition_times": "2"})
    assert answer.status_code == 302
    deadline = directive.deadlines.get(standing="current")
    assert (deadline.rrule, deadline.times) == ("FREQ=MONTHLY;BYMONTHDAY=5", 2)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"unit": "quarter", "on": "最后一天", "times": "2"}, "每季度至少2次，最迟末月最后一天"),
        ({"unit": "month", "on": "32"}, "没有哪个月有32日"),
        ({"every": "2"}, "请选择周期"),
        ({}, "日期写法"),
        ({"unit": "week", "from": "x", "until": "99999999999-1-1", "begun": "\x00"}, "每周"),
    ],
)
def test_what_is_being_filled_in_is_told_before_it_is_sent(query, says):
    answer = logged_in(a_user(permissions=("tracker.view_directive",))).get(reverse("repetition"), query)
    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_the_days_told_before_a_rhythm_is_sent_are_those_that_are_kept():
    directive = a_directive(due_on=JUNE)
    on = date(2026, 11, 2)
    control = ExtendForm(directive).fields["repetition"]
    shown = told_of(Repeating("FREQ=WEEKLY;INTERVAL=2"), control.widget.begun, on).days

    deadline = extend(directive, rrule="FREQ=WEEKLY;INTERVAL=2", **WHY)
    assert next_days(repetition_of(deadline, directive.speech.meeting.held_on), on) == shown


def test_without_any_other_day_steps_are_counted_from_the_day_in_the_zone_of_the_office():
    directive = a_directive(speech=a_speech(held_on=None))
    late = {"by": WHO["by"], "at": datetime(2026, 3, 2, 16, 30, tzinfo=UTC), "reason": "按考核办法"}
    deadline = extend(directive, rrule="FREQ=DAILY;INTERVAL=5", **late)
    assert repetition_of(deadline, None).first == MARCH


def test_what_waited_as_a_stage_though_it_repeats_is_put_beside_and_back():
    directive = a_directive(due_on=JUNE, deadlines=(MONTHLY, DeadlineDraft("by", words="年底前", due_on=DECEMBER)))
    directive.deadlines.filter(words="MONTHLY").update(standing="later")
    migration = import_module("tracker.migrations.0013_keep_how_often_and_beside")

    migration.stand_beside(apps, None)
    assert standings(directive) == [("之前", "current"), ("年底前", "later"), ("MONTHLY", "beside")]
    let_count(directive.deadlines.get(words="MONTHLY"), **WHY)
    migration.wait_again(apps, None)
    assert standings(directive) == [("之前", "later"), ("年底前", "later"), ("MONTHLY", "current")]
    assert directive.events.last().kind == "advanced"
