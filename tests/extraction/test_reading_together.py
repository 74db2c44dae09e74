"""A speech is read while somebody gives it to another meeting, on either database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.db import connections, transaction

from extraction.actions import read_speech
from tests.builders import WHO, a_meeting, a_speech
from tracker.actions import give_to_meeting
from tracker.models import Speech

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_speech_given_to_another_meeting_while_its_reading_is_kept_is_read_against_that_meeting_s_day():
    speech, later = a_speech(held_on=date(2026, 3, 2)), a_meeting(date(2028, 3, 2))
    given, kept = Event(), Event()

    def give() -> None:
        with transaction.atomic():
            give_to_meeting(Speech.objects.select_related("meeting").get(), later, **WHO)
            given.set()
            kept.wait(timeout=1)  # the reading comes to wait for the speech, and cannot have been kept
        connections.close_all()

    def read() -> date | None:
        given.wait(timeout=120)
        run = read_speech(speech, **WHO)
        kept.set()
        connections.close_all()
        return run.anchor_on

    with ThreadPoolExecutor(2) as pool:
        giving, reading = pool.submit(give), pool.submit(read)
        giving.result()
        assert reading.result() == date(2028, 3, 2)
