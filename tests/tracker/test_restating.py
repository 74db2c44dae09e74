"""The same demand made again is a further source of one directive, and can be taken back; the history keeps both."""

from datetime import date

import pytest

from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_meeting, a_speech
from tracker.actions import DeadlineDraft, Refused, close, extend, move_back, restate, separate
from tracker.models import Directive, Restatement
from tracker.rows.changes import changes_of

pytestmark = pytest.mark.django_db

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
AGAIN = "清河堤防加固6月30日前必须完成，县水利局不能再拖。"


@pytest.fixture
def later():
    return a_speech(AGAIN, meeting=a_meeting(date(2026, 5, 6), title="防汛调度会"))


def test_a_directive_keeps_its_own_words_and_those_it_was_demanded_in_again(later):
    directive = a_directive()

    restatement = restate(directive, later, 0, 15, **WHO)

    assert (restatement.quote, restatement.made_by, restatement.made_at) == (AGAIN[:15], SOMEBODY, SOME_MOMENT)
    assert Directive.objects.get(pk=directive.pk).quote == directive.quote


def test_the_history_names_the_meeting_and_the_words(later):
    directive = a_directive()

    restate(directive, later, 0, 15, **WHO)

    event = directive.events.last()
    assert (event.kind, event.made_by, event.reason) == ("restated", SOMEBODY, "防汛调度会 (2026-05-06)")
    assert [(change.before, change.after) for change in changes_of(event)] == [("", AGAIN[:15])]


def test_a_closed_directive_takes_no_further_source(later):
    directive = a_directive(closed_on=JUNE)

    with pytest.raises(Refused):
        restate(directive, later, 0, 15, **WHO)


@pytest.mark.parametrize("span", [(0, 1000), (5, 5), (-1, 4)])
def test_words_outside_the_speech_are_no_source(later, span):
    with pytest.raises(Refused):
        restate(a_directive(), later, *span, **WHO)


def test_the_same_place_is_no_second_source(later):
    directive = a_directive()
    restate(directive, later, 0, 15, **WHO)

    for span in [(0, 15), (3, 20)]:
        with pytest.raises(Refused):
            restate(directive, later, *span, **WHO)
    with pytest.raises(Refused):
        restate(directive, directive.speech, directive.start, directive.end, **WHO)
    assert directive.restatements.count() == 1


def test_two_directives_may_be_demanded_again_in_one_sentence(later):
    for directive in [a_directive(), a_directive()]:
        restate(directive, later, 0, 15, **WHO)

    assert later.restatements.count() == 2


def test_a_restatement_taken_back_stays_in_the_history(later):
    directive = a_directive()
    restatement = restate(directive, later, 0, 15, **WHO)

    separate(restatement, reason="说的是另一处堤防", **WHO)

    assert not Restatement.objects.exists()
    assert [event.kind for event in directive.events.all()] == ["recorded", "restated", "separated"]
    assert (directive.events.last().reason, directive.events.last().before) == (
        "说的是另一处堤防", {"source": AGAIN[:15]},
    )  # fmt: skip


def test_a_restatement_is_taken_back_once_with_a_reason_and_while_the_directive_is_open(later):
    directive = a_directive()
    restatement = restate(directive, later, 0, 15, **WHO)
    stale = Restatement.objects.get(pk=restatement.pk)
    with pytest.raises(Refused):
        separate(restatement, reason=" ", **WHO)
    separate(restatement, reason="误并", **WHO)
    with pytest.raises(Refused):
        separate(stale, reason="误并", **WHO)

    kept = restate(directive, later, 0, 15, **WHO)
    close(directive, on=JUNE, reason="已验收", **WHO)
    with pytest.raises(Refused):
        separate(kept, reason="误并", **WHO)


def test_a_moved_deadline_is_put_back_and_the_moved_one_stays_to_be_seen():
    directive = a_directive(due_on=JUNE)
    extend(directive, SEPTEMBER, reason="汛期无法施工", **WHO)

    move_back(directive, reason="并入有误", **WHO)

    assert Directive.objects.get(pk=directive.pk).due_on() == JUNE
    assert [(d.standing, d.due_on) for d in directive.deadlines.all()] == [("current", JUNE), ("former", SEPTEMBER)]
    assert (directive.events.last().before, directive.events.last().after) == (
        {"due_on": "2026-09-30"}, {"due_on": "2026-06-30"},
    )  # fmt: skip


def test_a_day_given_to_an_undated_directive_is_taken_away_again():
    never, vaguely = a_directive(), a_directive(deadlines=(DeadlineDraft("continuous", words="长期坚持"),))
    for directive in (never, vaguely):
        extend(directive, SEPTEMBER, reason="会后明确", **WHO)
        move_back(directive, reason="并入有误", **WHO)

    assert never.current_deadline() is None
    assert vaguely.current_deadline().words == "长期坚持"
    assert never.undated()
    assert vaguely.undated()


def test_a_deadline_is_put_back_only_where_it_was_moved_and_with_a_reason():
    directive = a_directive(due_on=JUNE)
    with pytest.raises(Refused):
        move_back(directive, reason="并入有误", **WHO)
    extend(directive, SEPTEMBER, reason="汛期无法施工", **WHO)
    with pytest.raises(Refused):
        move_back(directive, reason="", **WHO)
