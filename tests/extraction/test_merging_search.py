"""Searching the ledger for what to merge into: note and box that are filled in go along, and nothing is merged."""

from datetime import date

import pytest
from django.urls import reverse

from extraction.actions import accept
from extraction.admin.merging import LONGEST_NOTE
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from tests.builders import WHO, a_directive
from tests.pages import filled_in, page
from tracker.filtering.typed import LONGEST_TYPED
from tracker.models import Directive

pytestmark = pytest.mark.usefixtures("reviewer")

NOTE = "“七月”要求一致 & <b>已</b>提前"


@pytest.fixture
def address(levee) -> str:
    """The page on which a proposal with a day is merged."""
    return reverse("admin:extraction_merge", args=[levee.pk])


def choices(response) -> list[str]:
    return page(response).xpath("//button[@name='into']/@value")


def test_a_search_loses_neither_the_box_nor_the_note_and_merges_nothing(client, address, levee):
    wanted = a_directive("城区管网改造，年内完成")
    box = f"{wanted.public_id}:day"
    seen = filled_in(client.get(address), words="管网", note=NOTE, take=box, seek="")

    found = client.post(address, seen)

    assert choices(found) == [str(wanted.public_id)]
    assert filled_in(found) | {"words": "管网", "note": NOTE, "take": box} == filled_in(found)
    assert Proposal.objects.get(pk=levee.pk).state == ProposalState.PENDING

    client.post(address, filled_in(found, into=wanted.public_id))
    assert Decision.objects.get().note == NOTE
    assert Directive.objects.get(pk=wanted.pk).due_on() == date(2026, 6, 30)


def test_a_search_is_taken_back_and_the_rest_stays(client, address):
    seen = filled_in(client.get(address, {"words": "管网", "note": NOTE}), seek="all")

    cleared = filled_in(client.post(address, seen))

    assert (cleared["words"], cleared["note"]) == ("", NOTE)
    assert "take" not in cleared


def test_what_stays_is_no_longer_than_what_may_be_recorded(client, address):
    too_long = {"seek": "", "words": "管" * 2000, "note": "𠮷" * 2000, "take": "x" * 2000}

    shown = filled_in(client.post(address, too_long))

    assert (shown["words"], shown["note"]) == ("管" * LONGEST_TYPED, "𠮷" * LONGEST_NOTE)


def test_a_search_for_a_proposal_that_is_decided_meanwhile_leads_to_its_outcome(client, address, levee):
    accept(Proposal.objects.get(pk=levee.pk), **WHO)

    answer = client.post(address, {"seek": "", "words": "管网"})

    assert answer.status_code == 302
    assert f"current={levee.pk}" in answer.url


def test_a_character_that_no_database_takes_is_left_out(client, address):
    shown = filled_in(client.get(address, {"words": "管\0网", "note": "\0已提前"}))

    assert (shown["words"], shown["note"]) == ("管网", "已提前")


def test_the_fields_take_no_more_than_is_kept(client, address):
    [words] = page(client.get(address)).xpath("//input[@name='words']/@maxlength")
    [note] = page(client.get(address)).xpath("//input[@name='note']/@maxlength")

    assert (words, note) == (str(LONGEST_TYPED), str(LONGEST_NOTE))


def test_a_refused_choice_keeps_what_was_found(client, address):
    wanted = a_directive("城区管网改造，年内完成")

    refused = client.post(address, {"into": "nonsense", "words": "管网", "note": NOTE})

    assert refused.status_code == 422
    assert choices(refused) == [str(wanted.public_id)]
    assert (filled_in(refused)["words"], filled_in(refused)["note"]) == ("管网", NOTE)
