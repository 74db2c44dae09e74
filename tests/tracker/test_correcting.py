"""The day of a meeting is corrected by one action, which keeps what it was, who changed it, when and why."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.urls import reverse

from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_meeting, a_reviewer, in_group
from tests.pages import filled_in, logged_in, page, words
from tracker.actions import Refused, correct_day
from tracker.models import Amendment, Meeting
from tracker.people import groups

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)


def kept(meeting: Meeting) -> list[tuple]:
    """What stands in the place of what, in the order of the corrections."""
    days = meeting.amendments.filter(step="changed", after__has_key="held_on")
    return [(one.number, day_of(one.before), day_of(one.after)) for one in days]


def day_of(values: dict) -> date | None:
    return date.fromisoformat(values["held_on"]) if values["held_on"] else None


def test_a_corrected_day_keeps_the_former_one_with_who_when_and_why():
    meeting = a_meeting(FIRST)

    correction = correct_day(meeting, SECOND, reason=" 通知写错 ", **WHO)

    assert meeting.held_on == Meeting.objects.get().held_on == SECOND
    assert kept(meeting) == [(1, FIRST, SECOND)]
    assert (correction.made_by, correction.made_at, correction.reason) == (SOMEBODY, SOME_MOMENT, "通知写错")


def test_each_correction_goes_on_from_the_one_before_to_a_day_that_is_unknown_too():
    meeting = a_meeting(None)

    for day in (FIRST, SECOND, None, FIRST):
        correct_day(meeting, day, **WHO)

    assert kept(meeting) == [(1, None, FIRST), (2, FIRST, SECOND), (3, SECOND, None), (4, None, FIRST)]


def test_the_first_day_is_no_correction():
    assert kept(a_meeting(FIRST)) == []


@pytest.mark.parametrize("day", [FIRST, None])
def test_a_day_is_not_corrected_to_itself(day):
    meeting = a_meeting(day)

    with pytest.raises(Refused):
        correct_day(meeting, day, **WHO)
    assert kept(meeting) == []


def test_whoever_saw_a_day_that_has_been_corrected_meanwhile_is_told_by_whom_and_changes_nothing():
    meeting = a_meeting(FIRST)
    stale = Meeting.objects.get()
    correct_day(meeting, SECOND, by="刘芳 (liufang)", at=SOME_MOMENT)

    with pytest.raises(Refused, match=r"刘芳 \(liufang\).*2026-03-02"):
        correct_day(stale, THIRD, **WHO)
    assert Meeting.objects.get().held_on == SECOND
    assert kept(meeting) == [(1, FIRST, SECOND)]


@pytest.mark.parametrize(("former", "day"), [(FIRST, SECOND), (None, SECOND), (FIRST, None)])
def test_a_stored_day_is_not_written_over_by_saving(former, day):
    meeting = a_meeting(former)
    form = modelform_factory(Meeting, fields=["held_on"])({"held_on": day or ""}, instance=Meeting.objects.get())
    meeting.held_on = day

    with pytest.raises(ValidationError):
        meeting.save()
    with pytest.raises(ValidationError):
        form.save()
    assert Meeting.objects.get().held_on == former


def test_all_else_about_a_meeting_is_saved_without_ado():
    meeting = a_meeting(FIRST)
    meeting.title = "全县防汛工作会议"
    meeting.save()

    assert Meeting.objects.get().title == "全县防汛工作会议"
    assert not Amendment.objects.exists()


class TestInTheAdmin:
    """The page of a meeting, which two people may have open."""

    def address(self, meeting: Meeting) -> str:
        return reverse("admin:tracker_meeting_change", args=[meeting.pk])

    def test_a_day_corrected_on_the_page_is_kept_with_the_reason_and_the_page_tells_it(self, client, reviewer):
        address = self.address(meeting := a_meeting(FIRST))

        sent = filled_in(client.get(address), held_on="2026-03-02", reason="通知写错", place="县会议中心")
        assert client.post(address, sent).status_code == 302

        assert kept(meeting) == [(1, FIRST, SECOND)]
        assert Meeting.objects.get().place == "县会议中心"
        shown = words(client.get(address, headers={"accept-language": "en"}))
        assert (
            "周敏 (zhoumin): day changed from 2026-03-01 to 2026-03-02; place changed from none to “县会议中心”"
            in shown
        )
        assert "通知写错" in shown

    def test_a_page_sent_with_the_day_it_showed_corrects_nothing(self, client, reviewer):
        address = self.address(meeting := a_meeting(FIRST))

        client.post(address, filled_in(client.get(address), title="全县防汛工作会议"))

        assert Meeting.objects.get().title == "全县防汛工作会议"
        assert kept(meeting) == []

    def test_a_meeting_that_is_new_has_its_day_without_a_correction(self, client, reviewer):
        address = reverse("admin:tracker_meeting_add")

        client.post(address, filled_in(client.get(address), title="防汛工作会议", held_on="2026-03-01"))

        assert Meeting.objects.get().held_on == FIRST
        assert kept(Meeting.objects.get()) == []

    def test_of_two_who_correct_the_day_they_both_saw_the_second_is_told_and_nothing_is_overwritten(self, reviewer):
        address = self.address(meeting := a_meeting(FIRST))
        mine, yours = logged_in(reviewer, "en"), logged_in(a_reviewer("liufang"), "en")
        seen = yours.get(address)
        mine.post(address, filled_in(mine.get(address), held_on="2026-03-02"))

        answer = yours.post(address, filled_in(seen, held_on="2026-03-03", title="别的名称"))

        assert "Changed in the meantime by 周敏 (zhoumin): day changed from 2026-03-01 to 2026-03-02." in words(answer)
        assert kept(meeting) == [(1, FIRST, SECOND)]
        assert Meeting.objects.get().title == meeting.title

    def test_who_was_told_and_sends_once_more_corrects_the_day_of_now(self, reviewer):
        address = self.address(meeting := a_meeting(FIRST))
        yours = logged_in(a_reviewer("liufang"))
        seen = yours.get(address)
        correct_day(meeting, SECOND, **WHO)
        told = yours.post(address, filled_in(seen, held_on="2026-03-03"))

        assert yours.post(address, filled_in(told)).status_code == 302

        assert kept(meeting) == [(1, FIRST, SECOND), (2, SECOND, THIRD)]

    def test_who_changes_only_the_title_leaves_a_day_corrected_meanwhile_as_it_is(self, reviewer):
        address = self.address(meeting := a_meeting(FIRST))
        mine, yours = logged_in(reviewer), logged_in(a_reviewer("liufang"))
        seen = yours.get(address)
        mine.post(address, filled_in(mine.get(address), held_on="2026-03-02"))

        assert yours.post(address, filled_in(seen, title="全县防汛工作会议")).status_code == 302

        assert (Meeting.objects.get().title, Meeting.objects.get().held_on) == ("全县防汛工作会议", SECOND)
        assert kept(meeting) == [(1, FIRST, SECOND)]

    def test_a_reason_without_another_day_is_not_thrown_away_silently(self, client, reviewer):
        address = self.address(meeting := a_meeting(FIRST))

        answer = client.post(address, filled_in(client.get(address), reason="通知写错"))

        assert page(answer).xpath("//*[contains(@class, 'field-reason')]//ul[contains(@class, 'errorlist')]")
        assert kept(meeting) == []

    def test_a_reason_for_the_day_somebody_else_corrected_it_to_is_not_thrown_away_silently(self, client, reviewer):
        address = self.address(meeting := a_meeting(FIRST))
        seen = client.get(address)
        correct_day(meeting, SECOND, **WHO)

        answer = client.post(address, filled_in(seen, held_on="2026-03-02", reason="通知写错"))

        assert page(answer).xpath("//*[contains(@class, 'field-reason')]//ul[contains(@class, 'errorlist')]")
        assert kept(meeting) == [(1, FIRST, SECOND)]

    @pytest.mark.parametrize("group", [groups.SUPERVISOR, groups.AUDITOR])
    def test_who_may_only_look_sees_the_former_days_and_no_field_for_a_reason(self, group):
        meeting = a_meeting(FIRST)
        correct_day(meeting, None, **WHO)

        shown = logged_in(in_group(group), "en").get(self.address(meeting))

        assert "2026-03-02 09:30 周敏 (zhoumin): day changed from 2026-03-01 to unknown" in words(shown)
        assert "Why it is changed" not in words(shown)

    def test_a_meeting_at_which_nothing_was_said_can_go_and_its_former_days_stay(self, client):
        client.force_login(in_group(groups.ADMINISTRATOR))
        meeting = a_meeting(FIRST)
        correct_day(meeting, SECOND, **WHO)

        client.post(reverse("admin:tracker_meeting_delete", args=[meeting.pk]), {"post": "yes"})

        assert not Meeting.objects.exists()
        first, last = Amendment.objects.order_by("number")
        assert (first.step, first.before) == ("changed", {"held_on": "2026-03-01"})
        assert (last.step, last.name, last.before["held_on"], last.after) == (
            "removed",
            meeting.title,
            "2026-03-02",
            {},
        )
