"""Deciding a proposal: once, with the machine's values kept beside the confirmed ones."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extraction.actions import AlreadyDecided, Comparison, accept, accept_or_correct, correct, draft_of, reject
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from tests.builders import (
    SOME_MOMENT,
    SOMEBODY,
    WHO,
    a_party,
    a_proposal,
    a_reviewer,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tests.extraction.reviewing import as_shown, decide
from tracker.actions import AssignmentDraft, Refused
from tracker.models import Directive, ResponsibleParty, Target

pytestmark = pytest.mark.django_db


def test_accepting_records_all_that_was_proposed():
    a_party("青屏县水利局", aliases=("县水利局",))
    proposal = a_proposal()

    directive = accept(proposal, **WHO)

    assert (directive.quote, directive.start, directive.end) == (proposal.text, proposal.start, proposal.end)
    assert [(a.name, a.role, a.party.name) for a in directive.assignments.all()] == [
        ("县水利局", "lead", "青屏县水利局")
    ]
    assert [(d.words, d.due_on) for d in directive.deadlines.all()] == [("6月30日前", date(2026, 6, 30))]
    assert [(t.text, t.value) for t in directive.targets.all()] == [("100%", 100)]
    assert directive.decision.proposal == proposal


def test_a_name_the_registry_does_not_know_is_kept_as_said():
    directive = accept(a_proposal(), **WHO)

    assert [(a.name, a.party) for a in directive.assignments.all()] == [("县水利局", None)]
    assert directive.unowned()


def test_a_party_named_twice_in_one_role_is_listed_once():
    a_party("青屏县水利局", aliases=("县水利局", "水利部门"))
    said = [
        party_found("县水利局"),
        party_found("水利部门"),
        party_found("县水利局"),
        party_found("水利部门", 0, "support"),
    ]

    directive = accept(a_proposal(parties=said), **WHO)

    assert [(a.name, a.role) for a in directive.assignments.all()] == [("县水利局", "lead"), ("水利部门", "support")]


def test_correcting_records_the_correction_and_keeps_what_the_machine_said():
    proposal = a_proposal()
    draft = replace(draft_of(proposal), text="加固清河堤防", assignments=(AssignmentDraft("县农业农村局"),))

    directive = correct(proposal, draft, note="分工已调整", **WHO)

    assert directive.text == "加固清河堤防"
    assert [a.name for a in directive.assignments.all()] == ["县农业农村局"]
    assert [party["name"] for party in Proposal.objects.get(pk=proposal.pk).parties] == ["县水利局"]
    assert directive.decision.note == "分工已调整"


def test_what_was_compared_before_is_decided_as_if_it_were_compared_anew():
    proposal, twin = a_proposal(), a_proposal()
    proposed = draft_of(proposal)
    draft = replace(proposed, text="加固清河堤防", assignments=(AssignmentDraft("县农业农村局"),))

    directive = accept_or_correct(Comparison(proposal, proposed, draft), note="分工已调整", **WHO)

    other = correct(twin, replace(draft, speech=twin.speech, start=twin.start, end=twin.end), note="分工已调整", **WHO)
    assert [a.name for a in directive.assignments.all()] == ["县农业农村局"]
    assert {change["field"] for change in directive.decision.changes} == {"text", "party"}
    decided, anew = ((each.decision.outcome, each.decision.changes, each.decision.note) for each in (directive, other))
    assert decided == anew


def test_what_was_compared_and_left_as_it_stands_is_accepted():
    proposal = a_proposal()
    proposed = draft_of(proposal)

    directive = accept_or_correct(Comparison(proposal, proposed, replace(proposed, text=proposed.quote)), **WHO)

    assert (directive.decision.outcome, directive.decision.changes) == ("accepted", [])
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.ACCEPTED


def test_a_party_that_is_not_in_the_registry_yet_is_added_with_the_directive():
    proposal = a_proposal()
    new = AssignmentDraft("河长办", party=ResponsibleParty(name="县河长办", kind="unit"))

    directive = correct(proposal, replace(draft_of(proposal), assignments=(new,)), **WHO)

    assert [a.party for a in directive.assignments.all()] == [ResponsibleParty.objects.get(name="县河长办")]
    assert directive.decision.changes[0]["recorded"] == "河长办 · 牵头 · 县河长办"


def test_a_party_is_not_added_where_the_directive_cannot_be_recorded():
    proposal = a_proposal()
    new = AssignmentDraft("河长办", party=ResponsibleParty(name="县河长办", kind="unit"))

    with pytest.raises(Refused):
        correct(proposal, replace(draft_of(proposal), assignments=(new,), end=10_000), **WHO)

    assert not ResponsibleParty.objects.exists()


def test_rejecting_keeps_the_reason_and_records_nothing():
    proposal = a_proposal()

    decision = reject(proposal, "past", note="说的是去年", **WHO)

    assert (decision.reason, decision.note, decision.decided_by) == ("past", "说的是去年", SOMEBODY)
    assert not Directive.objects.exists()


def test_rejecting_without_a_known_reason_is_refused():
    proposal = a_proposal()

    with pytest.raises(Refused):
        reject(proposal, "because", **WHO)
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.PENDING


@pytest.mark.parametrize("late", [accept, lambda p, **who: reject(p, "past", **who)], ids=["accept", "reject"])
def test_whoever_comes_second_is_told_who_was_first(late):
    proposal = a_proposal()
    stale = Proposal.objects.get(pk=proposal.pk)
    accept(proposal, **WHO)

    with pytest.raises(AlreadyDecided, match=r"zhoumin.* 2026-03-02 09:30"):
        late(stale, by="别人", at=SOME_MOMENT)
    assert Decision.objects.count() == Directive.objects.count() == 1


def test_a_failing_record_gives_the_proposal_back():
    proposal = a_proposal()

    with pytest.raises(Refused):
        correct(proposal, replace(draft_of(proposal), end=10_000), **WHO)
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.PENDING


def test_a_day_that_is_known_is_recorded_although_the_beginning_is_masked():
    said = deadline_found("X月到6月30日", 0, date(2026, 6, 30)) | {"kind": "within", "masked": True}

    deadline = accept(a_proposal(deadlines=[said]), **WHO).current_deadline()

    assert (deadline.due_on, deadline.masked, deadline.words) == (date(2026, 6, 30), False, "X月到6月30日")


@pytest.mark.parametrize(
    "faulty",
    [
        {"parties": [party_found("县水利局") | {"role": "onlooker"}]},
        {"targets": [target_found("100%") | {"comparator": "!="}]},
        {"deadlines": [deadline_found("6月30日前", 0, date(2026, 6, 30)) | {"kind": "someday"}]},
        {"deadlines": [deadline_found("6月30日前", 0, date(2026, 6, 30)) | {"starts_on": "2026-07-01"}]},
    ],
    ids=["role", "comparator", "kind", "ends before it starts"],
)
def test_what_a_faulty_rule_made_up_is_refused_in_words_and_can_be_corrected_at_the_desk(client, faulty):
    proposal = a_proposal(**faulty)
    client.force_login(a_reviewer())

    with pytest.raises(Refused):
        accept(Proposal.objects.get(pk=proposal.pk), by=SOMEBODY, at=SOME_MOMENT)
    assert not Directive.objects.exists()

    form = as_shown(client, proposal) | {"deadlines-0-starts_on": ""}
    assert decide(client, proposal, "correct", **form).status_code == 302
    assert Decision.objects.get().outcome == "corrected"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("9999999999999999.99999", None), ("NaN", None), ("-Infinity", None), ("3.33335", "3.3334"), ("许多", None)],
)
def test_a_number_is_kept_as_far_as_its_column_reaches(said, kept):
    directive = accept(a_proposal(targets=[target_found("100%", value=said)]), **WHO)

    assert Target.objects.get(directive=directive).value == (kept and Decimal(kept))


def test_what_is_too_long_for_its_column_is_cut_and_stays_whole_in_the_quote():
    proposal = a_proposal(
        parties=[party_found("局" * 300)],
        deadlines=[deadline_found("前" * 300, 0, date(2026, 6, 30))],
        targets=[target_found("率" * 300, value="1" + "0" * 40)],
    )

    directive = accept(proposal, **WHO)

    assert len(directive.assignments.get().name) == 100
    assert directive.targets.get().value is None
    assert directive.quote == proposal.text


def test_a_replaced_proposal_can_no_longer_be_decided():
    proposal = a_proposal(a_speech(), state=ProposalState.SUPERSEDED)

    with pytest.raises(AlreadyDecided):
        accept(proposal, **WHO)
