"""Merging at the desk: what is alike first, whatever else by its words, and one press of a numbered button."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept
from extraction.admin.merging import MOST_FOUND
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from tests.builders import (
    SOMEBODY,
    WHO,
    a_directive,
    a_party,
    a_proposal,
    a_speech,
    a_user,
    deadline_found,
    party_found,
    target_found,
)
from tests.pages import cost_of, filled_in, in_words, page, words
from tracker.models import Directive
from tracker.search import SHORT

pytestmark = pytest.mark.django_db

TEXT = "县水利局要在9月30日前完成清河堤防加固。\n各乡镇要每月排查一次自建房。"
AGAIN = TEXT.splitlines()[0]
SEPTEMBER = date(2026, 9, 30)


@pytest.fixture
def proposal():
    speech = a_speech(TEXT)
    return a_proposal(speech, AGAIN, deadlines=[deadline_found("9月30日前", 5, SEPTEMBER)])


def address(proposal: Proposal) -> str:
    return reverse("admin:extraction_merge", args=[proposal.pk])


def choices(response) -> list[tuple[str, str]]:
    """The buttons in their order: key and public id."""
    buttons = page(response).xpath("//button[@name='into']")
    return [(button.get("data-key") or "", button.get("value")) for button in buttons]


def test_what_is_alike_comes_first_then_what_this_speech_has_on_the_ledger(client, reviewer, proposal):
    near = accept(a_proposal(proposal.speech, "各乡镇要每月排查一次自建房。"), **WHO)
    alike = accept(a_proposal(), **WHO)

    response = client.get(address(proposal))

    assert choices(response) == [("1", str(alike.public_id)), ("2", str(near.public_id))]
    assert "2026-06-30 → 2026-09-30" in words(response)


def test_the_ledger_is_searched_by_words_in_any_order(client, reviewer, proposal):
    wanted, _other = a_directive("城区管网改造，年内完成"), a_directive("绿化提升")

    response = client.get(address(proposal), {"words": "管网  城区"})

    assert choices(response) == [("1", str(wanted.public_id))]


def test_below_few_that_hold_all_words_stand_those_that_hold_most_and_can_be_chosen_too(client, reviewer, proposal):
    wanted, likely = a_directive("城区管网改造，年内完成"), a_directive("抓好城区的绿化")

    response = client.get(address(proposal), {"words": "城区管网"})

    assert choices(response) == [("1", str(wanted.public_id)), ("2", str(likely.public_id))]
    assert "您要找的可能是" in words(response)


def test_words_that_nothing_has_are_answered_and_stay_to_be_changed(client, reviewer, proposal):
    response = client.get(address(proposal), {"words": "高速铁路"})

    assert page(response).xpath("//input[@name='words']")[0].get("value") == "高速铁路"
    assert "高速铁路" in words(response)


@pytest.mark.parametrize(("many", "is_cut"), [(MOST_FOUND, False), (MOST_FOUND + 1, True)])
def test_a_list_that_was_cut_short_says_so(client, reviewer, proposal, many, is_cut):
    for number in range(many):
        a_directive(f"第{number}条城区管网改造")

    response = client.get(address(proposal), {"words": "管网"})

    assert len(choices(response)) == MOST_FOUND
    assert response.context["is_cut"] == is_cut


def test_a_press_merges_and_goes_on_to_the_next(client, reviewer, proposal):
    directive, following = a_directive(), a_proposal(proposal.speech, "各乡镇要每月排查一次自建房。")

    response = client.post(address(proposal), {"into": directive.public_id})

    assert response.status_code == 302
    assert f"current={following.pk}" in response.url
    assert [r.quote for r in directive.restatements.all()] == [AGAIN]
    assert Directive.objects.get().due_on() is None


def test_the_deadline_is_taken_where_the_box_is_ticked(client, reviewer, proposal):
    directive = a_directive(due_on=date(2026, 6, 30))

    client.post(address(proposal), {"into": directive.public_id, "take": f"{directive.public_id}:day"})

    assert Directive.objects.get().due_on() == SEPTEMBER


def test_a_box_beside_another_directive_takes_nothing_over(client, reviewer, proposal):
    directive, other = a_directive(due_on=date(2026, 6, 30)), a_directive()

    client.post(address(proposal), {"into": directive.public_id, "take": f"{other.public_id}:day"})

    assert Directive.objects.get(pk=directive.pk).due_on() == date(2026, 6, 30)


def test_each_thing_that_differs_has_a_box_with_the_key_of_its_sort_and_none_is_ticked(client, reviewer, proposal):
    a_party("县应急局")
    proposal = a_proposal(
        proposal.speech, "各乡镇要每月排查一次自建房。", parties=[party_found("县应急局")],
        deadlines=[deadline_found("9月30日前", 5, SEPTEMBER)], targets=[target_found("8座", value="8", unit="座")],
    )  # fmt: skip
    directive = a_directive("排查自建房", due_on=date(2026, 6, 30), owner=a_party("县住建局"))

    shown = page(client.get(address(proposal), {"words": "自建房"}))

    boxes = {box.get("value"): box.get("data-key") for box in shown.xpath("//input[@name='take']")}
    letters = {"day": "d", "target-0": "l", "lead": "z"}
    assert boxes == {f"{directive.public_id}:{key}": letter for key, letter in letters.items()}
    assert not shown.xpath("//input[@name='take'][@checked]")


def test_a_lead_whom_the_registry_does_not_know_is_told_and_not_offered(client, reviewer, proposal):
    proposal = a_proposal(proposal.speech, "各乡镇要每月排查一次自建房。", parties=[party_found("某专班")])
    a_directive("排查自建房", owner=a_party("县住建局"))

    shown = client.get(address(proposal), {"words": "自建房"})

    assert "县住建局 → 某专班" in words(shown)
    assert not page(shown).xpath("//input[@name='take'][contains(@value, 'lead')]")


def test_the_note_is_kept_with_the_decision_and_comes_back_where_the_merging_was_refused(client, reviewer, proposal):
    refused = client.post(address(proposal), {"into": "", "note": "与县委会议要求一致"})
    client.post(address(proposal), {"into": a_directive().public_id, "note": filled_in(refused)["note"]})

    assert Decision.objects.get().note == "与县委会议要求一致"


def test_enter_in_a_field_of_the_choice_merges_into_nothing(client, reviewer, proposal):
    accept(a_proposal(), **WHO)

    [form] = page(client.get(address(proposal))).xpath("//form[.//*[@name='into']]")
    [first] = form.xpath("(.//button)[1]")
    assert first.get("name") == "seek", "a browser presses the first button for whoever presses Enter"

    client.post(address(proposal), {"seek": "", "note": "与县委会议要求一致", "take": "x:day"})
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.PENDING


def test_no_box_is_offered_where_no_day_is_named(client, reviewer, proposal):
    undated = a_proposal(proposal.speech, "各乡镇要每月排查一次自建房。", parties=[], deadlines=[], targets=[])
    a_directive("城区管网改造", due_on=date(2026, 6, 30))

    assert page(client.get(address(proposal), {"words": "管网"})).xpath("//input[@name='take']")
    assert not page(client.get(address(undated), {"words": "管网"})).xpath("//input[@name='take']")


def test_a_closed_directive_is_shown_without_a_button(client, reviewer, proposal):
    a_directive("完成清河堤防加固", closed_on=date(2026, 6, 1))

    response = client.get(address(proposal), {"words": "清河堤防"})

    assert choices(response) == []
    assert "2026-06-01" in words(response)


@pytest.mark.parametrize("into", ["", "nonsense", "2b6f5f6e-0000-4000-8000-000000000000"])
def test_a_choice_that_is_none_is_refused_in_a_sentence_on_the_page(client, reviewer, proposal, into):
    box = f"{a_directive('城区管网改造').public_id}:day"
    response = client.post(address(proposal), {"into": into, "words": "管网", "take": box})

    assert response.status_code == 422
    assert page(response).xpath("//*[@role='alert']")
    assert page(response).xpath("//input[@name='take'][@checked]/@value") == [box]
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.PENDING


def test_whoever_comes_second_is_told_who_was_first(client, reviewer, proposal):
    directive = a_directive()
    accept(Proposal.objects.get(pk=proposal.pk), **WHO)

    response = client.post(address(proposal), {"into": directive.public_id})

    assert response.status_code == 409
    assert SOMEBODY in words(response)


def test_a_button_pressed_twice_merges_once_and_goes_on(client, reviewer, proposal):
    directive = a_directive()

    answers = [client.post(address(proposal), {"into": directive.public_id}) for _each in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Decision.objects.count() == 1


def test_another_choice_than_the_one_that_was_made_is_refused(client, reviewer, proposal):
    client.post(address(proposal), {"into": a_directive().public_id})

    assert client.post(address(proposal), {"into": a_directive("另一件事").public_id}).status_code == 409


def test_a_decided_proposal_leads_back_to_the_desk(client, reviewer, proposal):
    accept(proposal, **WHO)

    assert client.get(address(proposal)).url.startswith(reverse("admin:extraction_review", args=[proposal.speech_id]))


def test_nobody_merges_into_or_finds_what_is_not_for_him_to_see(client, proposal):
    client.force_login(a_user(is_staff=True, permissions=("extraction.decide_proposal",)))
    directive = a_directive()

    assert choices(client.get(address(proposal), {"words": "清河"})) == []
    assert client.post(address(proposal), {"into": directive.public_id}).status_code == 422


def test_whoever_may_not_decide_may_not_merge(client, proposal):
    client.force_login(a_user(is_staff=True, permissions=("extraction.view_proposal", "tracker.view_directive")))

    assert client.get(address(proposal)).status_code == 403
    assert client.post(address(proposal)).status_code == 403


def test_the_desk_shows_the_hints_beside_the_proposal(client, reviewer, proposal):
    alike = accept(a_proposal(), **WHO)

    response = client.get(reverse("admin:extraction_review", args=[proposal.speech_id]))

    assert [public_id for _key, public_id in choices(response)] == [str(alike.public_id)]


def test_a_hint_says_of_what_repeats_how_often_and_not_that_it_has_no_day(client, reviewer, proposal):
    alike = accept(a_proposal(), **WHO)
    alike.deadlines.update(kind="recurring", words="每季度", rrule="FREQ=MONTHLY;INTERVAL=3", due_on=None)

    shown = in_words(page(client.get(reverse("admin:extraction_review", args=[proposal.speech_id]))))
    assert "每季度" in shown
    assert "无明确时限" not in shown


def test_the_number_of_queries_does_not_grow_with_what_is_listed(client, reviewer, proposal):
    counts = []
    for many in (SHORT, 12):
        for _each in range(many):
            accept(a_proposal(), by=SOMEBODY, at=timezone.now())
        client.get(address(proposal), {"words": "清河"})
        counts.append(cost_of(client, address(proposal), {"words": "清河"}))

    assert counts[0] == counts[1]
