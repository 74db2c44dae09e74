"""Single days of repeating duties follow the tables of the calendar."""

import re
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
AWAITED_2027 = re.compile("2027年(、2028年)?放假安排尚未公布")


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
    told = capsys.readouterr().out
    assert "“每年春节前”：不再是 —；新增 2029-02-12" in told
    assert FEW not in told


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


@pytest.fixture
def last_workdays(settings, tmp_path):
    """What is owed on the last working day of each month, and a function that publishes the next year's notice."""
    text = "县财政局要在每月最后一个工作日公布收支。"
    speech = a_speech(text, meeting=a_meeting(held_on=date(2026, 12, 3)))
    directive = record(draft_of(read_words(speech, 0, len(text))), by=SOMEBODY, at=SOME_MOMENT)

    def notice(make_up: str) -> None:
        (tmp_path / "lexicon").mkdir()
        words = f'[official_days_off]\n"2027" = [2027-01-01]\n[official_make_up_days]\n"2027" = [{make_up}]\n'
        (tmp_path / "lexicon" / "notice.toml").write_text(words, encoding="utf-8")
        settings.OFFICE_FOLDER = str(tmp_path)

    return directive.deadlines.get(), notice


def test_a_day_that_the_notice_moves_is_told_in_words(last_workdays, capsys):
    deadline, notice = last_workdays
    notice(make_up="2027-02-28")
    call_command("renew_days")

    deadline.refresh_from_db()
    assert "2027-02-28" in deadline.days.split()
    assert "“每月最后一个工作日”：不再是 2027-02-26；新增 2027-02-28" in capsys.readouterr().out


def test_days_that_the_notice_leaves_await_it_no_longer(last_workdays, capsys):
    deadline, notice = last_workdays
    before = deadline.days
    assert AWAITED_2027.search(deadline.explanation)
    notice(make_up="")
    call_command("renew_days")

    deadline.refresh_from_db()
    assert deadline.days == before
    assert not AWAITED_2027.search(deadline.explanation)
    assert capsys.readouterr().out.startswith("0")


def test_days_with_an_end_set_by_hand_are_made_again_and_keep_what_was_said_of_them(deadline):
    Deadline.objects.update(anchor_on=None, due_on=date(2030, 12, 31), explanation="审核时人工设定。")
    call_command("renew_days")

    deadline.refresh_from_db()
    assert deadline.days.startswith(f"{FEW} 2029-02-12")
    assert (deadline.due_on, deadline.explanation) == (date(2030, 12, 31), "审核时人工设定。")
