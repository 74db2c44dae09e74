"""A proposal that demands again what is on the ledger becomes another source of it; both sources stay."""

from datetime import date
from decimal import Decimal

import pytest

from extraction.actions import AlreadyDecided, accept, day_named, draft_of, merge, read_speech, reject
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from tests.builders import (
    SOME_MOMENT,
    WHO,
    a_directive,
    a_meeting,
    a_party,
    a_proposal,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tracker.actions import Refused, TargetDraft, correct_day
from tracker.models import Directive, Restatement

pytestmark = pytest.mark.django_db

JUNE, AUGUST = date(2026, 6, 30), date(2026, 8, 31)
AGAIN = "清河堤防加固要在8月31日前完成。"


@pytest.fixture
def again():
    """The same demand in a later meeting, with a later day."""
    speech = a_speech(AGAIN, meeting=a_meeting(date(2026, 5, 6), title="防汛调度会"))
    return a_proposal(speech, AGAIN, deadlines=[deadline_found("8月31日前", 7, AUGUST)])


def test_merging_keeps_both_sources_and_records_nothing_new(again):
    directive = a_directive(due_on=JUNE)

    decision = merge(again, directive, **WHO)

    assert (decision.outcome, decision.merged_into, decision.directive) == ("merged", directive, None)
    assert Proposal.objects.get(pk=again.pk).state == ProposalState.MERGED
    assert [(r.quote, r.speech) for r in directive.restatements.all()] == [(AGAIN, again.speech)]
    assert Directive.objects.get().quote == directive.quote
    assert Directive.objects.get().due_on() == JUNE


def test_the_deadline_is_taken_over_only_where_somebody_says_so(again):
    directive = a_directive(due_on=JUNE)

    merge(again, directive, take={"day"}, **WHO)

    directive = Directive.objects.get()
    assert directive.due_on() == AUGUST
    reason = directive.current_deadline().reason
    assert "防汛调度会" in reason
    assert AGAIN in reason
    assert [event.kind for event in directive.events.all()] == ["recorded", "restated", "extended"]


def test_a_deadline_that_is_the_same_is_not_moved(again):
    directive = a_directive(due_on=AUGUST)

    merge(again, directive, take={"day"}, **WHO)

    assert [event.kind for event in directive.events.all()] == ["recorded", "restated"]


def test_the_day_taken_over_is_the_first_one_named(again):
    again.deadlines = [deadline_found("年底", 0, date(2026, 12, 31)), deadline_found("8月31日前", 7, AUGUST)]

    assert day_named(draft_of(again)) == AUGUST


def test_where_the_words_name_no_day_none_can_be_taken_over():
    proposal = a_proposal(deadlines=[])

    with pytest.raises(Refused):
        merge(proposal, a_directive(), take={"day"}, **WHO)
    assert nothing_was_decided(proposal)


def test_a_target_is_raised_or_added_only_where_somebody_says_so(again):
    directive = a_directive(targets=(TargetDraft("80%以上", ">=", Decimal(80), "%"),))
    again.targets = [target_found("90%以上", value="90", comparator=">="), target_found("8座", value="8", unit="座")]

    merge(again, directive, take={"target-0"}, **WHO)

    assert [target.text for target in directive.targets.all()] == ["90%以上"]
    event = directive.events.last()
    assert (event.kind, event.before["target"], event.after["target"]) == ("retargeted", "80%以上", "90%以上")
    assert "防汛调度会" in event.reason


def test_a_lead_takes_the_place_of_another_only_where_somebody_says_so(again):
    a_party("县应急局")
    directive = a_directive(owner=a_party("县住建局"))
    again.parties = [party_found("县应急局")]

    merge(again, directive, take={"lead"}, **WHO)

    assert [assignment.called() for assignment in directive.assignments.all()] == ["县应急局"]
    assert [event.kind for event in directive.events.all()] == ["recorded", "restated", "released", "assigned"]


@pytest.mark.parametrize("key", ["target-9", "nonsense", ""])
def test_what_the_words_do_not_say_cannot_be_taken_over(again, key):
    with pytest.raises(Refused):
        merge(again, a_directive(), take={key}, **WHO)
    assert nothing_was_decided(again)


def test_a_lead_whom_the_registry_does_not_know_cannot_be_taken_over(again):
    again.parties = [party_found("某专班")]

    with pytest.raises(Refused, match="某专班"):
        merge(again, a_directive(owner=a_party("县住建局")), take={"lead"}, **WHO)
    assert nothing_was_decided(again)


def test_a_closed_directive_takes_no_proposal_in(again):
    with pytest.raises(Refused):
        merge(again, a_directive(closed_on=JUNE), **WHO)
    assert nothing_was_decided(again)


def test_a_directive_that_was_taken_back_meanwhile_is_named_as_gone(again):
    directive = a_directive()
    Directive.objects.filter(pk=directive.pk).delete()

    with pytest.raises(Refused):
        merge(again, directive, **WHO)
    assert nothing_was_decided(again)


def test_whoever_merges_second_is_told_who_was_first(again):
    stale = Proposal.objects.get(pk=again.pk)
    accept(again, **WHO)

    with pytest.raises(AlreadyDecided, match="zhoumin"):
        merge(stale, a_directive(), by="别人", at=SOME_MOMENT)
    assert not Restatement.objects.exists()


def test_whoever_rejects_what_is_merged_is_told_so(again):
    merge(again, a_directive(), **WHO)

    with pytest.raises(AlreadyDecided, match="zhoumin"):
        reject(Proposal.objects.get(pk=again.pk), "past", by="别人", at=SOME_MOMENT)
    assert Decision.objects.get().outcome == "merged"


def test_what_was_merged_is_not_proposed_again():
    speech = a_speech("县水利局要在6月30日前完成清河堤防加固。")
    [proposal] = read_speech(speech, **WHO).proposals.all()
    merge(proposal, a_directive(), **WHO)
    correct_day(speech.meeting, date(2027, 3, 1), **WHO)

    assert not read_speech(speech, **WHO).proposals.exists()


def nothing_was_decided(proposal: Proposal) -> bool:
    """Whether the proposal still awaits a decision and no trace of one is left."""
    is_pending = Proposal.objects.get(pk=proposal.pk).state == ProposalState.PENDING
    return is_pending and not Decision.objects.exists() and not Restatement.objects.exists()
