"""From the decisions staff made an office sees how far to trust the reader, and which rule to switch off."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from extraction.actions import accept, correct, draft_of, reject
from extraction.choices import ProposalField, RejectReason
from extraction.measuring.evaluation import evaluate
from extraction.models import ExtractionRun
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_proposal, a_run, a_speech
from tracker.actions import AssignmentDraft, DeadlineDraft

pytestmark = pytest.mark.django_db


def of_rule(rule: str, found):
    return next(tally for tally in found.rules if tally.rule == rule)


def of_field(name: str, found):
    return next(tally for tally in found.fields if tally.field == name)


def test_each_rule_is_told_what_became_of_its_proposals():
    accept(a_proposal(rules=["must", "day"]), **WHO)
    reject(a_proposal(rules=["must"]), RejectReason.EXHORTATION, **WHO)
    a_proposal(rules=["must"])

    found = evaluate()

    must = of_rule("must", found)
    assert (must.proposed, must.pending, must.accepted, must.rejected) == (3, 1, 1, {"exhortation": 1})
    assert must.share == 0.5
    assert of_rule("day", found).share == 1


def test_a_rule_answers_for_the_values_of_its_own_sort_only():
    proposal = a_proposal(rules=["cue.must", "month-part", "party.post"])
    later = DeadlineDraft(kind="by", words="6月30日前", due_on=date(2026, 7, 15))
    correct(proposal, replace(draft_of(proposal), deadlines=(later,)), **WHO)

    found = evaluate()

    assert {tally.rule: tally.share for tally in found.rules} == {"cue.must": 1, "party.post": 1, "month-part": 0}
    assert of_rule("month-part", found).corrected == 1


def test_a_value_that_was_forgotten_is_no_fault_of_the_rules_that_found_others():
    proposal = a_proposal(rules=["party.post"])
    proposed = draft_of(proposal)
    owners = (*proposed.assignments, AssignmentDraft("清河镇"))
    correct(proposal, replace(proposed, assignments=owners), **WHO)

    assert of_rule("party.post", evaluate()).share == 1


def test_a_form_sent_unchanged_accepts_the_proposal_as_it_stood():
    proposal = a_proposal()
    correct(proposal, draft_of(proposal), **WHO)

    total = evaluate().total
    assert (total.accepted, total.corrected) == (1, 0)


@pytest.mark.parametrize("reason", [RejectReason.DUPLICATE, RejectReason.NOT_OURS])
def test_what_is_on_the_ledger_already_or_not_ours_says_nothing_against_the_reader(reason):
    accept(a_proposal(rules=["must"]), **WHO)
    reject(a_proposal(rules=["must"]), reason, **WHO)

    found = evaluate()

    assert of_rule("must", found).share == 1
    assert of_rule("must", found).rejected == {reason: 1}
    assert [is_right for _confidence, is_right in found.judged] == [True]


def test_the_worst_rule_that_can_be_judged_stands_first():
    for _each in range(10):
        accept(a_proposal(rules=["good"]), **WHO)
        reject(a_proposal(rules=["bad"]), RejectReason.PAST, **WHO)
    reject(a_proposal(rules=["rare"]), RejectReason.PAST, **WHO)

    assert [(tally.rule, tally.is_few) for tally in evaluate().rules] == [
        ("bad", False), ("good", False), ("rare", True),
    ]  # fmt: skip


def test_a_corrected_value_an_added_one_and_one_taken_away_are_told_apart():
    proposal = a_proposal()
    proposed = draft_of(proposal)
    owners = (*proposed.assignments, AssignmentDraft("清河镇"))
    later = DeadlineDraft(kind="by", words="6月30日前", due_on=date(2026, 7, 15))
    correct(proposal, replace(proposed, assignments=owners, deadlines=(later,), targets=()), **WHO)

    found = evaluate()

    party, deadline, target = (of_field(name, found) for name in ("party", "deadline", "target"))
    assert (party.proposed, party.unchanged, party.added) == (1, 1, 1)
    assert (deadline.proposed, deadline.unchanged, deadline.corrected) == (1, 0, 1)
    assert (target.proposed, target.unchanged, target.removed) == (1, 0, 1)
    assert of_field("kind", found).unchanged == 1


def test_fields_of_what_was_rejected_count_for_nothing():
    reject(a_proposal(), RejectReason.PAST, **WHO)

    assert [tally.proposed for tally in evaluate().fields] == [0] * len(ProposalField)


def test_what_people_recorded_without_a_proposal_is_counted_where_the_reader_had_looked():
    read = a_speech()
    a_run(read)
    a_directive(speech=read)
    a_directive(speech=a_speech())

    assert evaluate().by_hand == 1


def test_what_stood_on_the_ledger_before_the_reading_was_not_overlooked():
    read = a_speech()
    a_directive(speech=read)
    ExtractionRun.objects.filter(pk=a_run(read).pk).update(read_at=SOME_MOMENT + timedelta(days=1))

    assert evaluate().by_hand == 0


def test_a_time_counts_its_first_and_its_last_day():
    for day in (1, 2, 3):
        accept(a_proposal(rules=["must"]), by=SOMEBODY, at=datetime(2026, 3, day, 15, 59, tzinfo=UTC))

    assert evaluate(date(2026, 3, 2), date(2026, 3, 3)).total.accepted == 2
    assert evaluate(last=date(2026, 3, 1)).total.accepted == 1


def test_a_time_counts_what_was_read_in_it_and_still_waits():
    waiting = a_proposal()
    read_on = timezone.localdate(waiting.run.read_at)

    assert evaluate(read_on, read_on).total.pending == 1
    assert evaluate(first=read_on + timedelta(days=1)).total.pending == 0
    assert evaluate(last=read_on - timedelta(days=1)).total.pending == 0


def test_the_command_prints_rules_fields_and_reliability():
    accept(a_proposal(rules=["cue.must"]), **WHO)
    reject(a_proposal(rules=["cue.must"]), RejectReason.PAST, **WHO)
    said = StringIO()

    call_command("evaluate", stdout=said)

    assert "cue.must" in said.getvalue()
    assert f"{RejectReason.PAST.label} 1" in said.getvalue()
    assert "0.8–0.9" in said.getvalue()


def test_the_command_gives_the_same_figures_to_programs():
    accept(a_proposal(rules=["cue.must"]), **WHO)
    said = StringIO()

    call_command("evaluate", "--format", "json", "--from", "2026-03-02", stdout=said)

    figures = json.loads(said.getvalue())
    assert figures["rules"] == [figures["total"] | {"rule": "cue.must"}]
    assert figures["total"]["accepted_as_proposed"] == 1
    [speech] = figures["speeches"]
    assert figures["found_and_missed"] == speech | {"speech": "", "rules": ""}
    assert (speech["found"], speech["missed"], speech["share_found"]) == (1, 0, 1)


def test_no_column_is_cut_in_either_language():
    accept(a_proposal(rules=["target.a-rule-with-quite-a-long-name"]), **WHO)
    for language in ("zh-hans", "en"):
        said = StringIO()
        with translation.override(language):
            call_command("evaluate", stdout=said)

        assert "target.a-rule-with-quite-a-long-name  1" in said.getvalue()
        assert "…" not in said.getvalue()


def test_before_any_decision_it_says_so_and_a_day_that_does_not_exist_is_named():
    said = StringIO()
    call_command("evaluate", stdout=said)
    assert len(said.getvalue().splitlines()) == 1
    with pytest.raises(CommandError, match="2026-02-30"):
        call_command("evaluate", "--to", "2026-02-30")
    with pytest.raises(CommandError, match="--from"):
        call_command("evaluate", "--from", "2026-03-02", "--to", "2026-03-01")
