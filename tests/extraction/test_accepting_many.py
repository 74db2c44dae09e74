"""Accepting in bulk: only what a preview listed and was left ticked, one decision for each."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from extraction.actions import accept, accept_many, reject
from extraction.models import Decision, Proposal
from tests.builders import (
    SOME_MOMENT,
    WHO,
    a_party,
    a_proposal,
    a_speech,
    a_user,
    deadline_found,
    party_found,
)
from tests.pages import marked, page, words
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

LINES = [f"第{n}项工作要在6月{n}日前完成。" for n in range(1, 6)]
SURE = [0.95, 0.85, 0.75, 0.55, 0.35]


@pytest.fixture
def speech():
    speech = a_speech("\n".join(LINES))
    for line, confidence in zip(LINES, SURE, strict=True):
        a_proposal(speech, line, confidence=confidence, targets=[])
    return speech


def address(speech) -> str:
    return reverse("admin:extraction_accept_many", args=[speech.pk])


def ticked(response) -> list[str]:
    return [box.get("value") for box in page(response).iter("input") if box.get("name") == "proposal"]


def listed(response) -> list[str]:
    return [proposal.text for proposal in Proposal.objects.filter(pk__in=ticked(response)).in_reading_order()]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, LINES[:2]),
        ({"least": "0.9"}, LINES[:1]),
        ({"least": "0.5"}, LINES[:4]),
        ({"least": "0"}, LINES),
        ({"least": "nonsense"}, LINES[:2]),
        ({"least": "-1"}, LINES[:2]),
    ],
)
def test_the_preview_lists_those_from_the_confidence_on_and_accepts_nothing(client, speech, asked, expected):
    assert listed(client.get(address(speech), asked)) == expected
    assert not Decision.objects.exists()


def test_each_confidence_says_how_many_it_would_take(client, speech):
    choices = [link.text_content() for link in marked(page(client.get(address(speech))), "choice")]

    assert [choice.split() for choice in choices[:3]] == [["0.9", "(1)"], ["0.8", "(2)"], ["0.7", "(3)"]]


def test_only_with_owner_and_date_leaves_out_what_would_be_unowned_or_undated(client):
    a_party("县水利局")
    a_party("各乡镇", kind="collective")
    speech = a_speech("\n".join(LINES))
    dated, undated = [deadline_found("6月30日前", 0, date(2026, 6, 30))], []
    cases = [("县水利局", dated), ("县水利局", undated), ("各乡镇", dated), ("某局", dated)]
    for line, (name, deadlines) in zip(LINES, cases, strict=False):
        a_proposal(speech, line, parties=[party_found(name)], deadlines=deadlines, targets=[])

    assert listed(client.get(address(speech), {"complete": "on"})) == LINES[:1]
    assert len(listed(client.get(address(speech)))) == 4


def test_exactly_what_was_ticked_is_accepted_each_with_its_own_decision(client, speech):
    first, second = ticked(client.get(address(speech)))

    client.post(address(speech), {"proposal": [second]})

    decision = Decision.objects.get()
    assert (str(decision.proposal_id), decision.outcome, decision.decided_by) == (second, "accepted", "周敏 (zhoumin)")
    assert Proposal.objects.get(pk=first).state == "pending"

    client.post(address(speech), {"proposal": [first]})
    assert Decision.objects.count() == Directive.objects.count() == 2


def test_what_was_decided_or_replaced_meanwhile_is_left_and_named(client, speech):
    sent = ticked(client.get(address(speech), {"least": "0.7"}))
    decided, replaced, pending = Proposal.objects.filter(pk__in=sent).in_reading_order()
    reject(decided, "past", by="何强 (heqiang)", at=SOME_MOMENT)
    Proposal.objects.filter(pk=replaced.pk).update(state="superseded")

    answer = client.post(address(speech), {"proposal": sent}, follow=True)

    assert [d.quote for d in Directive.objects.all()] == [pending.text]
    told = " ".join(message.text_content() for message in marked(page(answer), "warning"))
    assert decided.text in told
    assert "何强 (heqiang)" in told
    assert replaced.text in told
    assert Decision.objects.get(proposal=decided).outcome == "rejected"


def test_one_that_cannot_be_recorded_does_not_stop_the_others(speech):
    first, faulty, *_others = speech.proposals.in_reading_order()
    Proposal.objects.filter(pk=faulty.pk).update(deadlines=[deadline_found("长期", 0, None, kind="nonsense")])

    done = accept_many(speech.proposals.in_reading_order(), **WHO)

    assert len(done.directives) == len(LINES) - 1
    assert [left.proposal.pk for left in done.left] == [faulty.pk]
    assert Proposal.objects.get(pk=faulty.pk).state == "pending"
    assert done.left[0].why


def test_a_proposal_of_another_speech_is_not_accepted_from_this_page(client, speech):
    other = a_proposal()

    client.post(address(speech), {"proposal": [other.pk, "x", "99999999999999999999999"]})

    assert not Decision.objects.exists()


def test_ticking_nothing_accepts_nothing_and_says_so(client, speech):
    answer = client.post(address(speech), follow=True)

    assert marked(page(answer), "warning")
    assert not Decision.objects.exists()


def test_where_all_is_decided_the_page_says_so(client):
    proposal = a_proposal()
    accept(proposal, **WHO)

    answer = client.get(address(proposal.speech))

    assert marked(page(answer), "nothing")
    assert not ticked(answer)


def test_proposals_chosen_in_the_list_lead_to_the_same_preview_across_speeches(client, speech):
    other = a_proposal()
    decided = speech.proposals.in_reading_order().first()
    accept(decided, **WHO)
    pending = speech.proposals.in_reading_order().last()
    action = {"action": "accept_selected", "_selected_action": [other.pk, decided.pk, pending.pk]}

    preview = client.post(reverse("admin:extraction_proposal_changelist"), action, follow=True)
    assert set(ticked(preview)) == {str(other.pk), str(pending.pk)}
    assert "1条" in words(preview)
    assert Decision.objects.count() == 1

    client.post(preview.redirect_chain[-1][0], {"proposal": [other.pk]})
    assert set(Decision.objects.values_list("proposal", flat=True)) == {decided.pk, other.pk}


def test_what_was_not_chosen_in_the_list_is_not_accepted_from_its_page(client, speech):
    chosen, stranger = speech.proposals.in_reading_order()[:2]

    client.post(reverse("admin:extraction_accept_chosen") + f"?keys={chosen.pk}", {"proposal": [stranger.pk]})

    assert not Decision.objects.exists()


def test_staff_who_may_not_decide_neither_see_nor_do_it(client, speech):
    client.force_login(a_user(is_staff=True, permissions=("extraction.view_proposal",)))
    proposal = speech.proposals.first()
    action = {"action": "accept_selected", "_selected_action": [proposal.pk]}
    chosen = reverse("admin:extraction_accept_chosen") + f"?keys={proposal.pk}"

    assert client.get(address(speech)).status_code == 403
    assert client.post(chosen, {"proposal": [proposal.pk]}).status_code == 403
    client.post(reverse("admin:extraction_proposal_changelist"), action, follow=True)
    assert not Decision.objects.exists()


def test_the_preview_takes_as_many_queries_for_many_proposals(client, django_assert_num_queries):
    def speech_of(items: int):
        lines = [f"第{n}项工作要在6月30日前完成。" for n in range(items)]
        speech = a_speech("\n".join(lines))
        for line in lines:
            a_proposal(speech, line)
        return speech

    few, many = speech_of(3), speech_of(30)
    with CaptureQueriesContext(connection) as asked:
        assert len(ticked(client.get(address(few)))) == 3
    with django_assert_num_queries(len(asked)):
        assert len(ticked(client.get(address(many)))) == 30
