"""The review desk over HTTP: a reviewer decides, the record follows, and nothing is decided twice."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from extraction.models import Decision, Proposal
from tests.builders import a_party, a_proposal, a_reviewer, a_speech, deadline_found, party_found, target_found
from tests.pages import marked, page, words
from tracker.models import Directive

pytestmark = pytest.mark.django_db

TEXT = "同志们：\n\n县水利局要在6月30日前完成清河堤防加固，合格率100%。各乡镇要每月排查一次。\n散会。"
LEVEE, PATROL = "县水利局要在6月30日前完成清河堤防加固，合格率100%。", "各乡镇要每月排查一次。"


@pytest.fixture
def speech():
    return a_speech(TEXT)


@pytest.fixture
def levee(speech):
    return a_proposal(
        speech,
        LEVEE,
        parties=[party_found("县水利局", TEXT.index("县水利局"))],
        deadlines=[deadline_found("6月30日前", TEXT.index("6月30日前"), date(2026, 6, 30))],
        targets=[target_found("合格率100%", TEXT.index("合格率"))],
    )


@pytest.fixture
def patrol(speech):
    return a_proposal(speech, PATROL, parties=[], deadlines=[], targets=[])


@pytest.fixture
def reviewer():
    return a_reviewer("zhoumin", first_name="周敏")


@pytest.fixture
def client(reviewer):
    return logged_in(reviewer)


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def desk(speech) -> str:
    return reverse("admin:extraction_review", args=[speech.pk])


def decide(client, proposal, how, **data):
    return client.post(reverse(f"admin:extraction_{how}", args=[proposal.pk]), data)


def test_accepting_records_the_directive_with_all_that_was_proposed(client, speech, levee):
    bureau = a_party("县水务局", aliases=("县水利局",))

    decide(client, levee, "accept")

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
    assert decide(client, levee, "accept").url == f"{desk(speech)}?current={patrol.pk}"
    assert decide(client, patrol, "accept").url == desk(speech)


def test_after_the_last_paragraph_the_review_begins_again_with_what_was_left_out(client, speech, levee, patrol):
    assert decide(client, patrol, "accept").url == f"{desk(speech)}?current={levee.pk}"


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


@pytest.mark.parametrize("how", ["accept", "reject"])
def test_whoever_decides_second_is_told_who_was_first_and_when(client, levee, how):
    decide(client, levee, "accept")

    late = decide(logged_in(a_reviewer("heqiang")), levee, how, reason="past")

    assert late.status_code == 409
    decided_at = timezone.localtime(Decision.objects.get().decided_at)
    assert "周敏 (zhoumin)" in words(late)
    assert decided_at.strftime("%Y-%m-%d %H:%M") in words(late)
    assert Directive.objects.count() == Decision.objects.count() == 1


@pytest.mark.parametrize("how", ["accept", "reject"])
def test_pressing_a_key_twice_decides_once_and_leads_on(client, speech, levee, patrol, how):
    first, again = (decide(client, levee, how, reason="past") for _ in range(2))

    assert first.url == again.url == f"{desk(speech)}?current={patrol.pk}"
    assert Decision.objects.count() == 1


def test_deciding_otherwise_than_one_has_decided_is_said(client, levee):
    decide(client, levee, "accept")

    assert decide(client, levee, "reject", reason="past").status_code == 409


def test_a_note_that_is_too_long_is_named_as_what_is_wrong(client, patrol):
    response = decide(client, patrol, "reject", reason="past", note="长" * 501)
    assert response.status_code == 422
    assert "500" in words(response)


def test_the_desk_numbers_the_paragraphs_and_leads_from_a_mark_to_its_proposal(client, speech, levee, patrol):
    shown = page(client.get(desk(speech)))

    assert [said.findtext("span") for said in marked(shown, "said")] == ["1", "2", "3"]
    assert [said.find("p").text_content() for said in marked(shown, "said")] == ["同志们：", LEVEE + PATROL, "散会。"]
    [mark] = [quote for quote in marked(shown, "quote") if quote.text_content() == LEVEE]
    card = shown.get_element_by_id(mark.get("href").removeprefix("#"))
    assert card.findtext("blockquote") == LEVEE
    assert [m.text for m in marked(mark, "deadline", "party", "target")] == ["县水利局", "6月30日前", "合格率100%"]


def test_the_desk_sets_headings_and_junk_apart(client, speech, levee):
    levee.run.paragraphs = [{"start": TEXT.index("散会"), "end": len(TEXT), "outcome": "junk", "reason": ""}]
    levee.run.save()

    [junk] = marked(page(client.get(desk(speech))), "junk")
    assert "散会。" in junk.text_content()


def test_the_desk_says_what_the_registry_knows(client, speech, levee):
    a_party("县水务局", aliases=("县水利局",))
    assert "县水务局" in words(client.get(desk(speech)))


def test_the_desk_counts_what_is_decided(client, speech, levee, patrol):
    decide(client, levee, "accept")

    assert "1/2" in words(client.get(desk(speech)))
    assert "1/2" in words(client.get(reverse("admin:tracker_speech_changelist")))


def test_the_list_of_speeches_is_filtered_by_what_is_left_to_decide(client, speech, levee):
    a_speech("没有候选事项。")

    def listed(kind) -> list:
        shown = client.get(reverse("admin:tracker_speech_changelist"), {"review": kind})
        return [row.pk for row in shown.context["cl"].result_list]

    assert (listed("pending"), listed("decided"), listed("lost")) == ([speech.pk], [], [])
    decide(client, levee, "accept")
    assert (listed("pending"), listed("decided")) == ([], [speech.pk])


def test_what_is_decided_says_who_and_leads_to_the_ledger(client, speech, levee):
    decide(client, levee, "accept")

    card = page(client.get(desk(speech))).get_element_by_id(f"proposal-{levee.pk}")

    assert "周敏 (zhoumin)" in card.text_content()
    assert reverse("admin:tracker_directive_change", args=[Directive.objects.get().pk]) in [
        a.get("href") for a in card.iter("a")
    ]
    assert not list(card.iter("form"))


def test_what_a_newer_reading_replaced_is_gone_from_the_desk(client, speech, levee, patrol):
    Proposal.objects.filter(pk=levee.pk).update(state="superseded")

    shown = client.get(desk(speech))

    assert len(marked(page(shown), "card")) == 1
    assert "0/1" in words(shown)


def test_text_never_becomes_markup(client):
    hostile = "</mark><script>alert(1)</script><img src=x onerror=alert(2)>要在6月30日前完成。"
    speech = a_speech(hostile)
    proposal = a_proposal(speech, hostile, parties=[party_found("<b>县</b>局")], reasons=["<i>有</i>"])
    correcting = reverse("admin:extraction_correct", args=[proposal.pk])

    for response in (client.get(desk(speech)), client.get(correcting)):
        [main] = page(response).iter("main")
        assert not list(main.iter("script", "img", "b", "i"))
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


def test_a_page_asked_for_with_nonsense_in_its_address_still_opens(client, speech, levee):
    for current in ("abc", "-1", "9" * 5000, "²"):
        assert client.get(desk(speech), {"current": current}).status_code == 200


def test_opening_the_desk_asks_the_database_no_more_often_for_more_proposals(client):
    def queries(number) -> int:
        speech = a_speech("\n".join(f"第{n}项要在6月30日前完成。" for n in range(number)))
        for n in range(number):
            a_proposal(speech, f"第{n}项要在6月30日前完成。")
        with CaptureQueriesContext(connection) as asked:
            client.get(desk(speech))
        return len(asked)

    queries(1)  # what is asked only once, such as the content types
    assert queries(2) == queries(20)
