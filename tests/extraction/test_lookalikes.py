"""A name with a sign that only looks like its character: kept as it is printed, known to the registry all the same."""

import pytest

from extraction.actions import accept, read_speech
from extraction.models import Proposal
from tests.builders import WHO, a_party, a_speech, a_user
from tests.extraction.reviewing import at, send
from tests.pages import logged_in, words
from tracker.models import Directive, ResponsibleParty, Speech

pytestmark = pytest.mark.django_db
TEXT = "同志们：\n江⻄镇要在6月30日前完成堤防加固。\n"


@pytest.fixture
def proposal() -> Proposal:
    """What the reader proposes for a text copied from a PDF: the second sign of 江⻄镇 is the radical U+2EC4."""
    speech: Speech = a_speech(TEXT)
    read_speech(speech, **WHO)
    return speech.proposals.get()


def test_the_ledger_keeps_the_name_as_printed_and_knows_the_party(proposal):
    township = a_party("江西镇")

    [assignment] = accept(proposal, **WHO).assignments.all()

    assert (assignment.name, assignment.party) == ("江⻄镇", township)


def test_a_party_that_is_registered_as_printed_is_found_by_that_name(proposal):
    township = a_party("江⻄镇")

    [assignment] = accept(proposal, **WHO).assignments.all()

    assert assignment.party == township


def test_the_desk_shows_the_party_to_whoever_may_only_look(proposal):
    township = a_party("青屏县江西镇", aliases=("江西镇",))
    onlooker = logged_in(a_user(is_staff=True, permissions=("extraction.view_proposal",)))

    shown = onlooker.get(at(proposal))

    assert "江⻄镇" in words(shown)
    assert township.name in words(shown)


def test_a_party_made_at_the_desk_is_registered_in_ordinary_characters(proposal):
    may_register = ("extraction.decide_proposal", "tracker.add_responsibleparty")
    reviewer = logged_in(a_user(is_staff=True, permissions=may_register))

    send(reviewer, proposal, **{"owners-0-create": "on", "owners-0-party_kind": "unit"})

    assert ResponsibleParty.objects.get().name == "江西镇"
    assert Directive.objects.get().assignments.get().name == "江⻄镇"
