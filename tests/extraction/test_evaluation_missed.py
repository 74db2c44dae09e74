"""What the reader missed, and what it proposed that was on the ledger already, as the evaluation counts them."""

from datetime import date

import pytest

from extraction.actions import accept, add_missed, draft_of, merge, read_words, reject, undo
from extraction.choices import RejectReason
from extraction.measuring.evaluation import evaluate
from tests.builders import WHO, a_directive, a_proposal, a_run, a_speech

pytestmark = pytest.mark.django_db


def test_what_was_missed_is_told_by_speech_with_the_share_that_was_found():
    speech = a_speech()
    accept(a_proposal(speech), **WHO)
    merge(a_proposal(speech, "各乡镇要每月排查一次。"), a_directive(), **WHO)
    add_missed(speech, draft_of(read_words(speech, 0, 4)), **WHO)
    reject(a_proposal(), RejectReason.PAST, **WHO)

    found = evaluate()

    assert [(one.found, one.missed) for one in found.speeches] == [(2, 1), (0, 0)]
    assert found.speeches[0].rules == speech.runs.get().rules_hash
    assert found.coverage.share == pytest.approx(2 / 3)


def test_a_speech_that_is_not_reviewed_to_its_end_says_nothing_of_what_is_missed():
    speech = a_speech()
    accept(a_proposal(speech), **WHO)
    add_missed(speech, draft_of(read_words(speech, 0, 4)), **WHO)
    a_proposal(speech, "各乡镇要每月排查一次。")

    assert evaluate().speeches == []


def test_what_was_taken_back_was_neither_found_nor_missed():
    speech = a_speech()
    a_run(speech)
    add_missed(speech, draft_of(read_words(speech, 0, 4)), **WHO)
    undo(speech, **WHO)

    found = evaluate()

    assert (found.speeches, found.coverage.share) == ([], None)


def test_merging_confirms_the_demand_and_tells_nothing_of_its_values():
    accept(a_proposal(rules=["must"]), **WHO)
    merge(a_proposal(rules=["must"]), a_directive(), **WHO)

    found = evaluate()

    must = next(tally for tally in found.rules if tally.rule == "must")
    assert (must.decided, must.merged, must.judgements, must.share) == (2, 1, 1, 1)
    assert next(tally for tally in found.fields if tally.field == "party").proposed == 1
    assert [is_firm for _confidence, is_firm in found.judged] == [True, True]


def test_a_time_counts_what_was_missed_in_it():
    speech = a_speech()
    a_run(speech)
    add_missed(speech, draft_of(read_words(speech, 0, 4)), **WHO)

    assert evaluate(last=date(2026, 3, 1)).coverage.missed == 0
    assert evaluate(date(2026, 3, 2), date(2026, 3, 2)).coverage.missed == 1
