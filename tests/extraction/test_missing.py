"""What the reader missed goes on the ledger by hand, filled in by the same parsers, and counts against that reading."""

from datetime import date

import pytest

from extraction.actions import accept, add_missed, draft_of, read_speech, read_words
from extraction.models import Missed, Proposal
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_party, a_proposal, a_run, a_speech
from tracker.actions import Refused
from tracker.models import Directive

pytestmark = pytest.mark.django_db

TEXT = "同志们：\n县水利局牵头，涵闸也看一看，9月底前修好8座。\n县教育局要在8月20日前完成校车安全检查。\n散会。"
MISSED = "涵闸也看一看，9月底前修好8座"


def words_of(speech, words: str) -> Proposal:
    start = speech.text.index(words)
    return read_words(speech, start, start + len(words))


def test_the_words_are_read_by_the_parsers_and_nothing_is_stored():
    party = a_party("县水利局")

    found = words_of(a_speech(TEXT), MISSED)
    draft = draft_of(found)

    assert (found.text, found.pk) == (MISSED, None)
    assert [(a.party, a.inherited) for a in draft.assignments] == [(party, True)]
    assert [d.due_on for d in draft.deadlines] == [date(2026, 9, 30)]
    assert [t.text for t in draft.targets] == ["8座"]
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("span", [(0, 1000), (7, 7), (9, 5), (-1, 4), (4, 5)])
def test_what_is_no_words_of_the_speech_is_refused(span):
    with pytest.raises(Refused):
        read_words(a_speech(TEXT), *span)


def test_a_missed_directive_is_recorded_and_tied_to_the_latest_reading():
    speech = a_speech(TEXT)
    a_run(speech)
    latest = a_run(speech)

    missed = add_missed(speech, draft_of(words_of(speech, MISSED)), **WHO)

    assert (missed.run, missed.added_by, missed.added_at) == (latest, SOMEBODY, SOME_MOMENT)
    assert missed.directive.quote == MISSED
    assert [event.kind for event in missed.directive.events.all()] == ["recorded"]


def test_nothing_was_missed_in_a_speech_that_was_never_read():
    speech = a_speech(TEXT)

    with pytest.raises(Refused):
        add_missed(speech, draft_of(words_of(speech, MISSED)), **WHO)
    assert not Directive.objects.exists()


def test_what_is_proposed_already_is_named_and_refused():
    speech = a_speech(TEXT)
    a_proposal(speech, "县教育局要在8月20日前完成校车安全检查。")

    with pytest.raises(Refused, match="在8月20日前"):
        add_missed(speech, draft_of(words_of(speech, "在8月20日前完成校车安全检查")), **WHO)


def test_what_is_on_the_ledger_already_is_named_and_refused():
    speech = a_speech(TEXT)
    accept(a_proposal(speech, "县教育局要在8月20日前完成校车安全检查。"), **WHO)

    with pytest.raises(Refused, match="在8月20日前"):
        add_missed(speech, draft_of(words_of(speech, "8月20日前完成校车安全检查")), **WHO)
    assert not Missed.objects.exists()


def test_a_demand_inside_a_longer_one_can_be_added():
    speech = a_speech(TEXT)
    accept(a_proposal(speech, "县水利局牵头，涵闸也看一看，9月底前修好8座。"), **WHO)

    add_missed(speech, draft_of(words_of(speech, "9月底前修好8座")), **WHO)

    assert Directive.objects.count() == 2


def test_what_was_added_by_hand_is_not_proposed_by_a_newer_reading():
    speech = a_speech(TEXT)
    a_run(speech)
    add_missed(speech, draft_of(words_of(speech, MISSED)), **WHO)

    texts = [proposal.text for proposal in read_speech(speech, **WHO).proposals.all()]

    assert texts == ["县教育局要在8月20日前完成校车安全检查。"]


def test_a_few_words_added_by_hand_leave_the_long_sentence_around_them_to_be_proposed():
    speech = a_speech(
        "县教育局要在8月20日前完成校车安全检查，逐车登记造册，不合格的一律停运，并把结果书面报县政府督查室。"
    )
    a_run(speech)
    add_missed(speech, draft_of(words_of(speech, "逐车登记造册")), **WHO)

    assert read_speech(speech, **WHO).proposals.count() >= 1
