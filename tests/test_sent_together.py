"""The same is sent several times at the same moment, as by a finger that slipped or two windows, on either database:
nothing is done twice, and nobody is answered with a fault."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.http import HttpResponse
from django.urls import reverse

from extraction.choices import ProposalState
from extraction.models import Decision, Missed, Proposal
from tests.builders import a_directive, a_meeting, a_proposal, a_reviewer, a_run, a_speech, party_found
from tests.extraction.reviewing import as_shown
from tests.extraction.uploading import filled_in as confirmation
from tests.extraction.uploading import uploaded
from tests.intake.files.words import DATED
from tests.pages import filled_in, logged_in
from tracker.actions import AssignmentDraft
from tracker.models import Assignment, Directive, Meeting, ResponsibleParty, SavedFilter, SourceFile, Speech

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 5
CONFIRM = "/admin/tracker/sourcefile/confirm/"


def at_once(*sending: Callable[[], HttpResponse]) -> Counter[int]:
    """How often each status came, when all of these are sent at the same moment."""
    together = Barrier(len(sending))

    def one(send: Callable[[], HttpResponse]) -> int:
        together.wait(timeout=120)
        try:
            return send().status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(sending)) as pool:
        return Counter(pool.map(one, sending))


def posting(user, address: str, sent: dict[str, str]) -> Callable[[], HttpResponse]:
    """Sends this from a window of its own."""
    client = logged_in(user)
    client.raise_request_exception = False
    return lambda: client.post(address, sent)


def form_at(user, address: str, **typed: str) -> dict[str, str]:
    """What the page's form sends once this is typed."""
    return filled_in(logged_in(user).get(address), **typed)


@pytest.mark.parametrize("step", ["report", "close"])
def test_a_step_is_taken_once(step):
    user, directive = a_reviewer(), a_directive()
    address = reverse("directive-step", args=[directive.public_id, step])
    typed = {"report": {"progress": "堤脚已清理"}, "close": {"reason": "验收合格"}}[step]
    sent = form_at(user, address, **typed)

    assert at_once(*(posting(user, address, sent) for _ in range(TIMES))) == {302: 1, 422: TIMES - 1}
    assert directive.events.count() == 2


def test_a_proposal_is_merged_once_and_the_key_pressed_again_leads_on():
    user, directive, proposal = a_reviewer(), a_directive(), a_proposal(a_speech())
    address = reverse("admin:extraction_merge", args=[proposal.pk])
    sent = {"into": str(directive.public_id), "note": "同一事项"}

    assert at_once(*(posting(user, address, sent) for _ in range(TIMES))) == {302: TIMES}
    assert Decision.objects.count() == directive.restatements.count() == 1


def test_an_upload_is_recorded_once():
    user = a_reviewer()
    sent = confirmation(uploaded(logged_in(user), a__txt=DATED))

    assert at_once(*(posting(user, CONFIRM, sent) for _ in range(TIMES))) == {302: TIMES}
    assert SourceFile.objects.count() == Speech.objects.count() == Meeting.objects.count() == 1


def test_of_two_who_correct_a_meeting_one_is_told():
    meeting, users = a_meeting(), [a_reviewer("zhoumin"), a_reviewer("heqiang")]
    address = reverse("admin:tracker_meeting_change", args=[meeting.pk])
    forms = [form_at(user, address, title=f"防汛第{number}次会议") for number, user in enumerate(users)]

    sending = (posting(user, address, sent) for user, sent in zip(users, forms, strict=True))
    assert at_once(*sending) == {302: 1, 409: 1}
    assert meeting.amendments.count() == 1


def test_a_missed_directive_is_recorded_once():
    user, speech = a_reviewer(), a_speech("县水务局要在6月30日前完成堤防加固。")
    a_run(speech)
    address = f"{reverse('admin:extraction_missed', args=[speech.pk])}?start=0&end={len(speech.text)}"
    sent = form_at(user, address)

    answers = at_once(*(posting(user, address, sent) for _ in range(TIMES)))
    assert answers == {302: 1, 422: TIMES - 1}
    assert Missed.objects.count() == Directive.objects.count() == 1


def test_names_that_are_resolved_while_proposals_are_accepted_all_find_their_party():
    user, text = a_reviewer(), "\n".join(f"县水务局要在6月30日前完成第{n}段堤防加固。" for n in range(TIMES))
    speech = a_speech(text)
    for _ in range(TIMES):
        a_directive(assignments=(AssignmentDraft("县水务局"),))
    proposals = [
        a_proposal(speech, line, parties=[party_found("县水务局", text.index(line))], deadlines=[], targets=[])
        for line in text.split("\n")
    ]
    shown = {proposal.pk: as_shown(logged_in(user), proposal) for proposal in proposals}
    accepting = [posting(user, reverse("admin:extraction_correct", args=[pk]), sent) for pk, sent in shown.items()]
    adding = posting(user, reverse("names"), {"name": "县水务局", "do": "add", "kind": "unit"})

    assert at_once(*accepting, adding) == {302: TIMES + 1}
    assert logged_in(user).post(reverse("names"), {"do": "resolve"}).status_code == 302
    assert Decision.objects.count() == TIMES
    assert set(Assignment.objects.values_list("party", flat=True)) == {ResponsibleParty.objects.get().pk}
    assert Assignment.objects.count() == 2 * TIMES


def test_what_was_accepted_together_is_taken_back_once():
    user, text = a_reviewer(), "\n".join(f"县水务局要在6月30日前完成第{n}段堤防加固。" for n in range(TIMES))
    speech = a_speech(text)
    for line in text.split("\n"):
        a_proposal(speech, line, parties=[], deadlines=[], targets=[])
    client = logged_in(user)
    client.post(
        reverse("admin:extraction_accept_many", args=[speech.pk]),
        {"proposal": list(Proposal.objects.values_list("pk", flat=True))},
    )
    made_at = Decision.objects.values_list("decided_at", flat=True).distinct().get()
    address = f"{reverse('admin:extraction_undo_batch')}?made_at={made_at.isoformat().replace('+', '%2B')}"

    assert at_once(*(posting(user, address, {}) for _ in range(TIMES))) == {302: TIMES}
    assert Directive.objects.count() == Decision.objects.count() == 0
    assert Proposal.objects.filter(state=ProposalState.PENDING).count() == TIMES


def test_a_filter_is_saved_once_under_its_name():
    user = a_reviewer()
    sent = {"name": "本月到期", "query": "state=overdue"}

    answers = at_once(*(posting(user, reverse("saved-filters"), sent) for _ in range(TIMES)))
    assert answers.keys() <= {302, 409}
    assert SavedFilter.objects.count() == 1


def test_a_name_is_added_to_the_registry_once():
    user = a_reviewer()
    for _ in range(2):
        a_directive(assignments=(AssignmentDraft("县水务局"),))
    sent = {"name": "县水务局", "do": "add", "kind": "unit"}

    assert at_once(*(posting(user, reverse("names"), sent) for _ in range(TIMES))) == {302: 1, 422: TIMES - 1}
    assert ResponsibleParty.objects.count() == 1
