"""A speech is read while somebody gives it to another meeting, corrects the day or reads it too, on either database."""

from collections.abc import Callable
from datetime import date

import pytest

from extraction.actions import keep_reading, read_speech
from extraction.actions.reading import read_on
from extraction.models import ExtractionRun, Proposal
from tests.builders import WHO, a_meeting, a_speech
from tests.together import while_undecided
from tracker.actions import correct_day, give_to_meeting
from tracker.models import Meeting, Speech

pytestmark = pytest.mark.django_db(transaction=True)

SOME_DAY, OTHER_DAY = date(2026, 3, 2), date(2028, 3, 2)
TEXT = "县水利局要在6月30日前完成清河堤防加固。"


def give_away() -> None:
    give_to_meeting(Speech.objects.select_related("meeting").get(), a_meeting(OTHER_DAY), **WHO)


def correct() -> None:
    correct_day(Meeting.objects.get(), OTHER_DAY, **WHO)


@pytest.mark.parametrize("change", [give_away, correct])
def test_a_speech_whose_day_becomes_another_while_its_reading_is_kept_is_read_against_that_day(change: Callable):
    speech = a_speech(TEXT, held_on=SOME_DAY)
    read_on(TEXT, SOME_DAY)  # what the reader loads at first is loaded, and the reading comes at once

    run = while_undecided(change, lambda: read_speech(speech, **WHO))

    assert run.anchor_on == OTHER_DAY
    assert Proposal.objects.get().deadlines[0]["due_on"] == "2028-06-30"


def test_of_two_who_keep_a_reading_at_once_the_second_finds_that_of_the_first():
    speech = a_speech(TEXT, held_on=SOME_DAY)
    reading = read_on(TEXT, SOME_DAY)

    run = while_undecided(*[lambda: keep_reading(speech, reading, **WHO)] * 2)

    assert run == ExtractionRun.objects.get()
    assert Proposal.objects.count() == 1
