"""A decision, its undoing or a reading that fails at any one of its writes leaves all as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from extraction.actions import (
    accept,
    accept_many,
    add_missed,
    correct,
    draft_of,
    keep_reading,
    merge,
    read_words,
    reject,
    undo,
    undo_batch,
)
from extraction.actions.reading import read_on
from extraction.models import Proposal
from tests.builders import SOME_DAY, SOME_MOMENT, SOMEBODY, WHO, a_directive, a_proposal, a_run, a_speech
from tests.failing import half_done
from tracker.actions import AssignmentDraft
from tracker.models import Directive, Meeting, ResponsibleParty, Speech

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
TEXT = "县水利局要在6月30日前完成清河堤防加固。"
UNDO = {"by": SOMEBODY, "at": SOME_MOMENT + timedelta(minutes=5)}
ACTS: dict[str, Callable[[], Act]] = {}


def an_act(prepare: Callable[[], Act]) -> Callable[[], Act]:
    """Something that is prepared, and then done as often as it is asked for, each time by what is stored."""
    ACTS[prepare.__name__] = prepare
    return prepare


@an_act
def accepting() -> Act:
    a_proposal()
    return lambda: accept(Proposal.objects.get(), **WHO)


@an_act
def correcting_with_a_party_that_is_new() -> Act:
    a_proposal()

    def act() -> None:
        proposal, new = Proposal.objects.get(), ResponsibleParty(name="县水利局", kind="unit")
        correct(proposal, replace(draft_of(proposal), assignments=(AssignmentDraft(new.name, party=new),)), **WHO)

    return act


@an_act
def rejecting() -> Act:
    a_proposal()
    return lambda: reject(Proposal.objects.get(), "past", **WHO)


@an_act
def merging_with_its_day() -> Act:
    a_directive()
    a_proposal()
    return lambda: merge(Proposal.objects.get(), Directive.objects.get(), take={"day"}, **WHO)


@an_act
def adding_what_was_missed() -> Act:
    speech = a_speech(TEXT)
    a_run(speech)
    draft = draft_of(read_words(speech, 0, len(TEXT)))
    return lambda: add_missed(speech, draft, **WHO)


@an_act
def undoing_an_acceptance() -> Act:
    speech = accept(a_proposal(), **WHO).speech
    return lambda: undo(speech, **UNDO)


@an_act
def undoing_a_rejection() -> Act:
    speech = reject(a_proposal(), "past", **WHO).proposal.speech
    return lambda: undo(speech, **UNDO)


@an_act
def undoing_what_was_missed() -> Act:
    adding_what_was_missed()()
    return lambda: undo(Speech.objects.get(), **UNDO)


@an_act
def undoing_a_merging() -> Act:
    proposal = a_proposal()
    merge(proposal, a_directive(), take={"day"}, **WHO)
    return lambda: undo(proposal.speech, **UNDO)


@an_act
def undoing_a_batch() -> Act:
    speech = a_speech(f"{TEXT}\n{TEXT}")
    accept_many([a_proposal(speech), a_proposal(speech)], **WHO)
    return lambda: undo_batch(SOME_MOMENT, **UNDO)


@an_act
def keeping_another_reading() -> Act:
    speech = a_speech(TEXT)
    keep_reading(speech, read_on(TEXT, SOME_DAY), **WHO)
    Meeting.objects.update(held_on=date(2027, 3, 2))
    reading = read_on(TEXT, date(2027, 3, 2))
    return lambda: keep_reading(Speech.objects.get(), reading, **WHO)


@pytest.mark.parametrize("name", ACTS)
def test_whichever_write_fails_all_is_as_it_was(name):
    left, writes = half_done(ACTS[name]())

    assert left == []
    assert writes > 1
