"""A merging that is taken back takes with it what was taken over; the history keeps that it was."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from extraction.actions import accept, contrasts, draft_of, merge, undo
from extraction.choices import ProposalState
from extraction.models import Proposal
from tests.builders import (
    SOME_MOMENT,
    SOMEBODY,
    WHO,
    a_directive,
    a_party,
    a_proposal,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tracker.actions import DeadlineDraft, Refused, TargetDraft, change_party
from tracker.models import Directive, Restatement, Speech

pytestmark = pytest.mark.django_db

LATER = SOME_MOMENT + timedelta(minutes=5)
UNDO = {"by": SOMEBODY, "at": LATER}
JUNE, AUGUST, SEPTEMBER = date(2026, 6, 30), date(2026, 8, 31), date(2026, 9, 30)
EIGHTY = TargetDraft("80%以上", ">=", Decimal(80), "%")
LINES = [f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(11, 15)]


@pytest.fixture
def speech() -> Speech:
    return a_speech("\n".join(LINES))


def as_it_stands(directive: Directive) -> list[Any]:
    """Day, targets and owners of a directive, with all that is kept of them."""
    targets = directive.targets.values_list("text", "comparator", "value", "unit", "hedge")
    owners = directive.assignments.order_by("name").values_list("name", "party", "role", "inherited")
    return [Directive.objects.get(pk=directive.pk).due_on(), list(targets), list(owners)]


@pytest.mark.parametrize(
    ("take", "steps"),
    [
        ((), []),
        ({"day"}, ["extended"]),
        ({"target-0", "target-1"}, ["retargeted", "retargeted"]),
        ({"lead"}, ["released", "assigned"]),
        ({"day", "target-0", "lead"}, ["extended", "retargeted", "released", "assigned"]),
    ],
)
def test_a_merging_taken_back_leaves_only_the_history_that_it_was(speech, take, steps):
    a_party("县应急局")
    kept = a_directive(due_on=SEPTEMBER, owner=a_party("县住建局"), targets=(EIGHTY,))
    kept.assignments.update(name="住建部门", inherited=True)
    proposal = a_proposal(
        speech,
        LINES[0],
        parties=[party_found("县应急局")],
        deadlines=[deadline_found("6月30日前", 0, JUNE)],
        targets=[target_found("90%以上", value="90", comparator=">="), target_found("8座", value="8", unit="座")],
    )
    before = as_it_stands(kept)

    merge(proposal, kept, take=take, **WHO)
    assert (as_it_stands(kept) != before) == bool(take)
    undo(speech, **UNDO)

    assert not Restatement.objects.exists()
    assert as_it_stands(kept) == before
    assert state_of(proposal) == ProposalState.PENDING
    kinds = [event.kind for event in kept.events.all()]
    assert kinds[: 2 + len(steps)] == ["recorded", "restated", *steps]
    assert kinds[-1] == "separated"
    assert len(kinds) == 3 + 2 * len(steps)


def test_an_owner_tied_to_the_registry_by_a_merging_is_as_it_was_said_before(speech):
    kept = a_directive(due_on=JUNE)
    kept.assignments.create(name="应急部门", role="lead")
    a_party("县应急局", aliases=("应急部门",))
    before = as_it_stands(kept)

    merge(a_proposal(speech, LINES[0], parties=[party_found("应急部门")]), kept, take={"lead"}, **WHO)
    assert as_it_stands(kept) != before
    undo(speech, **UNDO)

    assert as_it_stands(kept) == before


def test_what_a_merging_took_over_does_not_stand_against_undoing_once_it_was_taken_back(speech):
    directive = accept(a_proposal(speech, LINES[0]), **WHO)
    other = a_speech(LINES[2])
    target = target_found("8座", value="8", unit="座")
    merge(a_proposal(other, LINES[2], targets=[target]), directive, by="刘芳 (liufang)", at=LATER, take={"target-0"})
    undo(other, by="刘芳 (liufang)", at=LATER + timedelta(minutes=1))

    undo(speech, **UNDO)

    assert not Directive.objects.exists()


def state_of(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state


def test_two_mergings_that_took_over_the_same_are_taken_back_one_after_the_other():
    kept = a_directive(due_on=SEPTEMBER, targets=(EIGHTY,))
    before = [as_it_stands(kept)]
    speeches = [a_speech(line) for line in LINES[:2]]
    for speech, day, level in zip(speeches, (JUNE, AUGUST), ("90", "95"), strict=True):
        proposal = a_proposal(
            speech,
            speech.text,
            deadlines=[deadline_found("之前", 0, day)],
            targets=[target_found(f"{level}%以上", value=level, comparator=">=")],
        )
        at = SOME_MOMENT + timedelta(minutes=len(before))
        merge(proposal, kept, take={"day", "target-0"}, by=SOMEBODY, at=at)
        before.append(as_it_stands(kept))

    # The first one does not rest on a step that is gone, and the second one has to go before it.
    with pytest.raises(Refused):
        undo(speeches[0], **UNDO)
    for speech in reversed(speeches):
        before.pop()
        at = LATER + timedelta(minutes=len(speeches) - len(before))
        undo(speech, by=SOMEBODY, at=at)
        assert as_it_stands(kept) == before[-1]


def test_a_day_taken_over_in_the_place_of_a_rhythm_says_so_and_gives_the_rhythm_back(speech):
    kept = a_directive(deadlines=(DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY"),))
    proposal = a_proposal(speech, LINES[0], deadlines=[deadline_found("6月30日前", 0, JUNE)])
    with translation.override("zh-hans"):
        told = {each.key: str(each) for each in contrasts(draft_of(proposal), kept)}
    assert told["day"] == "改为按日期完成：每月 → 2026-06-30"

    merge(proposal, kept, take={"day"}, **WHO)
    undo(speech, **UNDO)

    [deadline] = kept.deadlines.exclude(standing="former")
    assert (deadline.rrule, deadline.standing) == ("FREQ=MONTHLY", "current")


def test_the_last_day_of_a_repetition_is_not_offered_as_a_day_to_be_done_by(speech):
    monthly = deadline_found("年底前每月", 0, SEPTEMBER, kind="recurring", rrule="FREQ=MONTHLY")
    proposal = a_proposal(speech, LINES[0], deadlines=[monthly])
    assert "day" not in {each.key for each in contrasts(draft_of(proposal), a_directive())}


def test_who_was_renamed_since_is_taken_back_and_given_back_all_the_same(speech):
    came, gone = a_party("县应急局"), a_party("县住建局")
    kept = a_directive(owner=gone)
    proposal = a_proposal(speech, LINES[0], parties=[party_found("县应急局")], targets=[])
    merge(proposal, kept, take={"lead"}, **WHO)
    assert [each.party for each in kept.assignments.all()] == [came]

    change_party(came, {"name": "县应急管理局"}, **WHO)
    change_party(gone, {"name": "县住房城乡建设局"}, **WHO)
    undo(speech, **UNDO)

    assert [each.party for each in kept.assignments.all()] == [gone]
