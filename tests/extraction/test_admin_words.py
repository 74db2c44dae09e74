"""The pages of the admin say in words what they hold: no notation for programs stands before officials."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, add_missed, draft_of, merge, read_words, reject, undo
from extraction.models import Proposal
from extraction.planting import plant_accounts, plant_registry, plant_speeches
from tests.builders import (
    WHO,
    a_directive,
    a_party,
    a_proposal,
    a_run,
    a_speech,
    deadline_found,
    in_group,
    party_found,
)
from tests.pages import english_reader, filled_in, in_words, page, words
from tracker.actions import TargetDraft, restate
from tracker.people import groups

pytestmark = pytest.mark.django_db

# JSON, RFC 5545, EDTF, weighed reasons, and the zeros that a column adds.
INSIDES = re.compile(r"""\[\{|\[["']|\{["']|FREQ=|\.\./20|/\.\.|["']: |: [+-]\d|\d\.0000|\bP\d+[DWMY]\b""")


@pytest.fixture
def auditor():
    return english_reader(in_group(groups.AUDITOR))


def shown(client, row) -> str:
    """The words of the page of a row in the admin."""
    answer = client.get(reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk]))
    assert answer.status_code == 200
    return in_words(page(answer).get_element_by_id("content"))


@pytest.mark.slow
def test_no_page_of_a_planted_county_shows_the_insides_of_the_program(store):
    client = Client()
    client.force_login(in_group(groups.ADMINISTRATOR))
    plant_registry()
    plant_accounts()
    list(plant_speeches(on=timezone.localdate(), **WHO))
    assert list(found(client)) == []


def found(client) -> Iterator[str]:
    """Each page on which something is written for programs, with what it is."""
    for model in admin.site._registry:
        for row in model._default_manager.order_by("pk"):
            for match in INSIDES.findall(shown(client, row)):
                yield f"{model._meta.label_lower} {row.pk}: {match}"


def test_a_proposal_says_in_words_what_was_found_and_why(auditor):
    repeating = deadline_found("每周一", 0, None, kind="recurring", edtf="", rrule="FREQ=WEEKLY;BYDAY=MO")
    proposal = a_proposal(
        deadlines=[repeating],
        parties=[party_found("县水利局", role="supervisor", inherited=True)],
        reasons=["一般动作: +0.21", "问责后果: -2.83", "有时限: +1.50"],
        confidence=0.4637,
    )

    text = shown(auditor, proposal)
    who, when = ("supervisor", "县水利局", "taken from the context"), ("每周一", "every week, by Mon")
    for said in ("pending", *who, *when, "paragraph 2"):
        assert said in text
    assert "46%" in text
    assert "For it: 有时限, 一般动作" in text
    assert "Against it: 问责后果" in text
    assert INSIDES.findall(text) == []


def test_a_rejected_proposal_says_why_and_by_whom(auditor):
    proposal = a_proposal()
    reject(proposal, "exhortation", note="没有具体要求", **WHO)

    text = shown(auditor, proposal)
    assert "rejected · only exhortation 周敏 (zhoumin) · 2026-03-02 09:30 没有具体要求" in text


@pytest.mark.parametrize(
    ("group", "said"), [(groups.REVIEWER, "Decide at the desk"), (groups.AUDITOR, "View at the desk")]
)
def test_a_proposals_page_leads_to_the_desk_at_that_proposal(group, said):
    proposal, client = a_proposal(), english_reader(in_group(group))
    answer = page(client.get(reverse("admin:extraction_proposal_change", args=[proposal.pk])))

    [way] = [link for link in answer.iter("a") if in_words(link) == said]
    assert way.get("href") == (
        f"/admin/tracker/speech/{proposal.speech_id}/review/?current={proposal.pk}#quote-{proposal.pk}"
    )
    assert client.get(way.get("href")).status_code == 200


def test_a_proposal_that_was_replaced_leads_to_no_desk(auditor):
    proposal = a_proposal()
    Proposal.objects.update(state="superseded")
    answer = auditor.get(reverse("admin:extraction_proposal_change", args=[proposal.pk]))
    assert "/review/" not in answer.text
    assert "replaced by a newer reading" in words(answer)


def test_a_reading_says_how_many_paragraphs_came_to_what_and_leads_to_the_desk(auditor):
    run = a_run(a_speech())
    run.paragraphs = [{"start": n, "end": n + 1, "outcome": "nothing", "reason": ""} for n in range(3)]
    run.save()

    text = shown(auditor, run)
    assert "read, nothing found: 3" in text
    assert "other rules than those in use now" in text
    address = reverse("admin:extraction_extractionrun_change", args=[run.pk])
    assert f"/admin/tracker/speech/{run.speech_id}/review/" in auditor.get(address).text


def test_what_was_taken_back_is_told_by_its_words(auditor):
    speech = a_speech()
    reject(a_proposal(speech, "散会。"), "exhortation", **WHO)
    text = shown(auditor, undo(speech, **WHO))
    assert "散会。" in text
    assert "only exhortation" in text


def test_decisions_restatements_and_what_was_missed_lead_to_the_ledger(auditor):
    directive = accept(a_proposal(), **WHO)
    merged = merge(a_proposal(a_speech()), directive, **WHO)
    speech = a_speech()
    a_run(speech)
    missed = add_missed(speech, draft_of(read_words(speech, 5, 30)), **WHO)

    def leads_to(row, directive) -> bool:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        return f"/directives/{directive.public_id}/" in page(auditor.get(address)).xpath("//main//a/@href")

    assert leads_to(directive.decision, directive)
    assert leads_to(merged, directive)
    assert leads_to(directive.restatements.get(), directive)
    assert leads_to(missed, missed.directive)


def test_the_figures_of_a_directive_are_written_as_people_write_them(auditor):
    target = TargetDraft("投资3.5亿元", "=", Decimal("350000000.5"), "元")
    assert "350000000.5 元" in shown(auditor, a_directive(targets=(target,)))


def test_no_button_opens_an_empty_history(auditor):
    directive = accept(a_proposal(), **WHO)
    restate(directive, a_speech(), start=0, end=4, **WHO)
    rows = [directive, directive.decision, directive.speech, directive.speech.meeting, directive.restatements.get()]

    for row in rows:
        at = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        answer = auditor.get(reverse(f"{at}_history", args=[row.pk]), follow=True)
        assert answer.redirect_chain, row
        assert (
            f"/{row._meta.model_name}/{row.pk}/history/" not in auditor.get(reverse(f"{at}_change", args=[row.pk])).text
        )


def test_the_history_of_a_directive_is_that_of_its_page(auditor):
    directive = a_directive()
    answer = auditor.get(reverse("admin:tracker_directive_history", args=[directive.pk]))
    assert answer["Location"] == f"/directives/{directive.public_id}/#history"
    assert 'id="history"' in auditor.get(answer["Location"]).text


@pytest.mark.parametrize("key", ["no-such-row", "99999999999999999999999", "%00", "0"])
@pytest.mark.parametrize("model", ["tracker_directive", "tracker_meeting", "extraction_proposal", "auth_user"])
def test_an_address_that_names_no_row_is_answered_and_no_fault(model, key):
    client = english_reader(in_group(groups.ADMINISTRATOR))
    at = reverse(f"admin:{model}_changelist")
    assert client.get(f"{at}{key}/history/").status_code in (302, 404)
    assert client.get(f"{at}{key}/change/").status_code in (302, 404)


def test_what_the_admin_itself_changed_can_be_looked_at():
    client = english_reader(in_group(groups.ADMINISTRATOR))
    party = a_party("县水务局")
    address = reverse("admin:tracker_responsibleparty_change", args=[party.pk])
    client.post(address, filled_in(client.get(address), name="县水利局"))

    noted = reverse("admin:tracker_responsibleparty_history", args=[party.pk])
    assert noted in page(client.get(address)).xpath("//a/@href")
    assert "Changed Name" in words(client.get(noted))
