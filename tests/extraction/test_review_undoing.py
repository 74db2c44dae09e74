"""One key takes the last decision back, and leads to the proposal that awaits one again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, add_missed, draft_of, read_words, reject
from extraction.choices import ProposalState
from extraction.models import Proposal, Undone
from tests.builders import SOME_MOMENT, a_proposal, a_run, a_speech, a_user
from tests.pages import words
from tracker.actions import report
from tracker.models import Directive
from tracker.people.signatures import signature

pytestmark = pytest.mark.django_db

TEXT = "县水利局要在6月30日前完成清河堤防加固。"


def undo_address(speech) -> str:
    return reverse("admin:extraction_undo", args=[speech.pk])


def test_the_last_decision_is_taken_back_and_its_proposal_is_current(client, reviewer):
    proposal = a_proposal()
    accept(proposal, by=signature(reviewer), at=timezone.now())

    response = client.post(undo_address(proposal.speech), follow=True)

    assert f"current={proposal.pk}" in response.redirect_chain[0][0]
    assert "县水利局要在6月30日前完成清河堤防加固" in words(response)
    assert Proposal.objects.get().state == ProposalState.PENDING
    assert Undone.objects.get().undone_by == signature(reviewer)


def test_a_missed_directive_taken_back_leads_to_the_desk(client, reviewer):
    speech = a_speech(TEXT)
    a_run(speech)
    add_missed(speech, draft_of(read_words(speech, 0, len(TEXT))), by=signature(reviewer), at=timezone.now())

    response = client.post(undo_address(speech))

    assert response.url == reverse("admin:extraction_review", args=[speech.pk])
    assert not Directive.objects.exists()


def test_why_nothing_was_taken_back_stands_on_the_desk(client, reviewer):
    proposal = a_proposal()
    directive = accept(proposal, by=signature(reviewer), at=timezone.now())
    report(directive, "已开工", by="刘芳 (liufang)", at=timezone.now())

    response = client.post(undo_address(proposal.speech), follow=True)

    assert "刘芳 (liufang)" in words(response)
    assert Directive.objects.exists()


def test_what_somebody_else_decided_stays(client, reviewer):
    proposal = a_proposal()
    reject(proposal, "past", by="刘芳 (liufang)", at=SOME_MOMENT)

    client.post(undo_address(proposal.speech))

    assert Proposal.objects.get().state == ProposalState.REJECTED


def test_an_address_that_is_only_opened_takes_nothing_back(client, reviewer):
    proposal = a_proposal()
    accept(proposal, by=signature(reviewer), at=timezone.now())

    assert client.get(undo_address(proposal.speech)).status_code == 302
    assert Proposal.objects.get().state == ProposalState.ACCEPTED


def test_whoever_may_not_decide_may_not_take_back(client):
    client.force_login(a_user(is_staff=True, permissions=("extraction.view_proposal",)))

    assert client.post(undo_address(a_speech())).status_code == 403
