"""A speech is given to another meeting by one action, which keeps the former one, who did it, when and why."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.forms import modelform_factory
from django.urls import reverse

from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_meeting, a_reviewer, a_speech, in_group
from tests.pages import filled_in, logged_in, page, words
from tracker.actions import Refused, correct_day, give_to_meeting
from tracker.models import Amendment, Meeting, Speech
from tracker.people import groups

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
CHANGED = {"subject": "speech", "step": "changed", "number": 1, "made_at": SOME_MOMENT, "made_by": SOMEBODY}
LIU = {"by": "刘芳 (liufang)", "at": SOME_MOMENT}


def kept(speech: Speech) -> list[tuple[Meeting, Meeting]]:
    """From which meeting the speech came to which, in the order of the corrections."""
    return [(one.former_meeting, one.given_to) for one in speech.amendments.filter(given_to__isnull=False)]


def test_a_speech_given_to_another_meeting_keeps_the_former_one_with_who_when_and_why():
    speech, former, meeting = a_speech(held_on=FIRST), Meeting.objects.get(), a_meeting(SECOND)

    correction = give_to_meeting(speech, meeting, reason=" 归错会议 ", **WHO)

    assert speech.meeting == Speech.objects.get().meeting == meeting
    assert kept(speech) == [(former, meeting)]
    assert (correction.before["meeting_day"], correction.after["meeting_day"]) == ("2026-03-01", "2026-03-02")
    assert (correction.made_by, correction.made_at, correction.reason) == (SOMEBODY, SOME_MOMENT, "归错会议")


def test_the_days_that_both_meetings_had_then_are_kept_when_they_are_corrected_later():
    speech, former, meeting = a_speech(held_on=None), Meeting.objects.get(), a_meeting(SECOND)
    give_to_meeting(speech, meeting, **WHO)

    correct_day(former, FIRST, **WHO)
    correct_day(meeting, THIRD, **WHO)

    given = speech.amendments.get()
    assert (given.before["meeting_day"], given.after["meeting_day"]) == ("", "2026-03-02")
    assert [one.number for one in meeting.amendments.all()] == [1]


def test_a_speech_goes_on_to_a_third_meeting_and_back_and_nothing_is_lost():
    speech, first = a_speech(), Meeting.objects.get()
    second, third = a_meeting(), a_meeting()

    for meeting in (second, third, first, second):
        give_to_meeting(speech, meeting, **WHO)

    assert kept(speech) == [(first, second), (second, third), (third, first), (first, second)]


def test_the_first_meeting_is_no_correction():
    assert kept(a_speech()) == []


def test_a_speech_is_not_given_to_the_meeting_it_belongs_to():
    speech = a_speech()

    with pytest.raises(Refused, match=speech.meeting.title):
        give_to_meeting(speech, speech.meeting, **WHO)
    assert kept(speech) == []


def test_whoever_saw_it_at_a_meeting_it_has_left_meanwhile_is_told_by_whom_and_changes_nothing():
    speech, second, third = a_speech(), a_meeting(title="防汛工作会议"), a_meeting()
    stale = Speech.objects.select_related("meeting").get()
    give_to_meeting(speech, second, **LIU)

    with pytest.raises(Refused, match=r"刘芳 \(liufang\).*防汛工作会议"):
        give_to_meeting(stale, third, **WHO)
    assert Speech.objects.get().meeting == second
    assert len(kept(speech)) == 1


def test_a_day_corrected_after_a_speech_came_is_still_refused_to_whoever_saw_the_former_day():
    meeting = a_meeting(FIRST)
    correct_day(meeting, SECOND, **LIU)
    give_to_meeting(a_speech(), meeting, **WHO)

    with pytest.raises(Refused, match=r"刘芳 \(liufang\).*2026-03-02"):
        correct_day(Meeting(pk=meeting.pk, held_on=FIRST), THIRD, **WHO)


def test_the_meeting_of_a_stored_speech_is_not_written_over_by_saving():
    speech, former, other = a_speech(), Meeting.objects.get(), a_meeting()
    form = modelform_factory(Speech, fields=["meeting"])({"meeting": other.pk}, instance=Speech.objects.get())
    speech.meeting = other

    with pytest.raises(ValidationError):
        speech.save()
    with pytest.raises(ValidationError):
        form.save()
    assert Speech.objects.get().meeting == former


@pytest.mark.parametrize("half", ["speech", "former_meeting", "given_to"])
def test_the_database_keeps_no_half_of_a_speech_that_was_given_away(half):
    speech, meeting = a_speech(held_on=FIRST), a_meeting(SECOND)
    whole = {"speech": speech, "former_meeting": speech.meeting, "given_to": meeting}

    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.create(**whole | {half: None}, **CHANGED)


def test_the_database_keeps_no_speech_that_was_given_to_the_meeting_it_came_from():
    speech = a_speech()
    same = {"speech": speech, "former_meeting": speech.meeting, "given_to": speech.meeting}

    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.create(**same, **CHANGED)


def test_a_meeting_that_gave_a_speech_away_cannot_vanish_from_its_history():
    speech, former = a_speech(), Meeting.objects.get()
    give_to_meeting(speech, a_meeting(), **WHO)

    with pytest.raises(ProtectedError):
        former.delete()
    assert kept(speech)


class TestInTheAdmin:
    """The page of a speech, which two people may have open."""

    def address(self, speech: Speech) -> str:
        return reverse("admin:tracker_speech_change", args=[speech.pk])

    def test_a_speech_given_on_the_page_is_kept_with_the_reason_and_the_page_tells_it(self, client, reviewer):
        speech, other = a_speech(held_on=FIRST), a_meeting(None, title="防汛工作会议")
        address, former = self.address(speech), speech.meeting

        sent = filled_in(client.get(address), meeting=other.pk, reason="归错会议", title="在防汛会议上的讲话")
        assert client.post(address, sent).status_code == 302

        assert kept(speech) == [(former, other)]
        assert Speech.objects.get().title == "在防汛会议上的讲话"
        shown = words(client.get(address, headers={"accept-language": "en"}))
        assert f"meeting changed from “{former.title}” (2026-03-01) to “防汛工作会议” (day unknown)" in shown
        assert "归错会议" in shown

    def test_both_meetings_tell_it_on_their_own_pages(self, client, reviewer):
        speech, former, other = a_speech(), Meeting.objects.get(), a_meeting()
        give_to_meeting(speech, other, **WHO)

        for meeting in (former, other):
            answer = client.get(reverse("admin:tracker_meeting_change", args=[meeting.pk]))
            assert "2026-03-02 09:30 周敏 (zhoumin)：“在工作会议上的讲话”：会议由" in words(answer)

    def test_a_page_sent_with_the_meeting_it_showed_gives_the_speech_to_nobody(self, client, reviewer):
        address = self.address(speech := a_speech())

        client.post(address, filled_in(client.get(address), title="在防汛会议上的讲话"))

        assert Speech.objects.get().title == "在防汛会议上的讲话"
        assert kept(speech) == []

    def test_of_two_who_give_it_away_the_second_is_told_and_nothing_is_overwritten(self, reviewer):
        speech, former, second, third = a_speech(), Meeting.objects.get(), a_meeting(title="防汛会"), a_meeting()
        address, mine, yours = self.address(speech), logged_in(reviewer, "en"), logged_in(a_reviewer("liufang"), "en")
        seen = yours.get(address)
        mine.post(address, filled_in(mine.get(address), meeting=second.pk))

        answer = yours.post(address, filled_in(seen, meeting=third.pk, title="别的名称"))

        assert "to “防汛会” (2026-03-02). Your changes were not saved" in words(answer)
        assert kept(speech) == [(former, second)]
        assert Speech.objects.get().title == speech.title

    def test_who_was_told_and_sends_once_more_gives_it_away_from_the_meeting_of_now(self, reviewer):
        speech, former, second, third = a_speech(), Meeting.objects.get(), a_meeting(), a_meeting()
        address, yours = self.address(speech), logged_in(a_reviewer("liufang"))
        seen = yours.get(address)
        give_to_meeting(speech, second, **WHO)
        told = yours.post(address, filled_in(seen, meeting=third.pk))

        assert yours.post(address, filled_in(told)).status_code == 302

        assert kept(speech) == [(former, second), (second, third)]

    def test_who_changes_only_the_title_leaves_a_speech_given_away_meanwhile_where_it_is(self, reviewer):
        speech, second = a_speech(), a_meeting()
        address, yours = self.address(speech), logged_in(a_reviewer("liufang"))
        seen = yours.get(address)
        give_to_meeting(speech, second, **WHO)

        assert yours.post(address, filled_in(seen, title="在防汛会议上的讲话")).status_code == 302

        assert (Speech.objects.get().title, Speech.objects.get().meeting) == ("在防汛会议上的讲话", second)
        assert len(kept(speech)) == 1

    def test_a_reason_without_another_meeting_is_not_thrown_away_silently(self, client, reviewer):
        address = self.address(speech := a_speech())

        answer = client.post(address, filled_in(client.get(address), reason="归错会议"))

        assert page(answer).xpath("//*[contains(@class, 'field-reason')]//ul[contains(@class, 'errorlist')]")
        assert kept(speech) == []

    @pytest.mark.parametrize("group", [groups.SUPERVISOR, groups.AUDITOR])
    def test_who_may_only_look_sees_the_former_meetings_and_no_field_for_a_reason(self, group):
        speech = a_speech()
        give_to_meeting(speech, a_meeting(), **WHO)

        shown = words(logged_in(in_group(group), "en").get(self.address(speech)))

        assert "周敏 (zhoumin): meeting changed from " in shown
        assert "Why it is changed" not in shown

    def test_a_meeting_that_gave_a_speech_away_is_not_deleted(self, client):
        client.force_login(in_group(groups.ADMINISTRATOR))
        speech, former = a_speech(), Meeting.objects.get()
        give_to_meeting(speech, a_meeting(), **WHO)

        client.post(reverse("admin:tracker_meeting_delete", args=[former.pk]), {"post": "yes"})

        assert Meeting.objects.filter(pk=former.pk).exists()
        assert Amendment.objects.count() == 1
