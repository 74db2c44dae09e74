"""Following a directive to its end: each step is refused or leaves who, when and why."""

from datetime import date

import pytest

from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_party, a_speech
from tracker.actions import (
    AssignmentDraft,
    DeadlineDraft,
    Refused,
    advance,
    assign,
    close,
    extend,
    release,
    reopen,
    report,
)  # fmt: skip
from tracker.models import Directive

pytestmark = pytest.mark.django_db

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def test_extending_keeps_the_former_deadline_and_the_reason():
    directive = a_directive(due_on=JUNE)

    extend(directive, SEPTEMBER, reason="汛期无法施工", **WHO)

    directive = reread(directive)
    assert directive.due_on() == SEPTEMBER
    assert [(d.standing, d.due_on, d.reason) for d in directive.deadlines.all()] == [
        ("former", JUNE, ""), ("current", SEPTEMBER, "汛期无法施工"),
    ]  # fmt: skip
    assert last_event(directive) == ("extended", SOMEBODY, SOME_MOMENT, "汛期无法施工")
    assert directive.events.last().before == {"due_on": "2026-06-30"}


def test_extending_gives_a_day_to_the_undated():
    directive = a_directive()

    extend(directive, SEPTEMBER, reason="会后明确", **WHO)

    assert not reread(directive).undated()


def test_the_next_stage_follows_the_one_that_ended():
    directive = a_directive(due_on=JUNE, deadlines=(DeadlineDraft("by", due_on=SEPTEMBER),))

    advance(directive, reason="一阶段验收通过", **WHO)

    assert reread(directive).due_on() == SEPTEMBER
    with pytest.raises(Refused):
        advance(directive, reason="再无下一阶段", **WHO)


def test_assigning_ends_being_unowned():
    directive, party = a_directive(), a_party()

    assign(directive, party, "lead", **WHO)

    assert not reread(directive).unowned()
    assert last_event(directive)[0] == "assigned"
    with pytest.raises(Refused, match=party.name):
        assign(directive, party, "lead", **WHO)


def test_assigning_ties_the_name_as_said_to_its_party():
    directive = a_directive(assignments=(AssignmentDraft("水务局"),))

    assign(directive, a_party("县水利局", aliases=("水务局",)), "lead", **WHO)

    assert [(a.name, a.party.name) for a in directive.assignments.all()] == [("水务局", "县水利局")]
    tied = directive.events.last()
    assert (tied.before["party"], tied.after["party"]) == ("水务局", "县水利局")


def test_a_party_that_nobody_named_takes_nobody_s_place_in_the_history():
    directive = a_directive(assignments=(AssignmentDraft("水务局"),))

    assign(directive, a_party("县财政局"), "lead", **WHO)

    assert directive.events.last().before == {}


def test_releasing_a_party_leaves_the_directive_unowned_and_says_why():
    directive = a_directive(owner=a_party("县水利局"))

    release(directive.assignments.get(), reason="职能划转", **WHO)

    assert reread(directive).unowned()
    assert directive.events.last().before == {"party": "县水利局", "role": "lead"}


def test_a_tied_name_leaves_under_the_name_it_came_by():
    directive = a_directive(assignments=(AssignmentDraft("水务局"),))
    assign(directive, a_party("县水利局", aliases=("水务局",)), "lead", **WHO)

    release(directive.assignments.get(), reason="职能划转", **WHO)

    came, left = directive.events.filter(number__gt=1)
    assert came.after == {"party": "县水利局", "role": "lead"}
    assert left.before == came.after | {"name": "水务局"}


def test_a_party_is_released_once():
    directive = a_directive(owner=a_party())
    mine, yours = directive.assignments.get(), directive.assignments.get()
    release(mine, reason="职能划转", **WHO)

    with pytest.raises(Refused, match=yours.name):
        release(yours, reason="再划一次", **WHO)
    assert [event.kind for event in directive.events.all()] == ["recorded", "released"]


def test_a_name_that_stands_for_another_party_is_not_given_twice():
    heir, former = a_party("县应急管理局"), a_party("县安监局")
    directive = a_directive(assignments=(AssignmentDraft("县安监局", "lead", heir),))

    with pytest.raises(Refused, match="县应急管理局"):
        assign(directive, former, "lead", **WHO)
    assert directive.assignments.get().party == heir


