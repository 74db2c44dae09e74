"""The lists of the review in the admin, which must stay quick however long the speeches are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.builders import a_proposal, a_speech

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]


def test_proposals_of_the_latest_speech_come_first_in_the_order_of_its_words(client):
    earlier, later = a_speech("加固堤防。清理河道。"), a_speech("排查校舍。抢修道路。")
    words = [(earlier, "清理河道。"), (later, "抢修道路。"), (earlier, "加固堤防。"), (later, "排查校舍。")]
    for speech, said in words:
        a_proposal(speech, said)

    shown = client.get(reverse("admin:extraction_proposal_changelist")).context["cl"].result_list

    assert [proposal.text for proposal in shown] == ["排查校舍。", "抢修道路。", "加固堤防。", "清理河道。"]


@pytest.mark.parametrize("model", ["extraction_proposal", "tracker_speech"])
def test_a_list_reads_no_speech(client, model):
    speech = a_speech("加固堤防。")
    a_proposal(speech, "加固堤防。")

    with CaptureQueriesContext(connection) as asked:
        assert speech.title in client.get(reverse(f"admin:{model}_changelist")).text

    assert not [query["sql"] for query in asked if '"tracker_speech"."text"' in query["sql"]]
