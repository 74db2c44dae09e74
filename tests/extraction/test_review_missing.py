"""A directive the reader missed is recorded from the words pointed at, filled in by the same parsers."""

from datetime import date

import pytest
from django.urls import reverse

from extraction.actions import accept, merge, reject
from extraction.admin.speech_pane import address_of
from extraction.choices import RejectReason
from extraction.models import Missed
from tests.builders import SOMEBODY, WHO, a_directive, a_party, a_proposal, a_run, a_speech, a_user
from tests.pages import filled_in, marked, page, words
from tracker.models import Directive, ResponsibleParty

pytestmark = pytest.mark.django_db

LINES = ["同志们：", "县水利局牵头，涵闸也看一看，9月底前修好8座。"]
TEXT = "\n".join([*LINES, "要抓紧。县教育局要在8月20日前完成校车安全检查。", "要抓紧。散会。"])
MISSED = "涵闸也看一看，9月底前修好8座"


@pytest.fixture
def speech():
    speech = a_speech(TEXT)
    a_run(speech)
    return speech


def address(speech) -> str:
    return reverse("admin:extraction_missed", args=[speech.pk])


def span_of(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def test_the_words_pointed_at_fill_in_the_form_and_are_recorded(client, reviewer, speech):
    a_party("县水利局")
    form = client.get(address(speech), span_of(MISSED))
    sent = filled_in(form)
    assert (sent["text"], sent["owners-0-registered"], sent["deadlines-0-due_on"]) == (MISSED, "县水利局", "2026-09-30")

    response = client.post(address(speech), sent)

    assert response.url == reverse("admin:extraction_review", args=[speech.pk])
    directive = Missed.objects.get().directive
    assert (directive.quote, directive.due_on()) == (MISSED, date(2026, 9, 30))
    assert [assignment.party.name for assignment in directive.assignments.all()] == ["县水利局"]


def test_what_the_parsers_got_wrong_is_corrected_before_it_is_recorded(client, reviewer, speech):
    sent = filled_in(
        client.get(address(speech), span_of(MISSED)), text="修复涵闸8座", **{"deadlines-0-due_on": "2026-10-31"}
    )

    client.post(address(speech), sent)

    directive = Directive.objects.get()
    assert (directive.text, directive.quote, directive.due_on()) == ("修复涵闸8座", MISSED, date(2026, 10, 31))


def test_a_party_the_registry_lacks_is_made_with_the_missed_directive(client, speech):
    permissions = ("extraction.decide_proposal", "tracker.add_responsibleparty")
    client.force_login(a_user(is_staff=True, permissions=permissions))
    sent = filled_in(client.get(address(speech), span_of(MISSED)), **{"owners-0-create": "on"})

    response = client.post(address(speech), sent)

    party = ResponsibleParty.objects.get()
    assert party.name == "县水利局"
    assert Directive.objects.get().assignments.get().party == party
    assert "县水利局" in marked(page(client.get(response.url)), "success")[0].text_content()


def test_a_mistake_comes_back_as_it_was_typed(client, reviewer, speech):
    sent = filled_in(
        client.get(address(speech), span_of(MISSED)), text="修复涵闸", **{"deadlines-0-due_on": "2026-02-30"}
    )

    response = client.post(address(speech), sent)

    assert response.status_code == 422
    again = filled_in(response)
    assert (again["text"], again["deadlines-0-due_on"]) == ("修复涵闸", "2026-02-30")
    assert (again["start"], again["end"]) == (sent["start"], sent["end"])
    assert not Directive.objects.exists()


def test_what_is_proposed_already_is_named_and_nothing_typed_is_lost(client, reviewer, speech):
    sentence = "县教育局要在8月20日前完成校车安全检查。"
    sent = filled_in(client.get(address(speech), span_of(sentence)), text="检查校车")
    a_proposal(speech, sentence)

    response = client.post(address(speech), sent)

    assert response.status_code == 422
    assert sentence in words(response)
    assert filled_in(response)["text"] == "检查校车"


SENTENCE = "县教育局要在8月20日前完成校车安全检查。"


def ways(response) -> dict[str, str]:
    """The links of the page by their keys."""
    return {link.get("data-key"): link.get("href") for link in page(response).iter("a") if link.get("data-key")}


@pytest.mark.parametrize("is_merged", [False, True])
def test_words_on_the_ledger_are_said_to_be_there_before_anything_is_typed(client, reviewer, speech, is_merged):
    proposal = a_proposal(speech, SENTENCE)
    if is_merged:
        directive = a_directive("校车安全检查")
        merge(proposal, directive, **WHO)
    else:
        directive = accept(proposal, **WHO)

    shown = client.get(address(speech), span_of(SENTENCE))

    assert shown.status_code == 200
    assert str(directive) in words(shown)
    assert ways(shown)["g"] == reverse("directive", args=[directive.public_id])
    assert not page(shown).xpath("//form[@id='decide']")


def test_words_that_are_proposed_lead_to_that_proposal(client, reviewer, speech):
    proposal = a_proposal(speech, SENTENCE)

    shown = client.get(address(speech), span_of(SENTENCE))

    assert ways(shown)["g"] == address_of(proposal)
    assert not page(shown).xpath("//form[@id='decide']")


def test_words_that_were_rejected_say_why_and_can_be_recorded_all_the_same(client, reviewer, speech):
    proposal = a_proposal(speech, SENTENCE)
    reject(proposal, "past", note="只是介绍情况", **WHO)

    shown = client.get(address(speech), span_of(SENTENCE))

    assert all(said in words(shown) for said in (SOMEBODY, str(RejectReason.PAST.label), "只是介绍情况"))
    assert ways(shown)["g"] == address_of(proposal)
    client.post(address(speech), filled_in(shown))
    assert Missed.objects.get().directive.quote == SENTENCE


def test_whoever_may_not_see_the_directive_is_led_nowhere(client, speech):
    client.force_login(a_user(is_staff=True, permissions=("extraction.decide_proposal",)))
    accept(a_proposal(speech, SENTENCE), **WHO)

    assert "g" not in ways(client.get(address(speech), span_of(SENTENCE)))


def test_words_that_are_a_further_source_already_are_not_recorded(client, reviewer, speech):
    sent = filled_in(client.get(address(speech), span_of(SENTENCE)))
    merge(a_proposal(speech, SENTENCE), a_directive("校车安全检查"), **WHO)

    response = client.post(address(speech), sent)

    assert response.status_code == 422
    assert not Missed.objects.exists()


def test_pasted_words_that_stand_once_lead_to_the_form(client, reviewer, speech):
    response = client.post(address(speech), {"words": f"  {MISSED}\r\n"})

    assert response.url == f"{address(speech)}?start={span_of(MISSED)['start']}&end={span_of(MISSED)['end']}"


def test_pasted_words_that_stand_in_two_places_are_chosen_between(client, reviewer, speech):
    response = client.get(address(speech), {"words": "要抓紧。"})

    links = page(response).xpath("//ol//a")
    assert [link.get("data-key") for link in links] == ["1", "2"]
    assert [link.text_content().split()[0] for link in links] == ["¶3", "¶4"]
    assert client.get(address(speech) + links[1].get("href")).status_code == 200


def test_pasted_words_that_stand_nowhere_are_said_to_and_stay(client, reviewer, speech):
    response = client.post(address(speech), {"words": "修铁路"})

    assert response.status_code == 422
    assert page(response).xpath("//textarea[@name='words']")[0].text.strip() == "修铁路"


@pytest.mark.parametrize(
    "span",
    [{"start": "0", "end": "9999"}, {"start": "x", "end": "4"}, {"start": "-1", "end": "4"}, {"start": "5"},
     {"start": "9" * 40, "end": "4"}, {"start": "4", "end": "5"}],
)  # fmt: skip
def test_an_address_that_points_nowhere_is_answered_with_a_sentence(client, reviewer, speech, span):
    response = client.get(address(speech), span)

    assert response.status_code == 422
    assert page(response).xpath("//*[@role='alert']")


def test_nothing_is_asked_before_words_are_given(client, reviewer, speech):
    response = client.get(address(speech))

    assert response.status_code == 200
    assert not page(response).xpath("//*[@role='alert']")


def test_what_is_missed_in_a_speech_that_was_never_read_says_so(client, reviewer):
    speech = a_speech(TEXT)
    sent = filled_in(client.get(address(speech), span_of(MISSED)))

    assert client.post(address(speech), sent).status_code == 422
    assert not Directive.objects.exists()


def test_whoever_may_not_decide_adds_nothing(client, speech):
    client.force_login(a_user(is_staff=True, permissions=("extraction.view_proposal",)))

    assert client.get(address(speech)).status_code == 403
    assert client.post(address(speech), span_of(MISSED)).status_code == 403
