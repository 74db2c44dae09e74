"""A whole speech is reviewed by keyboard alone, at hardly more than a key for each proposal that was right."""

from collections import Counter

import pytest
from django.conf import settings
from django.urls import reverse

from extraction.models import Decision, Proposal
from seeds.build import GOLD
from tests.browser.deciding import review
from tests.browser.labelled import labelled
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
    for proposal, kind, pressed in review(page, speech):
        keys[kind] += pressed
        counts[kind] += 1
        assert page.locator(".errorlist").all_inner_texts() == []
        assert Decision.objects.get(proposal=proposal).outcome == kind

    print({kind: f"{keys[kind]} keys for {counts[kind]}" for kind in counts})  # pytest -s shows what the hands did
    assert page.locator(".finished").is_visible()
    assert not Proposal.objects.pending().exists()
    assert Directive.objects.count() == counts["accepted"] + counts["corrected"]
    assert counts["accepted"] > counts["corrected"] > 0 < counts["rejected"]
    assert keys["accepted"] / counts["accepted"] <= MOST_KEYS_WHERE_RIGHT
    assert complaints == []
