"""Days that were counted before the notice of their year was out are listed once it has moved them."""

from datetime import date

import pytest
from django.core.management import call_command

from extraction import office
from extraction.actions import accept, add_missed, difference, draft_of, read_speech, read_words, recounted
from tests.builders import WHO, a_speech
from tracker.actions import close, extend
from tracker.models import Directive

pytestmark = pytest.mark.django_db

TEXT = "同志们：\n县司法局要在3个工作日内答复来信人。\n县水利局要在6月30日前完成清淤。\n散会。"
# A notice that has people work on the Sunday after New Year.
NOTICE = """
[official_days_off]
"2027" = [2027-01-01, 2027-01-02]

[official_make_up_days]
"2027" = [2027-01-03]
"""


@pytest.fixture
def speech():
    speech = a_speech(TEXT, held_on=date(2026, 12, 30))
    read_speech(speech, **WHO)
    return speech


@pytest.fixture
def accepted(speech) -> Directive:
    return accept(speech.proposals.in_reading_order().first(), **WHO)


@pytest.fixture
def notice(settings, tmp_path):
    """A function that puts the notice of 2027 into the office's folder."""

    def published() -> None:
        (tmp_path / "lexicon").mkdir()
        (tmp_path / "lexicon" / "notice.toml").write_text(NOTICE, encoding="utf-8")
        settings.OFFICE_FOLDER = str(tmp_path)

    return published


def listed() -> list[tuple[date | None, date | None]]:
    return [(each.deadline.due_on, each.due_on) for each in recounted(office.rulebook()) if each.differs]


def test_before_the_notice_a_day_waits_and_says_so(accepted):
    assert "暂按" in accepted.current_deadline().explanation
    [waiting] = recounted(office.rulebook())
    assert (waiting.still_awaits, waiting.differs, waiting.directive) == (True, False, accepted)


def test_a_day_that_the_notice_moves_is_listed_with_both_days(accepted, notice):
    notice()
    assert listed() == [(date(2027, 1, 5), date(2027, 1, 4))]
    assert accepted.current_deadline().due_on == date(2027, 1, 5)


def test_the_undecided_are_read_again_once_the_notice_is_there(speech, notice):
    assert difference(speech, office.rulebook()).is_empty
    notice()
    [altered] = difference(speech, office.rulebook()).altered
    assert altered.after.deadlines[0].due_on == date(2027, 1, 4)


def test_what_a_person_found_is_listed_too(speech, notice):
    speech.proposals.all().delete()
    start = speech.text.index("县司法局")
    add_missed(speech, draft_of(read_words(speech, start, start + 19)), **WHO)
    notice()
    assert listed() == [(date(2027, 1, 5), date(2027, 1, 4))]


def test_a_day_that_a_person_moved_is_left_alone(accepted, notice):
    extend(accepted, date(2027, 2, 1), reason="来信人出差", **WHO)
    notice()
    assert listed() == []


def test_what_is_closed_is_left_alone(accepted, notice):
    close(accepted, on=date(2027, 1, 2), reason="已答复", **WHO)
    notice()
    assert listed() == []


def test_the_command_lists_what_moved_and_counts_the_rest(accepted, notice, capsys):
    call_command("provisional_days")
    assert capsys.readouterr().out == ""
    notice()
    call_command("provisional_days")
    table, count = capsys.readouterr()
    assert all(words in table for words in ("〔2026〕001", "答复来信人", "3个工作日内", "2027-01-05", "2027-01-04"))
    assert "1" in count
