"""What the desk shows: the speech with its marks, one proposal beside it, the ways on, and how far the review is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, reject
from extraction.choices import RejectReason
from extraction.models import Proposal
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_party, a_proposal, a_speech, a_user, party_found
from tests.extraction.reviewing import LEVEE, LEVEE_AS_TASK, PATROL, TEXT, a_bare, a_levee, accept_as_shown, at, desk
from tests.pages import cost_of, filled_in, logged_in, marked, page, words
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]


def test_the_desk_numbers_the_paragraphs_and_leads_from_a_mark_to_its_proposal(client, speech, levee, patrol):
    shown = page(client.get(desk(speech), {"current": patrol.pk}))

    assert [said.findtext("span") for said in marked(shown, "said")] == ["1", "2", "3"]
    assert [said.find("p").text_content() for said in marked(shown, "said")] == ["同志们：", LEVEE + PATROL, "散会。"]
    [mark] = [quote for quote in marked(shown, "quote") if quote.text_content() == LEVEE]
    assert (mark.get("href"), mark.get("id")) == (at(levee), f"quote-{levee.pk}")
    assert [m.text for m in marked(mark, "deadline", "party", "target")] == ["县水利局", "6月30日前", "合格率100%"]
    beside = page(client.get(mark.get("href")))
    assert beside.get_element_by_id("id_text").text_content().strip() == LEVEE_AS_TASK


def test_every_paragraph_says_where_it_stands_in_the_text(client, speech, levee):
    shown = page(client.get(desk(speech)))

    for said in marked(shown, "said"):
        start, words_of_it = int(said.find("p").get("data-start")), said.find("p").text_content()
        assert TEXT[start : start + len(words_of_it)] == words_of_it


def test_without_a_wish_the_first_that_awaits_a_decision_is_shown(client, speech, levee, patrol):
    accept_as_shown(client, levee)

    [card] = marked(page(client.get(desk(speech))), "card")
    assert card.get("id") == f"proposal-{patrol.pk}"


def test_words_of_action_are_marked_where_their_rule_made_the_proposal(client):
    speech = a_speech("各乡镇要每月排查一次。")
    a_bare(speech, speech.text, rules=["cue.should"])

    [mark] = [m for m in marked(page(client.get(desk(speech))), "quote") if m.get("href")]
    assert [m.text for m in marked(mark, "cue")] == ["要"]


def test_the_form_shows_all_that_was_proposed(client, speech, levee):
    a_party("县水务局", aliases=("县水利局",))

    form = filled_in(client.get(desk(speech)))

    expected = {
        "text": LEVEE_AS_TASK,
        "quote": LEVEE,
        "kind": "directive",
        "strength": "should",
        "owners-0-name": "县水利局",
        "owners-0-registered": "县水务局",
        "owners-0-role": "lead",
        "deadlines-0-kind": "by",
        "deadlines-0-due_on": "2026-06-30",
        "targets-0-text": "合格率100%",
        "targets-0-value": "100",
    }
    assert {name: form[name] for name in expected} == expected
    shown = words(client.get(desk(speech)))
    assert all(word in shown for word in ("取会议当年", "0.87", "有时限: 1.5"))


def test_the_registry_is_offered_by_name_and_by_alias(client, speech, levee):
    a_party("县水务局", aliases=("县水利局",))

    registry = page(client.get(desk(speech))).get_element_by_id("registry")
    assert {option.get("value"): option.text for option in registry} == {"县水务局": None, "县水利局": "县水务局"}


def test_the_desk_leads_to_the_one_before_the_one_after_and_the_next_pending(client):
    speech = a_speech("一要排查。\n二要整改。\n三要验收。\n四要销号。")
    proposals = [a_bare(speech, line) for line in speech.text.split("\n")]
    accept_as_shown(client, proposals[2])

    shown = page(client.get(desk(speech), {"current": proposals[1].pk}))

    keys = {link.get("data-key"): link.get("href") for link in shown.iter("a") if link.get("data-key")}
    expected = {"k ArrowUp": proposals[0], "j ArrowDown": proposals[2], "n": proposals[3]}
    assert {key: keys[key] for key in expected} == {key: at(proposal) for key, proposal in expected.items()}


def reasons_offered(client, speech) -> dict[str, str]:
    """The reasons for rejecting, by their digit, as the desk offers them."""
    buttons = page(client.get(desk(speech))).iter("button")
    return {button.get("data-key"): button.get("value") for button in buttons if button.get("name") == "reason"}


def test_the_reasons_for_rejecting_are_numbered(client, speech, patrol):
    assert reasons_offered(client, speech) == {str(n): value for n, value in enumerate(RejectReason.values, 1)}


def test_the_reasons_that_were_used_most_come_first_and_the_others_keep_their_order(client, speech, patrol):
    for reason in ("state", "state", "misread"):
        reject(a_proposal(), reason, **WHO)

    unused = [value for value in RejectReason.values if value not in ("state", "misread")]
    assert list(reasons_offered(client, speech).values()) == ["state", "misread", *unused]


def test_the_digits_of_the_reasons_stay_as_they_are_until_the_next_day(client, speech, patrol):
    before = reasons_offered(client, speech)
    reject(a_proposal(), "other", by=SOMEBODY, at=timezone.now())

    assert reasons_offered(client, speech) == before


def test_when_all_is_decided_the_desk_says_so_and_knows_ways_on(client, speech, levee, patrol):
    for proposal in (levee, patrol):
        accept_as_shown(client, proposal)

    looking_back = page(client.get(desk(speech), {"current": levee.pk}))
    [onward] = [link for link in looking_back.iter("a") if link.get("data-key") == "n"]
    [end] = marked(page(client.get(onward.get("href"))), "finished")
    assert "2" in end.text_content()
    assert [a.get("href") for a in end.iter("a")]


def test_the_desk_says_what_the_registry_knows(client, speech, levee):
    a_party("县水务局", aliases=("县水利局",))
    onlooker = logged_in(a_user(is_staff=True, permissions=("extraction.view_proposal",)))
    [known] = marked(page(onlooker.get(desk(speech))), "known")
    assert "县水务局" in known.text_content()


def test_the_desk_counts_what_is_decided(client, speech, levee, patrol):
    accept_as_shown(client, levee)

    assert "1/2" in words(client.get(desk(speech)))
    assert "1/2" in words(client.get(reverse("admin:tracker_speech_changelist")))


def test_the_list_of_speeches_is_filtered_by_what_is_left_to_decide(client, speech, levee):
    a_speech("没有候选事项。")

    def listed(kind) -> list:
        shown = client.get(reverse("admin:tracker_speech_changelist"), {"review": kind})
        return [row.pk for row in shown.context["cl"].result_list]

    assert (listed("pending"), listed("decided"), listed("lost")) == ([speech.pk], [], [])
    accept_as_shown(client, levee)
    assert (listed("pending"), listed("decided")) == ([], [speech.pk])


def test_what_is_decided_says_who_and_leads_to_the_ledger(client, speech, levee):
    accept_as_shown(client, levee)

    card = page(client.get(desk(speech), {"current": levee.pk})).get_element_by_id(f"proposal-{levee.pk}")

    assert "周敏 (zhoumin)" in card.text_content()
    assert reverse("directive", args=[Directive.objects.get().public_id]) in [a.get("href") for a in card.iter("a")]
    assert not list(card.iter("form"))


def test_what_a_newer_reading_replaced_is_gone_from_the_desk(client, speech, levee, patrol):
    Proposal.objects.filter(pk=levee.pk).update(state="superseded")

    shown = client.get(desk(speech))

    assert len(marked(page(shown), "card")) == 1
    assert "0/1" in words(shown)


def test_text_never_becomes_markup(client):
    hostile = "</mark><script>alert(1)</script><img src=x onerror=alert(2)>要在6月30日前完成。"
    speech = a_speech(hostile)
    a_proposal(speech, hostile, parties=[party_found("<b>县</b>局")], reasons=["<i>有</i>"])
    decided = a_proposal(speech, "要在6月30日前完成。", parties=[party_found("<b>县</b>局")], reasons=["<i>有</i>"])
    accept(decided, by="<b>何强</b>", at=SOME_MOMENT)
    for response in (client.get(desk(speech)), client.get(desk(speech), {"current": decided.pk})):
        [main] = page(response).iter("main")
        assert not list(main.iter("img", "b", "i"))
        assert not [script for script in main.iter("script") if not script.get("src")]
        assert "<script>alert(1)</script>" in page(response).text_content()


def test_the_desk_needs_nothing_that_the_content_policy_forbids(client, speech, levee):
    response = client.get(desk(speech))

    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    shown = page(response)
    assert not [e for e in shown.iter() if e.get("style") or (e.tag == "script" and not e.get("src"))]
    assert not [name for e in shown.iter() for name in e.attrib if name.startswith("on")]


def test_a_speech_not_read_yet_and_one_without_proposals_are_told_apart(client, speech):
    unread = words(client.get(desk(speech)))
    a_proposal(speech, PATROL, state="superseded")

    assert words(client.get(desk(speech))) != unread


@pytest.mark.parametrize("current", ["abc", "-1", "9" * 5000, "²"])
def test_a_page_asked_for_with_nonsense_in_its_address_opens_and_says_what_it_shows_instead(
    client, speech, levee, current
):
    response = client.get(desk(speech), {"current": current})

    assert response.status_code == 200
    assert marked(page(response), "warning")


def test_a_proposal_of_another_speech_or_of_a_former_reading_is_not_passed_off_as_the_one_shown(client, speech, levee):
    other, former = a_levee(a_speech(TEXT)), a_bare(speech, state="superseded")

    for asked in (other, former):
        [told] = marked(page(client.get(desk(speech), {"current": asked.pk})), "warning")
        assert told.text_content()
    assert not marked(page(client.get(desk(speech), {"current": levee.pk})), "warning")


def test_opening_the_desk_asks_the_database_no_more_often_for_more_proposals(client):
    def queries(number) -> int:
        speech = a_speech("\n".join(f"第{n}项要在6月30日前完成。" for n in range(number)))
        for n in range(number):
            proposal = a_proposal(speech, f"第{n}项要在6月30日前完成。")
        if number > 1:
            accept_as_shown(client, proposal)
        return cost_of(client, desk(speech))

    queries(1)  # what is asked only once, such as the content types
    queries(2)  # and what a first directive on the ledger makes worth asking
    assert queries(2) == queries(20)
