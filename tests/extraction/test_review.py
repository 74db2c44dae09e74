"""The review desk over HTTP: a reviewer decides, the record follows, and nothing is decided twice."""

from datetime import date

import pytest
from django.utils import timezone

from extraction.models import Decision, Proposal
from tests.builders import a_party, a_reviewer
from tests.extraction.reviewing import LEVEE, accept_as_shown, as_shown, at, decide, desk
from tests.pages import filled_in, logged_in, marked, page, words
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]


def test_accepting_records_the_directive_with_all_that_was_proposed(client, speech, levee):
    bureau = a_party("县水务局", aliases=("县水利局",))

    accept_as_shown(client, levee)

    directive = Directive.objects.get()
    assert directive.quote == LEVEE == speech.text[directive.start : directive.end]
    assert [(a.name, a.party, a.role) for a in directive.assignments.all()] == [("县水利局", bureau, "lead")]
    assert [(d.words, d.due_on, d.standing) for d in directive.deadlines.all()] == [
        ("6月30日前", date(2026, 6, 30), "current")
    ]
    assert [(t.text, t.comparator, t.value) for t in directive.targets.all()] == [("合格率100%", "=", 100)]
    assert [(e.kind, e.made_by) for e in directive.events.all()] == [("recorded", "周敏 (zhoumin)")]
    assert Decision.objects.get().directive == directive


def test_accepting_leads_on_to_the_next_proposal(client, speech, levee, patrol):
    assert accept_as_shown(client, levee).url == at(patrol)
    assert accept_as_shown(client, patrol).url == desk(speech)


def test_after_the_last_paragraph_the_review_begins_again_with_what_was_left_out(client, speech, levee, patrol):
    assert accept_as_shown(client, patrol).url == at(levee)


def test_rejecting_keeps_the_reason_and_records_nothing(client, patrol):
    decide(client, patrol, "reject", reason="exhortation", note="没有可核查的内容")

    decision = Decision.objects.get(proposal=patrol)
    assert (decision.outcome, decision.reason, decision.note) == ("rejected", "exhortation", "没有可核查的内容")
    assert not Directive.objects.exists()


@pytest.mark.parametrize("reason", ["", "不想要"])
def test_rejecting_without_a_known_reason_changes_nothing(client, patrol, reason):
    response = decide(client, patrol, "reject", reason=reason)

    assert response.status_code == 422
    assert Proposal.objects.get(pk=patrol.pk).state == "pending"
    assert not Decision.objects.exists()


@pytest.mark.parametrize("how", ["correct", "reject"])
def test_whoever_decides_second_is_told_who_was_first_and_when(client, levee, how):
    other = logged_in(a_reviewer("heqiang"))
    form = as_shown(other, levee) | {"reason": "past"}
    accept_as_shown(client, levee)

    late = decide(other, levee, how, **form)

    assert late.status_code == 409
    decided_at = timezone.localtime(Decision.objects.get().decided_at)
    assert "周敏 (zhoumin)" in words(late)
    assert decided_at.strftime("%Y-%m-%d %H:%M") in words(late)
    assert Directive.objects.count() == Decision.objects.count() == 1


@pytest.mark.parametrize("how", ["correct", "reject"])
def test_pressing_a_key_twice_decides_once_and_leads_on(client, speech, levee, patrol, how):
    form = as_shown(client, levee) | {"reason": "past"}
    first, again = (decide(client, levee, how, **form) for _ in range(2))

    assert first.url == again.url == at(patrol)
    assert Decision.objects.count() == 1


def test_deciding_otherwise_than_one_has_decided_is_said(client, levee):
    accept_as_shown(client, levee)

    assert decide(client, levee, "reject", reason="past").status_code == 409


@pytest.mark.parametrize("otherwise", [{"strength": "explore"}, {"text": "加固堤防"}, {"remark": "已与水利局核实"}])
def test_a_form_changed_after_one_has_decided_comes_back_as_it_was_typed(client, levee, patrol, otherwise):
    form = as_shown(client, levee)
    decide(client, levee, "correct", **form)

    second = decide(client, levee, "correct", **form | otherwise)

    assert second.status_code == 409
    assert filled_in(second).items() >= otherwise.items()
    assert not marked(page(second), "buttons"), "they would be refused again"
    assert Decision.objects.get().outcome == "accepted"


def test_a_rejection_with_another_reason_than_one_has_given_is_told_and_its_note_comes_back(client, patrol):
    decide(client, patrol, "reject", reason="past")

    second = decide(client, patrol, "reject", reason="misread", note="看错了行")

    assert second.status_code == 409
    assert "看错了行" in words(second)
    assert Decision.objects.get().reason == "past"


def test_a_note_that_is_too_long_is_named_as_what_is_wrong(client, patrol):
    response = decide(client, patrol, "reject", reason="past", note="长" * 501)
    assert response.status_code == 422
    assert "500" in words(response)
