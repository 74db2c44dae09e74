"""What a reviewer has before them at the desk, and what a browser sends from there."""

from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from extraction.models import Proposal
from tests.builders import a_proposal, deadline_found, party_found, target_found
from tests.pages import filled_in
from tracker.models import Speech

TEXT = "同志们：\n\n县水利局要在6月30日前完成清河堤防加固，合格率100%。各乡镇要每月排查一次。\n散会。"
LEVEE, PATROL = "县水利局要在6月30日前完成清河堤防加固，合格率100%。", "各乡镇要每月排查一次。"
LEVEE_AS_TASK = LEVEE.removeprefix("县水利局要")


def a_levee(speech: Speech) -> Proposal:
    """A proposal with an owner, a day and a target."""
    return a_proposal(
        speech,
        LEVEE,
        parties=[party_found("县水利局", TEXT.index("县水利局"))],
        deadlines=[deadline_found("6月30日前", TEXT.index("6月30日前"), date(2026, 6, 30))],
        targets=[target_found("合格率100%", TEXT.index("合格率"))],
    )


def a_bare(speech: Speech, words: str = PATROL, **values) -> Proposal:
    """A proposal of these words alone."""
    return a_proposal(speech, words, **{"parties": [], "deadlines": [], "targets": []} | values)


def desk(speech: Speech) -> str:
    """Where the desk of the speech is."""
    return reverse("admin:extraction_review", args=[speech.pk])


def at(proposal: Proposal) -> str:
    """The desk with this proposal beside the speech, and its quote in view."""
    return f"{desk(proposal.speech)}?current={proposal.pk}#quote-{proposal.pk}"


def decide(client: Client, proposal: Proposal, how: str, **data) -> HttpResponse:
    """Press a button of the desk."""
    return client.post(reverse(f"admin:extraction_{how}", args=[proposal.pk]), data)


def as_shown(client: Client, proposal: Proposal, **changes: str) -> dict[str, str]:
    """What the desk's form sends where only these fields are changed."""
    return filled_in(client.get(at(proposal)), **changes)


def send(client: Client, proposal: Proposal, **changes: str) -> HttpResponse:
    """Look at the proposal, change these fields of the form and send it."""
    return decide(client, proposal, "correct", **as_shown(client, proposal, **changes))


def accept_as_shown(client: Client, proposal: Proposal) -> HttpResponse:
    """Look at the proposal and press Enter."""
    return send(client, proposal)
