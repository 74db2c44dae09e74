"""Two people merge and take back at the same moment, on either database: one comes first, the other is told so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from extraction.actions import accept, accept_many, add_missed, draft_of, merge, read_words, undo, undo_batch
from extraction.models import Decision, Missed, Undone
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_proposal, a_run, a_speech
from tests.together import while_undecided
from tracker.actions import Refused, report
from tracker.models import Directive, Restatement

pytestmark = pytest.mark.django_db(transaction=True)

LATER = SOME_MOMENT + timedelta(minutes=5)
UNDO = {"by": SOMEBODY, "at": LATER}
OTHER = {"by": "刘芳 (liufang)", "at": LATER}
TEXT = "县水利局要在6月30日前完成清河堤防加固。"
ROUNDS = range(4)


def at_once(*steps: Callable[[], object]) -> list[bool]:
    """Take the steps at the same moment; for each, whether it was done and not refused."""
    together = Barrier(len(steps))

    def take(step: Callable[[], object]) -> bool:
        together.wait(timeout=60)
        try:
            step()
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(take, steps))


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_who_merge_the_same_proposal_one_wins(_round):
    proposal, first, second = a_proposal(), a_directive(), a_directive()

    done = at_once(lambda: merge(proposal, first, **WHO), lambda: merge(proposal, second, **OTHER))

    assert sorted(done) == [False, True]
    assert Decision.objects.get().merged_into == (first if done[0] else second)
    assert Restatement.objects.get().directive == Decision.objects.get().merged_into


@pytest.mark.parametrize("_round", ROUNDS)
def test_what_is_taken_back_is_not_merged_into_and_what_is_merged_into_not_taken_back(_round):
    speech = a_speech(TEXT)
    directive = accept(a_proposal(speech), **WHO)
    other = a_proposal()

    done = at_once(lambda: undo(speech, **UNDO), lambda: merge(other, directive, **OTHER))

    assert sorted(done) == [False, True]
    assert Directive.objects.exists() == Restatement.objects.exists() == done[1]
    assert Undone.objects.exists() == done[0]


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_key_pressed_twice_takes_back_one_decision_or_two_but_none_twice(_round):
    speech = a_speech(f"{TEXT}\n各乡镇要每月排查一次。")
    accept(a_proposal(speech), **WHO)
    accept(a_proposal(speech, "各乡镇要每月排查一次。"), **WHO)

    done = at_once(*[lambda: undo(speech, **UNDO)] * 3)

    assert sorted(done) == [False, True, True]
    assert sorted(Undone.objects.values_list("number", flat=True)) == [1, 2]
    assert not Directive.objects.exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_who_select_the_same_missed_words_one_adds_them(_round):
    speech = a_speech(TEXT)
    a_run(speech)
    draft = draft_of(read_words(speech, 0, len(TEXT)))

    done = at_once(lambda: add_missed(speech, draft, **WHO), lambda: add_missed(speech, draft, **OTHER))

    assert sorted(done) == [False, True]
    assert Missed.objects.count() == Directive.objects.count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_a_batch_taken_back_what_is_merged_into_at_that_moment_stays_and_nothing_waits_for_ever(_round):
    speech = a_speech(f"{TEXT}\n{TEXT}")
    directives = accept_many([a_proposal(speech), a_proposal(speech)], **WHO).directives
    other = a_proposal()

    done = at_once(lambda: undo_batch(SOME_MOMENT, **UNDO), lambda: merge(other, directives[0], **OTHER))

    assert done[0]
    assert list(Directive.objects.all()) == directives[:1] * done[1]


def test_a_directive_that_is_just_being_followed_is_not_taken_off_the_ledger():
    speech = a_speech(TEXT)
    directive = accept(a_proposal(speech), **WHO)

    with pytest.raises(Refused, match=str(OTHER["by"]).partition(" ")[0]):
        while_undecided(lambda: report(directive, "已开工", **OTHER), lambda: undo(speech, **UNDO))

    assert [event.kind for event in Directive.objects.get().events.all()] == ["recorded", "reported"]


def test_a_merging_stays_where_somebody_is_just_taking_a_step_after_it():
    proposal, directive = a_proposal(), a_directive()
    merge(proposal, directive, **WHO)

    with pytest.raises(Refused):
        while_undecided(lambda: report(directive, "已开工", **OTHER), lambda: undo(proposal.speech, **UNDO))

    assert Restatement.objects.get().directive == directive
    assert Decision.objects.exists()


@pytest.mark.parametrize(
    "again", [lambda _speech: undo_batch(SOME_MOMENT, **UNDO), lambda speech: undo(speech, **UNDO)]
)
def test_what_is_just_being_taken_back_is_not_taken_back_again(again):
    speech = a_speech(f"{TEXT}\n{TEXT}")
    accept_many([a_proposal(speech), a_proposal(speech)], **WHO)

    with pytest.raises(Refused):
        while_undecided(lambda: undo_batch(SOME_MOMENT, **UNDO), lambda: again(speech))

    assert sorted(Undone.objects.values_list("number", flat=True)) == [1, 2]
