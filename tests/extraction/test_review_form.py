"""The form of the desk: what is told when it was sent, who may add to the registry there, and what it needs."""

import pytest
from django.urls import reverse

from extraction.actions import accept
from extraction.choices import ProposalField
from extraction.models import Decision
from tests.builders import SOME_MOMENT, a_party, a_speech, a_user
from tests.extraction.reviewing import TEXT, a_bare, a_levee, accept_as_shown, as_shown, at, decide, send
from tests.pages import logged_in, marked, page
from tracker.choices import Strength
from tracker.models import Directive, ResponsibleParty

pytestmark = pytest.mark.django_db
MAY_REGISTER = ("extraction.decide_proposal", "tracker.add_responsibleparty")


@pytest.fixture
def proposal():
    return a_levee(a_speech(TEXT))


@pytest.fixture
def client():
    return logged_in(a_user("zhoumin", first_name="周敏", is_staff=True, permissions=MAY_REGISTER))


def test_what_was_done_is_told_with_the_values_that_were_corrected(client, proposal):
    unchanged = a_bare(proposal.speech)

    corrected = send(client, proposal, strength="must", **{"targets-0-value": "98"})
    [told] = marked(page(client.get(corrected.url)), "success")
    assert str(Strength.MUST.label) not in told.text_content()
    assert str(ProposalField.STRENGTH.label) in told.text_content()
    assert str(ProposalField.TARGET.label) in told.text_content()

    accepted = accept_as_shown(client, unchanged)
    [told] = marked(page(client.get(accepted.url)), "success")
    assert str(ProposalField.STRENGTH.label) not in told.text_content()


def test_a_quote_with_unseen_signs_sent_as_it_was_shown_is_accepted_and_found_by_typing_its_words(client):
    words = "县教\u200b育局要在6月底前完成排查。"
    accept_as_shown(client, a_bare(a_speech(words), words))

    assert Decision.objects.get().outcome == "accepted"
    assert Directive.objects.get(text__contains="县教育局要在").quote == words


def test_a_note_alone_corrects_nothing_and_is_kept(client, proposal):
    send(client, proposal, remark="已与水利局核实")

    decision = Decision.objects.get()
    assert (decision.outcome, decision.note) == ("accepted", "已与水利局核实")


def test_the_form_sent_twice_decides_once_and_leads_on(client, proposal):
    following = a_bare(proposal.speech)
    sent = as_shown(client, proposal, strength="must")

    first, again = (decide(client, proposal, "correct", **sent) for _ in range(2))

    assert first.url == again.url == at(following)
    assert Decision.objects.count() == 1


def test_a_party_the_registry_lacks_is_made_in_place(client, proposal):
    send(client, proposal, **{"owners-0-create": "on", "owners-0-party_kind": "unit"})

    party = ResponsibleParty.objects.get()
    assert (party.name, party.kind) == ("县水利局", "unit")
    assert Directive.objects.get().assignments.get().party == party
    assert Decision.objects.get().outcome == "corrected"


def test_a_party_made_in_place_can_have_another_name_than_was_said(client, proposal):
    send(client, proposal, **{"owners-0-create": "on", "owners-0-registered": "青屏县水利局"})

    assignment = Directive.objects.get().assignments.get()
    assert (assignment.name, assignment.party.name) == ("县水利局", "青屏县水利局")


def test_one_new_party_in_two_rows_is_made_once(client, proposal):
    second = {"owners-1-name": "水利局", "owners-1-registered": "县水利局", "owners-1-role": "support"}
    send(client, proposal, **second, **{"owners-0-create": "on", "owners-1-create": "on"})

    assert {a.party for a in Directive.objects.get().assignments.all()} == {ResponsibleParty.objects.get()}


@pytest.mark.parametrize(
    "typed",
    [
        {"owners-0-registered": "县财政局"},
        {"owners-0-registered": "财政局"},
        {"owners-0-name": "", "owners-0-registered": ""},
        {"owners-0-party_kind": "fish"},
        {"owners-1-create": "on", "owners-1-registered": "县水利局", "owners-1-party_kind": "collective"},
    ],
    ids=["a name that is taken", "an alias that is taken", "no name", "no such kind", "two kinds"],
)
def test_a_party_the_registry_would_refuse_is_refused_in_words_and_nothing_is_recorded(client, proposal, typed):
    a_party("县财政局", aliases=("财政局",))

    response = send(client, proposal, **{"owners-0-create": "on"} | typed)

    assert response.status_code == 422
    assert marked(page(response), "errorlist")
    assert ResponsibleParty.objects.count() == 1
    assert not Directive.objects.exists()


@pytest.mark.parametrize("name", ["县财政局", "财政局"], ids=["a name", "an alias"])
def test_a_taken_name_is_told_in_the_row_that_would_add_it(client, proposal, name):
    a_party("县财政局", aliases=("财政局",))

    response = send(client, proposal, **{"owners-0-create": "on", "owners-0-registered": name})

    form = response.context["card"].form
    assert [list(row.errors) for row in form.owners.forms if row.errors] == [["create"]]
    assert not form.errors


def test_a_party_is_not_kept_where_the_directive_is_not(client, proposal):
    sent = as_shown(client, proposal, **{"owners-0-create": "on"})
    accept(proposal, by="何强 (heqiang)", at=SOME_MOMENT)

    assert decide(client, proposal, "correct", **sent).status_code == 409
    assert not ResponsibleParty.objects.exists()


def test_who_may_not_add_to_the_registry_is_not_offered_it_and_cannot_force_it(proposal):
    client = logged_in(a_user(is_staff=True, permissions=("extraction.decide_proposal",)))
    assert "owners-0-create" not in as_shown(client, proposal)

    response = send(client, proposal, **{"owners-0-create": "on", "owners-0-registered": "县水利局"})

    assert response.status_code == 422
    assert not ResponsibleParty.objects.exists()


def test_the_form_of_something_decided_leads_back_to_the_desk(client, proposal):
    accept(proposal, by="何强", at=SOME_MOMENT)

    form_page = reverse("admin:extraction_correct", args=[proposal.pk])
    assert client.get(form_page).url.endswith(f"?current={proposal.pk}#quote-{proposal.pk}")
    assert not list(page(client.get(at(proposal))).iter("textarea"))


def test_every_field_of_the_form_has_a_label(client, proposal):
    root = page(client.get(at(proposal)))
    labelled = {label.get("for") for label in root.iter("label")}

    [main] = root.iter("main")
    fields = [f for f in main.iter("input", "select", "textarea") if f.get("type") not in ("hidden", "submit")]
    assert fields
    assert not [f.get("name") for f in fields if f.get("id") not in labelled]