def test_a_day_before_the_meeting_is_refused_where_the_meeting_has_one():
    held_on = date(2026, 3, 2)
    directive = a_directive(speech=a_speech(held_on=held_on))

    for step in (extend, close_on):
        with pytest.raises(Refused, match="2026-03-02"):
            step(directive, date(2025, 3, 31), reason="写错年份", **WHO)
    assert directive.events.count() == 1
    extend(directive, held_on, reason="会上当天办结", **WHO)
    close_on(directive, held_on, reason="当天办结", **WHO)

    undated = a_directive(speech=a_speech(held_on=None))
    extend(undated, date(2025, 3, 31), reason="会期不详", **WHO)
    assert reread(undated).due_on() == date(2025, 3, 31)


def test_a_long_reason_is_kept_whole():
    directive, reason = a_directive(), "汛期无法施工，" * 200

    assert extend(directive, SEPTEMBER, reason=reason, **WHO).reason == reason
    assert directive.events.last().reason == reason


def test_closing_and_reopening_keep_both_reasons():
    directive = a_directive()

    close(directive, on=JUNE, reason="现场验收通过", **WHO)
    assert reread(directive).closed()
    reopen(directive, reason="回头看发现反弹", **WHO)

    assert reread(directive).open()
    assert [(e.number, e.kind, e.reason) for e in directive.events.all()][1:] == [
        (2, "closed", "现场验收通过"), (3, "reopened", "回头看发现反弹"),
    ]  # fmt: skip
    assert directive.events.last().before == {"closed_on": "2026-06-30", "closing_note": "现场验收通过"}


def test_closing_twice_names_who_was_first():
    directive = a_directive(closed_on=JUNE)

    with pytest.raises(Refused, match="zhoumin"):
        close(directive, on=SEPTEMBER, reason="重复销号", by="别人", at=SOME_MOMENT)
    assert reread(directive).closed_on == JUNE


def test_progress_is_noted():
    directive = a_directive()

    report(directive, "已完成百分之六十", **WHO)

    assert last_event(directive) == ("reported", SOMEBODY, SOME_MOMENT, "已完成百分之六十")


@pytest.mark.parametrize(
    "step",
    [
        lambda d: extend(d, SEPTEMBER, reason=" ", **WHO),
        lambda d: extend(d, JUNE, reason="同一天", **WHO),
        lambda d: advance(d, reason="", **WHO),
        lambda d: release(d.assignments.get(), reason="", **WHO),
        lambda d: close(d, on=JUNE, reason="　", **WHO),
        lambda d: reopen(d, reason="本来在办", **WHO),
        lambda d: report(d, "\n", **WHO),
    ],
    ids=["extend unsaid", "extend to the same day", "advance unsaid", "release unsaid", "close unsaid", "reopen open",
         "report nothing"],
)  # fmt: skip
def test_a_refused_step_changes_nothing(step):
    directive = a_directive(due_on=JUNE, owner=a_party())

    with pytest.raises(Refused):
        step(directive)

    assert directive.events.count() == 1
    assert reread(directive).due_on() == JUNE
    assert directive.assignments.count() == 1


@pytest.mark.parametrize(
    "step",
    [
        lambda d: extend(d, SEPTEMBER, reason="延期", **WHO),
        lambda d: advance(d, reason="下一步", **WHO),
        lambda d: report(d, "进展", **WHO),
        lambda d: assign(d, a_party(), "lead", **WHO),
        lambda d: release(d.assignments.get(), reason="职能划转", **WHO),
    ],
    ids=["extend", "advance", "report", "assign", "release"],
)
def test_a_closed_directive_must_be_reopened_first(step):
    later = DeadlineDraft("by", due_on=SEPTEMBER)
    directive = a_directive(due_on=JUNE, owner=a_party(), deadlines=(later,), closed_on=JUNE)

    with pytest.raises(Refused):
        step(directive)
    assert directive.events.count() == 2


def close_on(directive: Directive, on: date, **how) -> Directive:
    return close(directive, on=on, **how)


def reread(directive: Directive) -> Directive:
    return Directive.objects.get(pk=directive.pk)


def last_event(directive: Directive) -> tuple:
    event = directive.events.last()
    return event.kind, event.made_by, event.made_at, event.reason
