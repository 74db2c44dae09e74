"""Single days of repeating duties follow the tables of the calendar."""

from datetime import date

import pytest
from django.core.management import call_command

from extraction.actions import draft_of, read_words
from extraction.actions.recounting import recounted
from extraction.reader import AWAITED
from tests.builders import SOME_MOMENT, SOMEBODY, a_meeting, a_speech
from tracker.actions import Refused, close, record, renew
from tracker.models import Deadline
from tracker.rows.changes import LABELS, changes_of

pytestmark = pytest.mark.django_db

TEXT = "县民政局要在每年春节前走访困难群众。"
FEW = "2027-02-05 2028-01-25"


@pytest.fixture
def deadline() -> Deadline:
    """Decided when the table knew two festivals."""
    speech = a_speech(TEXT, meeting=a_meeting(held_on=date(2026, 3, 10)))
    directive = record(draft_of(read_words(speech, 0, len(TEXT))), by=SOMEBODY, at=SOME_MOMENT)
    directive.deadlines.update(days=FEW)
    return directive.deadlines.get()


def test_days_are_made_again_from_the_words_when_the_tables_have_grown(deadline, capsys):
    call_command("renew_days")

    deadline.refresh_from_db()
    assert deadline.days.startswith(f"{FEW} 2029-02-12")
    assert deadline.words == "每年春节前"
    assert f"{FEW} → {FEW} 2029-02-12" in capsys.readouterr().out


def test_the_history_tells_which_days_it_had(deadline):
    call_command("renew_days")

    event = deadline.directive.events.last()
    assert (event.kind, event.made_by) == ("renewed", "renew_days")
    assert (event.before["days"], event.after["days"][:32]) == (FEW, f"{FEW} 2029-02-12")
    assert str(next(changes_of(event))).startswith(f"{LABELS['days']}：2027-02-05、2028-01-25 → 2027-02-05、")


def test_what_somebody_set_otherwise_meanwhile_stays(deadline):
    Deadline.objects.filter(pk=deadline.pk).update(days="2027-02-01")

    with pytest.raises(Refused):
        renew(deadline, days=FEW, explanation="", by=SOMEBODY, at=SOME_MOMENT)
    deadline.refresh_from_db()
    assert deadline.days == "2027-02-01"


def test_running_it_again_changes_nothing(deadline, capsys):
    call_command("renew_days")
    capsys.readouterr()
    call_command("renew_days")

    assert capsys.readouterr().out.startswith("0")


def test_single_days_that_await_a_notice_are_renewed_and_not_recounted():
    text = "县财政局要在每月第一个工作日公布收支。"
    speech = a_speech(text, meeting=a_meeting(held_on=date(2026, 3, 10)))
    directive = record(draft_of(read_words(speech, 0, len(text))), by=SOMEBODY, at=SOME_MOMENT)

    assert AWAITED in directive.deadlines.get().explanation
    assert list(recounted()) == []


def test_what_is_closed_stays_as_it_was(deadline):
    close(deadline.directive, on=date(2026, 4, 1), reason="已走访", by=SOMEBODY, at=SOME_MOMENT)
    call_command("renew_days")

    deadline.refresh_from_db()
    assert deadline.days == FEW
