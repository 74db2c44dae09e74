"""A name is written into the suggestions as it is called, whatever signs it holds: it never becomes part of a page."""

import pytest
from django.urls import reverse

from tests.builders import a_directive, a_meeting, a_party, a_proposal, a_reviewer, a_run, a_speech
from tests.pages import logged_in, page
from tracker.actions import AssignmentDraft
from tracker.models import Directive, PartyAlias, Speaker

pytestmark = pytest.mark.django_db

# Closes a value in either kind of quotes, its tag and the list, and begins an element of its own.  A name of a speaker
# has fifty characters at most.
SIGNS = """县"'></option></datalist><b data-planted>局&amp;"""
PARTY, ALIAS, MEETING, SPEAKER = (f"{word}{SIGNS}" for word in ("名", "称", "会", "人"))


@pytest.fixture
def directive() -> Directive:
    """One of which a name was said that nobody has; the registry, its meeting and its speaker have such names too."""
    PartyAlias.objects.create(party=a_party(PARTY), name=ALIAS)
    speech = a_speech(meeting=a_meeting(title=MEETING))
    Speaker.objects.update(name=SPEAKER)
    a_run(speech)
    a_proposal(speech)
    return a_directive(speech=speech, assignments=(AssignmentDraft(f"谁{SIGNS}"),))


def pages_that_suggest(directive: Directive) -> dict[str, tuple[str, ...]]:
    """Where names are suggested while one writes, and which of these."""
    return {
        "/directives/": (PARTY, f"{MEETING} (2026-03-02)", SPEAKER),
        reverse("directive-step", args=[directive.public_id, "assign"]): (PARTY, ALIAS),
        "/parties/names/": (PARTY,),
        reverse("admin:extraction_review", args=[directive.speech_id]): (PARTY, ALIAS),
    }


def test_suggestions_are_the_names_as_they_are_and_plant_nothing_in_a_page(directive):
    browser = logged_in(a_reviewer())
    for address, names in pages_that_suggest(directive).items():
        root = page(browser.get(address))

        offered = root.xpath("//datalist/option/@value")
        for name in names:
            assert any(name in each for each in offered), (address, offered)
        assert root.xpath("//*[@data-planted]") == [], address
