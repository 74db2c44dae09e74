"""A slip is taken back as if it had not happened, but for the row that says so; what others rest on stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from extraction.actions import accept, add_missed, correct, draft_of, merge, read_speech, read_words, reject, undo
from extraction.choices import ProposalState
from extraction.models import Decision, Missed, Proposal, Undone
from tests.builders import (
    SOME_MOMENT,
    SOMEBODY,
    WHO,
    a_directive,
    a_party,
    a_proposal,
    a_run,
    a_speech,
)
from tracker.actions import Refused, correct_day, extend, report
from tracker.exports.fixtures import exported_models
from tracker.models import Directive, Event, NumberedYear, Restatement, Speech

pytestmark = pytest.mark.django_db

LATER = SOME_MOMENT + timedelta(minutes=5)
UNDO = {"by": SOMEBODY, "at": LATER}
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
LINES = [f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(11, 15)]


@pytest.fixture
def speech() -> Speech:
    return a_speech("\n".join(LINES))


def tables(*, without: tuple[type, ...] = (Undone, NumberedYear)) -> dict[str, list[dict[str, Any]]]:
    """Every exported row but those of ``without``, with all its values: a number given once is not given again."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in exported_models() if model not in without
    }  # fmt: skip


def corrected(proposal: Proposal, **who: Any) -> None:
    correct(proposal, replace(draft_of(proposal), text="加固堤防"), note="照会议纪要", **who)


def rejected(proposal: Proposal, **who: Any) -> None:
    reject(proposal, "past", **who)


@pytest.mark.parametrize("decide", [accept, corrected, rejected])
def test_what_is_taken_back_leaves_every_table_as_it_was(speech, decide: Callable[..., Any]):
    a_party("县水利局")
    a_directive(owner=a_party())
    proposal = a_proposal(speech, LINES[0])
    before = tables()

    decide(proposal, **WHO)
    assert tables() != before
    undo(speech, **UNDO)

    assert tables() == before


def test_a_missed_directive_taken_back_is_gone(speech):
    a_run(speech)
    before = tables()
    add_missed(speech, draft_of(read_words(speech, 0, len(LINES[0]))), **WHO)

    undone = undo(speech, **UNDO)

    assert tables() == before
    assert (undone.proposal, undone.outcome, undone.start, undone.end) == (None, "", 0, len(LINES[0]))


def test_what_was_taken_back_says_what_it_had_been_and_who_did_it(speech):
    proposal = a_proposal(speech, LINES[1])
    rejected(proposal, **WHO)

    undone = undo(speech, **UNDO)

    assert (undone.proposal, undone.outcome, undone.reason) == (proposal, "rejected", "past")
    assert (undone.decided_by, undone.decided_at, undone.undone_by, undone.undone_at) == (
        SOMEBODY, SOME_MOMENT, SOMEBODY, LATER,
    )  # fmt: skip
    assert speech.text[undone.start : undone.end] == LINES[1]


def test_the_last_one_goes_first_and_each_gets_its_number(speech):
    proposals = [a_proposal(speech, line) for line in LINES[:3]]
    for minute, proposal in enumerate(proposals):
        accept(proposal, by=SOMEBODY, at=SOME_MOMENT + timedelta(minutes=minute))

    undone = [undo(speech, **UNDO) for _each in proposals]

    assert [(each.number, each.proposal) for each in undone] == [
        (1, proposals[2]),
        (2, proposals[1]),
        (3, proposals[0]),
    ]


def test_a_missed_directive_and_a_decision_are_taken_back_in_their_order(speech):
    a_run(speech)
    add_missed(speech, draft_of(read_words(speech, 0, len(LINES[0]))), **WHO)
    accept(a_proposal(speech, LINES[1]), by=SOMEBODY, at=SOME_MOMENT + timedelta(minutes=1))

    assert [undo(speech, **UNDO).outcome for _each in range(2)] == ["accepted", ""]
    assert not Directive.objects.exists()


def test_a_proposal_taken_back_can_be_decided_again(speech):
    proposal = a_proposal(speech, LINES[0])
    accept(proposal, **WHO)
    undo(speech, **UNDO)

    reject(Proposal.objects.get(pk=proposal.pk), "past", by="别人", at=LATER)

    assert Decision.objects.get().decided_by == "别人"


