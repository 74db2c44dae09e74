"""A whole speech is reviewed by keyboard alone, at hardly more than a key for each proposal that was right."""

from collections import Counter

import pytest
from django.conf import settings
from django.urls import reverse

from extraction.models import Decision, Proposal
from seeds.build import GOLD
from tests.browser.hands import Hands
from tests.browser.labelled import Judgement, labelled
from tests.builders import a_reviewer
from tracker.models import Directive

REAL = settings.ROOT.parent / "shared" / "gold" / "003b.gold.json"
not_here = pytest.mark.skipif(not REAL.is_file(), reason="NOT SHOWN HERE: the real speech is not on this machine")
SPEECHES = [
    pytest.param(GOLD / "04-work-safety.gold.json", id="a speech of the seeds"),
    pytest.param(REAL, id="a real speech of 5,800 characters", marks=not_here),
]
MOST_KEYS_WHERE_RIGHT = 1.3


@pytest.mark.parametrize("labels", SPEECHES)
def test_a_whole_speech_is_reviewed_by_keyboard_alone(labels, log_in, transactional_db, complaints):
    speech = labelled(labels)
    page = log_in(a_reviewer("zhoumin"))
    page.goto(reverse("admin:extraction_review", args=[speech.speech.pk]))

    keys, counts = Counter(), Counter()
    while page.locator("article.card.pending").count():
        proposal = Proposal.objects.get(pk=page.locator("article.card").get_attribute("id").removeprefix("proposal-"))
        judgement = speech.judged(proposal)
        kind = "rejected" if judgement.reason else "accepted" if judgement.is_right else "corrected"
        hands = Hands(page)
        decide(hands, judgement)
        keys[kind] += hands.pressed
        counts[kind] += 1
        assert Decision.objects.get(proposal=proposal).outcome == kind

    print({kind: f"{keys[kind]} keys for {counts[kind]}" for kind in counts})  # pytest -s shows what the hands did
    assert page.locator(".finished").is_visible()
    assert not Proposal.objects.pending().exists()
    assert Directive.objects.count() == counts["accepted"] + counts["corrected"]
    assert counts["accepted"] > counts["corrected"] > 0 < counts["rejected"]
    assert keys["accepted"] / counts["accepted"] <= MOST_KEYS_WHERE_RIGHT
    assert complaints == []


def decide(hands: Hands, judgement: Judgement) -> None:
    """Do at the desk what the labels say, by keys that the help card names."""
    if judgement.reason:
        hands.press("r")
        hands.lead(judgement.reason)
    elif judgement.is_right:
        hands.lead("Enter")
    else:
        hands.press("c")
        correct(hands, judgement)
        hands.lead("Control+Enter")


def correct(hands: Hands, judgement: Judgement) -> None:
    """Put the rows of the form right, from the top of the form to its end."""
    for row in judgement.gone_owners:
        hands.tab_to(f"[name=owners-{row}-DELETE]")
        hands.press("Space")
    for number, name in enumerate(judgement.new_owners):
        if not number:
            hands.tab_to(".rows.owners details.more > summary")
            hands.press("Enter")
        hands.tab_to(".rows.owners details.more [name$=-name]")
        hands.type(name)
    for row in sorted({*judgement.gone_deadlines, *judgement.days}):
        if row in judgement.days:
            hands.tab_to(f"[name=deadlines-{row}-due_on]")
            hands.set_day(judgement.days[row])
        else:
            hands.tab_to(f"[name=deadlines-{row}-DELETE]")
            hands.press("Space")
