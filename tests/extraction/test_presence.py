"""Two people at one speech know of each other, and of what was decided meanwhile."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, show
from extraction.models import Presence
from tests.builders import SOME_MOMENT, SOMEBODY, a_proposal, a_reviewer, a_run, a_speech, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]


@pytest.fixture
def speech():
    return a_speech()


def ask(client, speech, since=None, run=0):
    since = (since or timezone.now()).isoformat()
    return client.post(reverse("admin:extraction_presence", args=[speech.pk]), {"since": since, "run": run})


def test_who_was_at_the_speech_in_the_last_minute_is_named_and_oneself_is_not(client, speech):
    now = timezone.now()
    show(speech, a_reviewer(first_name="何强"), at=now - timedelta(seconds=50))
    show(speech, a_reviewer(first_name="沈若兰"), at=now - timedelta(seconds=70))
    show(a_speech(), a_reviewer(first_name="郑国平"), at=now)

    others = ask(client, speech).json()["others"]

    assert "何强" in others
    assert not [name for name in ("沈若兰", "郑国平", "周敏") if name in others]


def test_nobody_else_is_told_as_nothing(client, speech):
    assert ask(client, speech).json()["others"] == ""


def test_decisions_since_the_page_was_drawn_are_told_with_who_and_what(client, speech):
    before, after = a_proposal(speech), a_proposal(speech, "各乡镇要每月排查一次。")
    drawn = timezone.now()
    accept(before, by=SOMEBODY, at=drawn - timedelta(minutes=1))
    accept(after, by="何强 (heqiang)", at=drawn + timedelta(seconds=1))

    answer = ask(client, speech, since=drawn, run=1).json()

    [decision] = answer["decisions"]
    assert decision["proposal"] == after.pk
    assert "何强 (heqiang)" in decision["words"]
    assert "采纳" in decision["words"]
    assert decision["what"] == "各乡镇要每月排查一次。"
    assert answer["progress"] == {"decided": 2, "total": 2}
    assert answer["read_again"] is False


def test_a_decision_that_was_being_committed_while_the_page_was_drawn_is_told_too(client, speech):
    drawn = timezone.now()
    accept(a_proposal(speech), by="何强 (heqiang)", at=drawn - timedelta(seconds=2))

    assert ask(client, speech, since=drawn).json()["decisions"]


def test_one_s_own_decision_that_led_to_the_page_is_no_news(client, speech):
    drawn = timezone.now()
    accept(a_proposal(speech), by="周敏 (zhoumin)", at=drawn - timedelta(seconds=1))

    assert ask(client, speech, since=drawn).json()["decisions"] == []


def test_a_newer_reading_of_the_speech_is_told(client, speech):
    a_run(speech)
    a_run(speech)

    assert ask(client, speech, run=1).json()["read_again"] is True


@pytest.mark.parametrize("nonsense", ["", "yesterday", "2026-02-31T00:00:00+00:00", "2026-03-02T09:00:00"])
def test_a_moment_that_is_none_tells_what_is_decided_from_now_on(client, speech, nonsense):
    accept(a_proposal(speech), by=SOMEBODY, at=SOME_MOMENT)
    sent = {"since": nonsense, "run": "1"}

    answer = client.post(reverse("admin:extraction_presence", args=[speech.pk]), sent)

    assert (answer.status_code, answer.json()["decisions"]) == (200, [])


def test_who_was_noted_a_moment_ago_is_not_written_again(speech):
    user, at = a_user(), timezone.now()
    show(speech, user, at=at)
    show(speech, user, at=at + timedelta(seconds=5))
    assert Presence.objects.get().seen_at == at

    show(speech, user, at=at + timedelta(seconds=20))
    assert Presence.objects.get().seen_at == at + timedelta(seconds=20)


def test_whoever_comes_new_sweeps_away_what_is_a_day_old(speech):
    at = timezone.now()
    show(speech, a_user(), at=at - timedelta(days=2))
    lately = a_user()
    show(speech, lately, at=at - timedelta(hours=2))

    newcomer = a_user()
    show(speech, newcomer, at=at)

    assert set(Presence.objects.values_list("user", flat=True)) == {lately.pk, newcomer.pk}


def test_asking_does_not_keep_anybody_logged_in(client, speech):
    [session] = Session.objects.all()

    ask(client, speech)

    [same] = Session.objects.all()
    assert (same.expire_date, same.session_data) == (session.expire_date, session.session_data)


def test_only_who_may_look_at_the_desk_is_answered(speech):
    bystander = Client()
    bystander.force_login(a_user(is_staff=True, permissions=("tracker.view_speech",)))

    assert ask(bystander, speech).status_code == 403
    assert not Presence.objects.exists()


def test_looking_at_the_address_notes_nobody(client, speech):
    assert client.get(reverse("admin:extraction_presence", args=[speech.pk])).status_code == 405
    assert not Presence.objects.exists()


def test_asking_takes_as_many_queries_whoever_is_there_and_whatever_was_decided(
    client, speech, django_assert_num_queries
):
    now = timezone.now()
    ask(client, speech)
    with CaptureQueriesContext(connection) as few:
        ask(client, speech)
    for number in range(1, 6):
        show(speech, a_user(), at=now)
        accept(a_proposal(speech, number=number), by=SOMEBODY, at=now)

    with django_assert_num_queries(len(few)):
        ask(client, speech)