def test_only_ones_own_decisions_are_taken_back(speech):
    accept(a_proposal(speech, LINES[0]), **WHO)

    with pytest.raises(Refused):
        undo(speech, by="别人 (bieren)", at=LATER)
    assert Decision.objects.exists()


def test_only_decisions_in_this_speech_are_taken_back(speech):
    accept(a_proposal(), **WHO)

    with pytest.raises(Refused):
        undo(speech, **UNDO)


@pytest.mark.parametrize(("hours", "is_refused"), [(24, False), (25, True)])
def test_after_a_day_a_decision_stands(speech, hours, is_refused):
    accept(a_proposal(speech, LINES[0]), **WHO)
    at: datetime = SOME_MOMENT + timedelta(hours=hours)

    if is_refused:
        with pytest.raises(Refused, match="2026-03-02 09:30"):
            undo(speech, by=SOMEBODY, at=at)
    else:
        undo(speech, by=SOMEBODY, at=at)
    assert Directive.objects.exists() == is_refused


def test_what_is_followed_already_stays_and_the_step_is_named(speech):
    directive = accept(a_proposal(speech, LINES[0]), **WHO)
    report(directive, "已开工", by="刘芳 (liufang)", at=LATER)

    with pytest.raises(Refused, match="liufang"):
        undo(speech, **UNDO)
    assert not Undone.objects.exists()


def test_what_another_proposal_was_merged_into_stays_until_that_is_taken_back(speech):
    other = a_speech(LINES[2])
    directive = accept(a_proposal(speech, LINES[0]), **WHO)
    merge(a_proposal(other, LINES[2]), directive, by="刘芳 (liufang)", at=LATER, take={"day"})
    with pytest.raises(Refused, match="liufang"):
        undo(speech, **UNDO)

    undo(other, by="刘芳 (liufang)", at=LATER + timedelta(minutes=1))
    undo(speech, **UNDO)

    assert not Directive.objects.exists()


def test_a_merging_stays_where_the_directive_was_followed_since(speech):
    directive = a_directive(due_on=SEPTEMBER)
    merge(a_proposal(speech, LINES[0]), directive, **WHO)
    extend(directive, date(2026, 10, 31), reason="汛期", by="刘芳 (liufang)", at=LATER)

    with pytest.raises(Refused, match="liufang"):
        undo(speech, **UNDO)
    assert Restatement.objects.exists()


def test_a_rejection_stays_where_the_words_were_added_by_hand_since(speech):
    reject(a_proposal(speech, LINES[0]), "misread", **WHO)
    add_missed(speech, draft_of(read_words(speech, 0, len(LINES[0]))), by="刘芳 (liufang)", at=LATER)

    with pytest.raises(Refused, match="第11段"):
        undo(speech, **UNDO)


def test_a_proposal_that_a_newer_reading_replaces_does_not_come_back(speech):
    first = a_proposal(speech, LINES[0])
    accept(first, **WHO)
    newer = a_run(speech)
    second = a_proposal(speech, LINES[0], run=newer)

    undo(speech, **UNDO)

    assert (state_of(first), state_of(second)) == (ProposalState.SUPERSEDED, ProposalState.PENDING)


def test_a_proposal_of_an_older_reading_comes_back_where_the_newer_one_left_its_place_to_it(speech):
    [first, *_others] = read_speech(speech, **WHO).proposals.in_reading_order()
    accept(first, **WHO)
    correct_day(speech.meeting, date(2027, 3, 1), **WHO)
    read_speech(Speech.objects.get(pk=speech.pk), by=SOMEBODY, at=LATER)

    undo(speech, **UNDO)

    assert state_of(first) == ProposalState.PENDING
    assert speech.proposals.pending().count() == len(LINES)


def test_a_refused_undoing_changes_nothing(speech):
    directive = accept(a_proposal(speech, LINES[0]), **WHO)
    report(directive, "已开工", **UNDO)
    before = tables(without=())

    with pytest.raises(Refused):
        undo(speech, **UNDO)

    assert tables(without=()) == before
    assert Event.objects.count() == 2
    assert not Missed.objects.exists()


def state_of(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state
