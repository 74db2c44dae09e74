"""Reading a speech again from the admin: new proposals come, what was decided stays."""

from datetime import date

import pytest
from django.urls import reverse

from extraction.actions import accept, read_speech, reject
from extraction.models import Decision, Proposal
from tests.builders import WHO, a_meeting, a_speech, a_user
from tests.extraction.reviewing import as_shown, decide
from tests.pages import filled_in, marked, page
from tracker.models import Directive, Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

TEXT = "同志们：\n县水利局要在6月30日前完成清河堤防加固。\n县教育局要在8月31日前完成校舍安全排查。\n散会。"


@pytest.fixture
def speech():
    return a_speech(TEXT, held_on=date(2026, 3, 2))


def read_again(client, speech):
    """Look at the difference, and take the new reading over."""
    address = reverse("admin:extraction_read_again", args=[speech.pk])
    return client.post(address, filled_in(client.get(address)), follow=True)


def told(response) -> str:
    """The one message on the page."""
    [message] = marked(page(response), "info")
    return message.text_content()


def change_day(client, meeting, day, capture):
    address = reverse("admin:tracker_meeting_change", args=[meeting.pk])
    with capture(execute=True):
        return client.post(address, filled_in(client.get(address), held_on=day), follow=True)


def due_days(speech) -> list[str | None]:
    return [p.deadlines[0]["due_on"] for p in speech.proposals.pending().in_reading_order()]


def test_reading_says_how_many_proposals_are_new(client, speech):
    first = told(read_again(client, speech))
    found = Proposal.objects.count()

    assert found == 2
    assert "2" in first.replace(speech.title, "")
    assert "2" not in told(read_again(client, speech)).replace(speech.title, "")
    assert Proposal.objects.count() == found


def test_reading_again_never_touches_what_was_decided(client, speech):
    read_speech(speech, **WHO)
    first, *others = speech.proposals.in_reading_order()
    accept(first, **WHO)
    if others:
        reject(others[0], "past", **WHO)
    decided = list(Proposal.objects.decided().values())
    decisions, directives = list(Decision.objects.values()), list(Directive.objects.values())
    Meeting.objects.filter(pk=speech.meeting_id).update(held_on=date(2027, 3, 2))

    read_again(client, speech)

    assert speech.runs.count() == 2
    assert list(Proposal.objects.decided().values()) == decided
    assert list(Decision.objects.values()) == decisions
    assert list(Directive.objects.values()) == directives
    assert not [p for p in speech.proposals.pending() if p.start == first.start]


def test_a_day_that_no_page_has_sent_changes_nothing_and_is_told(client, speech):
    address = reverse("admin:extraction_read_again", args=[speech.pk])

    response = client.post(address, {f"reading-{speech.pk}": "rules.yesterday"})

    assert response.status_code == 409
    assert marked(page(response), "warning")
    assert not speech.runs.exists()


def test_a_fault_of_the_reader_is_not_told_as_an_outdated_page(client, speech, monkeypatch):
    def breaks(*args, **kwargs):
        raise ValueError("a rule that no day fits")

    monkeypatch.setattr("extraction.actions.rereading.keep_reading", breaks)

    with pytest.raises(ValueError, match="a rule that no day fits"):
        read_again(client, speech)


def test_what_a_newer_reading_has_replaced_meanwhile_is_not_recorded(client, speech):
    replaced = read_speech(speech, **WHO).proposals.first()
    sent = as_shown(client, replaced)
    Meeting.objects.update(held_on=date(2027, 3, 2))
    read_again(client, speech)

    response = decide(client, replaced, "correct", **sent)

    assert response.status_code == 409
    assert not Directive.objects.exists()
    form = client.get(reverse("admin:extraction_correct", args=[replaced.pk]), follow=True)
    assert marked(page(form), "warning"), "nobody is told why there is no form"


def test_a_meeting_s_new_day_has_undecided_proposals_read_against_it(
    client, speech, django_capture_on_commit_callbacks
):
    read_speech(speech, **WHO)

    change_day(client, speech.meeting, "2027-03-02", django_capture_on_commit_callbacks)

    assert due_days(speech)
    assert {day[:4] for day in due_days(speech)} == {"2027"}


def test_a_meeting_s_new_day_leaves_speeches_alone_where_all_is_decided(
    client, speech, django_capture_on_commit_callbacks
):
    read_speech(speech, **WHO)
    for proposal in speech.proposals.all():
        accept(proposal, **WHO)

    change_day(client, speech.meeting, "2027-03-02", django_capture_on_commit_callbacks)

    assert speech.runs.count() == 1


def test_another_title_of_a_meeting_reads_nothing_again(client, speech, django_capture_on_commit_callbacks):
    read_speech(speech, **WHO)
    address = reverse("admin:tracker_meeting_change", args=[speech.meeting_id])

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, filled_in(client.get(address), title="全县防汛工作会议"))

    assert Meeting.objects.get().title == "全县防汛工作会议"
    assert speech.runs.count() == 1


def test_a_speech_given_to_another_meeting_is_read_against_its_day(client, speech, django_capture_on_commit_callbacks):
    read_speech(speech, **WHO)
    address = reverse("admin:tracker_speech_change", args=[speech.pk])
    other = a_meeting(date(2028, 3, 2))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, filled_in(client.get(address), meeting=other.pk))

    assert {day[:4] for day in due_days(speech)} == {"2028"}


def test_reading_from_the_list_needs_the_permission_to_decide(client, speech):
    client.force_login(a_user(is_staff=True, permissions=("tracker.view_speech", "tracker.change_speech")))
    action = {"action": "read_selected_again", "_selected_action": [speech.pk]}

    client.post(reverse("admin:tracker_speech_changelist"), action)

    assert not speech.runs.exists()


def test_the_text_of_a_speech_cannot_be_changed_in_the_admin(client, speech):
    address = reverse("admin:tracker_speech_change", args=[speech.pk])
    sent = filled_in(client.get(address), title="在防汛会议上的讲话", text="另一篇", start="5", end="8")

    client.post(address, sent)

    speech.refresh_from_db()
    assert (speech.title, speech.text, speech.start, speech.end) == ("在防汛会议上的讲话", TEXT, 0, len(TEXT))


def test_speeches_are_neither_typed_in_nor_deleted(speech, client):
    client.force_login(a_user(is_staff=True, is_superuser=True))

    assert client.get(reverse("admin:tracker_speech_add")).status_code == 403
    assert client.post(reverse("admin:tracker_speech_delete", args=[speech.pk]), {"post": "yes"}).status_code == 403
