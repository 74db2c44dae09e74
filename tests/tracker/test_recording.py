"""What a directive is recorded with, and what the database refuses to hold."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_party, a_speech
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, Refused, TargetDraft, record
from tracker.models import Assignment, Deadline, Directive, Meeting, ResponsibleParty, Speech

pytestmark = pytest.mark.django_db

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def test_a_directive_keeps_the_words_it_was_recorded_from():
    speech = a_speech("开头。县财政局要拨付资金。")

    directive = record(DirectiveDraft(speech, 3, 13, "directive", "should"), by=SOMEBODY, at=SOME_MOMENT)

    assert directive.quote == speech.text[directive.start : directive.end] == "县财政局要拨付资金。"
    assert directive.text == directive.quote


def test_recording_notes_who_and_when():
    event = a_directive().events.get()

    assert (event.kind, event.made_by, event.made_at) == ("recorded", SOMEBODY, SOME_MOMENT)


def test_the_earliest_of_several_deadlines_is_current_and_the_others_wait():
    stages = (DeadlineDraft("by", due_on=SEPTEMBER), DeadlineDraft("event"), DeadlineDraft("by", due_on=JUNE))

    directive = a_directive(deadlines=stages)

    assert directive.due_on() == JUNE
    assert [(d.standing, d.due_on) for d in directive.deadlines.all()] == [
        ("current", JUNE), ("later", SEPTEMBER), ("later", None),
    ]  # fmt: skip


def test_a_party_named_twice_is_listed_once_for_each_role():
    party = a_party("县水利局", aliases=("水利局",))
    said = (
        AssignmentDraft("县水利局", "lead", party),
        AssignmentDraft("水利局", "lead", party),
        AssignmentDraft("县水利局", "supervisor", party),
    )

    directive = a_directive(assignments=said)

    assert [(a.name, a.role) for a in directive.assignments.all()] == [("县水利局", "lead"), ("县水利局", "supervisor")]


def test_targets_keep_their_order():
    directive = a_directive(targets=(TargetDraft("70%以上", ">=", Decimal("70"), "%"), TargetDraft("全覆盖", "all")))

    assert [(t.number, t.text, t.value) for t in directive.targets.all()] == [(1, "70%以上", 70), (2, "全覆盖", None)]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 10_000)])
def test_a_quote_outside_the_speech_is_refused(start, end):
    with pytest.raises(Refused):
        record(DirectiveDraft(a_speech(), start, end, "directive", "should"), by=SOMEBODY, at=SOME_MOMENT)
    assert not Directive.objects.exists()


def test_the_text_of_a_stored_speech_cannot_be_altered():
    speech = a_speech()
    speech.text = speech.text.replace("6月", "9月")

    with pytest.raises(ValidationError):
        speech.save()


@pytest.mark.parametrize(
    ("constraint", "model", "values"),
    [
        ("tracker_directive_kind_known", Directive, {"kind": "wish"}),
        ("directive_quote_fills_its_span", Directive, {"end": 10_000}),
        ("directive_closed_with_a_note", Directive, {"closed_on": JUNE}),
        ("directive_closed_with_a_note", Directive, {"closing_note": "已办结"}),
        ("tracker_assignment_role_known", Assignment, {"role": "boss"}),
        ("deadline_masked_has_no_day", Deadline, {"masked": True}),
        ("deadline_starts_before_it_is_due", Deadline, {"starts_on": SEPTEMBER}),
        ("deadline_only_recurring_repeats", Deadline, {"rrule": "FREQ=DAILY"}),
        ("speech_text_fills_its_span", Speech, {"end": 10_000}),
        ("tracker_meeting_level_known", Meeting, {"level": "galaxy"}),
        ("party_begins_before_it_ends", ResponsibleParty, {"starts_on": SEPTEMBER, "ends_on": JUNE}),
    ],
)
def test_the_database_itself_refuses(constraint, model, values):
    a_directive(due_on=JUNE, owner=a_party())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.update(**values)


def test_a_directive_has_at_most_one_current_deadline():
    directive = a_directive(due_on=JUNE)

    with pytest.raises(IntegrityError), transaction.atomic():
        directive.deadlines.create(number=9, standing="current", kind="by", set_at=SOME_MOMENT, set_by=SOMEBODY)
