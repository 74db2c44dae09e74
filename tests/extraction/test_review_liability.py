"""The review desk shows who bears which tier of liability, in the words of the speech."""

import pytest
from django.urls import reverse

from tests.builders import a_proposal, a_reviewer, a_speech, party_found
from tests.pages import marked, page

pytestmark = pytest.mark.django_db

TEXT = "镇长承担主要领导责任，一律从严追责。"


@pytest.mark.parametrize(("found", "shown"), [({"liability": "主要领导责任"}, True), ({}, False)])
def test_the_tier_of_liability_stands_beside_the_party(client, found, shown):
    speech = a_speech(TEXT)
    a_proposal(speech, "一律从严追责。", parties=[party_found("镇长", 0) | found], deadlines=[], targets=[])
    client.force_login(a_reviewer("zhoumin"))

    answer = client.get(reverse("admin:extraction_review", args=[speech.pk]))

    tags = [tag.text_content() for tag in marked(page(answer), "tag")]
    assert ("主要领导责任" in tags) is shown
