"""A duty that repeats is owed on the days that were said, from the words to the list and the feed."""

from datetime import date

import pytest

from extraction.actions.drafting import deadline_from
from extraction.reader import DeadlineMention, read
from tests.builders import a_directive, a_meeting, a_speech
from tests.repeated_duties import HELD_ON, WORDINGS
from tracker.rows.ledger import LedgerRow

pytestmark = pytest.mark.django_db


def read_from(words: str, held_on: date) -> DeadlineMention:
    """The one deadline that the reader finds in these words."""
    reading = read(f"县水利局要在{words}排查一遍水库。", held_on=held_on, split=False)
    [deadline] = [each for one in reading.speeches[0].proposals for each in one.deadlines]
    assert deadline.text == words
    return deadline


@pytest.mark.parametrize(("words", "held_on", "days"), WORDINGS, ids=lambda value: str(value)[:20])
def test_a_repeating_duty_is_owed_on_the_days_that_were_said(words, held_on, days):
    speech = a_speech(meeting=a_meeting(held_on=held_on))
    directive = a_directive(deadlines=(deadline_from(read_from(words, held_on)),), speech=speech)
    row = LedgerRow(directive, held_on)

    repetition = row.repetition()
    assert repetition is not None
    found = repetition.from_day(held_on)
    assert [str(next(found)) for _ in days] == days
    assert str(row.next_day()) == days[0]
    assert row.light() == "green"


def test_a_festival_of_the_old_calendar_has_single_days_beside_an_empty_rule():
    deadline = deadline_from(read_from("每年春节前", HELD_ON))

    assert (deadline.rrule, deadline.words) == ("", "每年春节前")
    assert deadline.days.startswith("2027-02-05 2028-01-25")
