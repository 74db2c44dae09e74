"""A stored speech is read, and read again, without touching what people decided."""

from datetime import date

import pytest

from extraction.actions import accept, read_speech, reject
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from extraction.reader import read
from tests.builders import WHO, a_speech
from tracker.actions import correct_day
from tracker.models import Meeting, Speech

pytestmark = pytest.mark.django_db

TEXT = "同志们：\n县水利局要在6月30日前完成清河堤防加固。\n县教育局要在8月20日前完成校车安全检查。\n散会。"


@pytest.fixture
def speech():
    speech = a_speech(TEXT, held_on=date(2026, 3, 2))
    read_speech(speech, **WHO)
    return speech


def test_reading_proposes_and_points_at_the_words(speech):
    run = speech.runs.get()

    assert run.anchor_on == date(2026, 3, 2)
    assert len(proposals := list(run.proposals.in_reading_order())) == 2
    assert all(speech.text[p.start : p.end] == p.text for p in proposals)
    assert [p.deadlines[0]["due_on"] for p in proposals] == ["2026-06-30", "2026-08-20"]


def test_reading_records_nothing_unasked(speech):
    assert not Decision.objects.exists()
    assert not speech.directives.exists()


def test_the_same_rules_on_the_same_day_give_the_run_that_is_there(speech):
    assert read_speech(speech, **WHO) == speech.runs.get()


def test_another_day_resolves_the_undecided_again_and_leaves_the_decided(speech):
    first, second = speech.proposals.in_reading_order()
    directive = accept(first, **WHO)
    set_day(speech, date(2027, 3, 1))

    run = read_speech(speech, **WHO)

    assert [p.deadlines[0]["due_on"] for p in run.proposals.all()] == ["2027-08-20"]
    assert state_of(first) == ProposalState.ACCEPTED
    assert state_of(second) == ProposalState.SUPERSEDED
    assert directive.due_on() == date(2026, 6, 30)


def test_what_was_rejected_is_not_proposed_again(speech):
    rejected = speech.proposals.in_reading_order().first()
    reject(rejected, "exhortation", **WHO)
    set_day(speech, date(2027, 3, 1))

    run = read_speech(speech, **WHO)

    assert rejected.text not in {p.text for p in run.proposals.all()}


def test_a_day_taken_back_reads_as_before_and_not_as_the_older_run(speech):
    set_day(speech, date(2027, 3, 1))
    read_speech(speech, **WHO)
    set_day(speech, date(2026, 3, 2))

    run = read_speech(speech, **WHO)

    assert run.number == 3
    assert due_days_pending(speech) == {"2026-06-30", "2026-08-20"}


def test_a_day_that_changes_while_a_speech_is_read_is_the_day_it_is_read_against(speech, monkeypatch):
    def reading_slowly(text, **options):
        found = read(text, **options)
        Meeting.objects.update(held_on=date(2028, 3, 1))
        return found

    set_day(speech, date(2027, 3, 1))
    monkeypatch.setattr("extraction.actions.reading.read", reading_slowly)

    run = read_speech(speech, **WHO)

    assert run.anchor_on == date(2028, 3, 1)
    assert due_days_pending(speech) == {"2028-06-30", "2028-08-20"}
    assert speech.runs.count() == 2


def test_a_speech_loaded_before_the_day_was_changed_is_read_against_the_day_of_now(speech):
    stale = Speech.objects.select_related("meeting").get()
    set_day(speech, date(2027, 3, 1))

    assert read_speech(stale, **WHO).anchor_on == date(2027, 3, 1)


def test_where_the_day_is_unknown_the_words_stay_although_the_text_names_a_day():
    speech = a_speech(f"在防汛会议上的讲话\n（2026年3月2日）\n{TEXT}", held_on=None)

    run = read_speech(speech, **WHO)

    assert run.anchor_on is None
    assert [p.deadlines[0]["due_on"] for p in run.proposals.all()] == [None, None]


def set_day(speech, day: date) -> None:
    correct_day(speech.meeting, day, **WHO)


def due_days_pending(speech) -> set[str | None]:
    return {proposal.deadlines[0]["due_on"] for proposal in speech.proposals.pending()}


def state_of(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state
