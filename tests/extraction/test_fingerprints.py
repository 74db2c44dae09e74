"""What says nearly the same on the ledger is found by its words without days, figures and names."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from extraction.actions import accept, undo
from extraction.similar.fingerprints import ENOUGH, fingerprint, nearest, pieces
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_party, a_proposal, a_speech
from tracker.actions import AssignmentDraft, DirectiveDraft, record, unrecord
from tracker.models import Directive
from tracker.search import candidates, rebuild

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
ELSEWHERE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from tests import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from tests.extraction.test_fingerprints import recorded
print(recorded(sys.argv[2]).pk)
"""
DEMAND = "县水利局要在6月30日前完成清河堤防加固工程。"


def recorded(words: str, *names: str) -> Directive:
    speech = a_speech(words)
    draft = DirectiveDraft(
        speech, 0, len(words), "directive", "should", assignments=tuple(AssignmentDraft(name) for name in names)
    )
    return record(draft, by=SOMEBODY, at=SOME_MOMENT)


def found(words: str, *names: str) -> list[int]:
    return [like.pk for like in nearest(words, names, 5)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (DEMAND, ["县水利局"]),
        ("县水利局要在10月30日前完成清河堤防加固工程。", ["县水利局"]),
        ("县住建局要在9月底前完成清河堤防加固工程！", ["县住建局"]),
        ("要在３０天内完成清河堤防加固工程", []),
    ],
)
def test_another_day_another_owner_and_other_marks_make_no_other_demand(words, names):
    assert fingerprint(words, names) == fingerprint(DEMAND, ["县水利局"]) == "要在完成清河堤防加固工程"


def test_the_nearest_is_found_and_what_is_unlike_is_not():
    same = recorded("县水利局要在6月30日前完成清河堤防加固工程。", "县水利局")
    recorded("各乡镇要每月排查一次自建房安全隐患。", "各乡镇")

    assert found("县住建局要在9月30日前全面完成清河堤防加固工程", "县住建局") == [same.pk]


def test_the_nearest_comes_first_and_has_a_hundred_where_nothing_else_differs():
    near = recorded("要在6月底前完成清河堤防加固工程并通过验收。")
    same = recorded(DEMAND, "县水利局")

    likes = nearest("县住建局要在9月底前完成清河堤防加固工程。", ["县住建局"], 5)

    assert [like.pk for like in likes] == [same.pk, near.pk]
    assert likes[0].score == 100
    assert ENOUGH <= likes[1].score < 100


def test_the_office_s_own_words_are_found_as_well_as_the_quote():
    directive = a_directive("建立自建房安全隐患排查整治台账")

    assert found("要建立自建房安全隐患排查整治台账") == [directive.pk]


def test_words_too_few_to_tell_anything_find_nothing():
    recorded("抓紧办。")

    assert found("抓紧办。") == []


def test_what_is_recorded_later_is_found_and_what_was_taken_back_is_not():
    first = recorded(DEMAND, "县水利局")
    assert found(DEMAND, "县水利局") == [first.pk]

    second = recorded(DEMAND, "县水利局")
    assert set(found(DEMAND, "县水利局")) == {first.pk, second.pk}

    unrecord(first)
    assert found(DEMAND, "县水利局") == [second.pk]

    unrecord(second)
    third = recorded(DEMAND, "县水利局")
    assert found(DEMAND, "县水利局") == [third.pk]


def test_a_decision_that_is_undone_leaves_nothing_to_be_found():
    a_party("县水利局")
    proposal = a_proposal()
    directive = accept(proposal, **WHO)
    assert found(directive.quote, "县水利局") == [directive.pk]

    undo(proposal.speech, **WHO)

    assert found(directive.quote, "县水利局") == []


def test_a_ledger_that_was_set_up_anew_under_the_same_keys_is_read_anew():
    first = recorded(DEMAND, "县水利局")
    assert found(DEMAND, "县水利局") == [first.pk]
    key = first.pk
    unrecord(first)
    another = recorded("各乡镇要每月排查一次自建房安全隐患。", "各乡镇")
    Directive.objects.filter(pk=another.pk).delete()
    another.pk = key
    another.save(force_insert=True)
    rebuild()

    assert found(DEMAND, "县水利局") == []
    assert found("每月排查一次自建房安全隐患") == [key]


@pytest.mark.django_db(transaction=True)
def test_what_another_process_recorded_is_found_at_once():
    first = recorded(DEMAND, "县水利局")
    assert found(DEMAND, "县水利局") == [first.pk]

    second = recorded_elsewhere("县住建局要在9月底前完成清河堤防加固工程。")

    assert set(found(DEMAND, "县水利局", "县住建局")) == {first.pk, second}


def test_the_number_of_questions_does_not_grow_with_what_is_alike(django_assert_num_queries):
    for many in (1, 3):
        for _each in range(many):
            recorded(DEMAND, "县水利局")
        with django_assert_num_queries(4):
            assert found(DEMAND, "县水利局")


def test_what_was_said_in_traditional_or_wide_characters_is_a_candidate_as_well():
    directive = recorded("縣水利局要在６月３０日前完成清河堤防加固工程ＡＢ段。")

    assert candidates("清河堤防加固工程ab段") == [directive.pk]


def test_no_pair_is_asked_across_what_was_taken_out():
    directive = recorded("清溪堤防要加固。")

    assert candidates("河堤防汛") == [directive.pk]
    assert pieces("河堤9月底前防汛") == ["河堤", "防汛"]
    assert candidates(pieces("河堤9月底前防汛")) == []


def recorded_elsewhere(words: str) -> int:
    """The key of a directive that a process of its own recorded in this database."""
    command = [sys.executable, "-c", ELSEWHERE, str(connection.settings_dict["NAME"]), words]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return int(run.stdout)
