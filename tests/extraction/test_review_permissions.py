"""Who may do what at the review desk; what was proposed and decided is nobody's to edit."""

import pytest
from django.test import Client
from django.urls import reverse

from extraction.actions import accept
from extraction.models import Proposal
from tests.builders import SOME_MOMENT, SOMEBODY, a_proposal, a_reviewer, a_user
from tests.pages import logged_in, marked, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal():
    return a_proposal()


ADDRESSES = ["review", "read_again", "correct", "reject"]


def address(name, proposal) -> str:
    pk = proposal.speech_id if name in ("review", "read_again") else proposal.pk
    return reverse(f"admin:extraction_{name}", args=[pk])


@pytest.mark.parametrize("name", ADDRESSES)
def test_staff_who_may_not_decide_are_refused(proposal, name):
    bystander = a_user(is_staff=True, permissions=("tracker.view_speech", "tracker.change_directive"))
    response = logged_in(bystander).post(address(name, proposal), {"reason": "past"})

    assert response.status_code == 403
    assert Proposal.objects.get(pk=proposal.pk).state == "pending"


@pytest.mark.parametrize("name", ADDRESSES)
def test_strangers_are_sent_to_the_login(proposal, name):
    client = Client()

    assert "/login/" in client.get(address(name, proposal)).url
    assert client.post(address(name, proposal), {"reason": "past"}).status_code == 401
    assert Proposal.objects.get(pk=proposal.pk).state == "pending"


@pytest.mark.parametrize("name", ["read_again", "correct", "reject"])
def test_a_form_of_another_site_decides_nothing(proposal, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_reviewer())

    assert client.post(address(name, proposal), {"reason": "past"}).status_code == 403
    assert Proposal.objects.get(pk=proposal.pk).state == "pending"


@pytest.mark.parametrize("name", ["correct", "reject"])
def test_looking_at_an_address_changes_nothing_and_leads_back_to_the_button(proposal, name):
    response = logged_in(a_reviewer()).get(address(name, proposal), follow=True)

    [(desk, status)] = response.redirect_chain
    assert (desk.partition("?")[0].partition("#")[0], status) == (address("review", proposal), 302)
    assert marked(page(response), "warning")
    assert Proposal.objects.get(pk=proposal.pk).state == "pending"
    assert proposal.speech.runs.count() == 1


def test_whoever_has_to_log_in_anew_while_deciding_decides_nothing_before_sending_it_again(proposal):
    a_reviewer("zhoumin")
    client = Client()
    login = client.post(address("correct", proposal))
    [kept] = [field.get("value") for field in page(login).iter("input") if field.get("name") == "kept"]

    form = {"username": "zhoumin", "password": "a long enough password", "kept": kept}
    offer = client.post(reverse("login"), form)

    assert address("correct", proposal) in [form.action for form in page(offer).forms]
    assert Proposal.objects.get(pk=proposal.pk).state == "pending"


def test_whoever_may_only_look_sees_no_buttons(proposal):
    onlooker = logged_in(a_user(is_staff=True, permissions=("extraction.view_proposal",)))
    response = onlooker.get(address("review", proposal))

    assert response.status_code == 200
    assert marked(page(response), "card")
    assert not marked(page(response), "buttons")


@pytest.mark.parametrize("model", ["proposal", "decision", "extractionrun"])
def test_what_was_proposed_and_decided_cannot_be_edited_even_by_an_administrator(proposal, model):
    client = logged_in(a_user(is_staff=True, is_superuser=True))
    accept(proposal, by=SOMEBODY, at=SOME_MOMENT)
    rows = {"proposal": proposal, "decision": proposal.decision, "extractionrun": proposal.run}
    before = str(type(rows[model]).objects.filter(pk=rows[model].pk).values().get())
    change = reverse(f"admin:extraction_{model}_change", args=[rows[model].pk])

    assert client.post(change, {"text": "另一句", "note": "另一句", "number": 9}).status_code == 403
    assert client.post(reverse(f"admin:extraction_{model}_delete", args=[rows[model].pk])).status_code == 403
    assert client.get(reverse(f"admin:extraction_{model}_add")).status_code == 403
    assert str(type(rows[model]).objects.filter(pk=rows[model].pk).values().get()) == before


def test_the_lists_of_what_was_proposed_and_decided_open(proposal):
    client = logged_in(a_reviewer())
    accept(proposal, by=SOMEBODY, at=SOME_MOMENT)
    for model in ("proposal", "decision", "extractionrun"):
        assert client.get(reverse(f"admin:extraction_{model}_changelist")).status_code == 200
