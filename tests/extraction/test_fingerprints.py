"""What says nearly the same on the ledger is found by its words without days, figures and names."""

import pytest

from extraction.similar.fingerprints import ENOUGH, FingerprintIndex, fingerprint
from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_speech
from tracker.actions import AssignmentDraft, DirectiveDraft, record
from tracker.models import Directive

pytestmark = pytest.mark.django_db

DEMAND = "县水利局要在6月30日前完成清河堤防加固工程。"


def recorded(words: str, *names: str) -> Directive:
    speech = a_speech(words)
    draft = DirectiveDraft(
        speech, 0, len(words), "directive", "should", assignments=tuple(AssignmentDraft(name) for name in names)
    )
    return record(draft, by=SOMEBODY, at=SOME_MOMENT)


def found(index: FingerprintIndex, words: str, *names: str) -> list[int]:
    return [like.pk for like in index.nearest(fingerprint(words, names), 5)]


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

    assert found(FingerprintIndex(), "县住建局要在9月30日前全面完成清河堤防加固工程", "县住建局") == [same.pk]


def test_the_nearest_comes_first_and_has_a_hundred_where_nothing_else_differs():
    near = recorded("要在6月底前完成清河堤防加固工程并通过验收。")
    same = recorded(DEMAND, "县水利局")

    likes = FingerprintIndex().nearest(fingerprint("县住建局要在9月底前完成清河堤防加固工程。", ["县住建局"]), 5)

    assert [like.pk for like in likes] == [same.pk, near.pk]
    assert likes[0].score == 100
    assert ENOUGH <= likes[1].score < 100


def test_the_office_s_own_words_are_found_as_well_as_the_quote():
    directive = a_directive("建立自建房安全隐患排查整治台账")

    assert found(FingerprintIndex(), "要建立自建房安全隐患排查整治台账") == [directive.pk]


def test_words_too_few_to_tell_anything_find_nothing():
    recorded("抓紧办。")

    assert found(FingerprintIndex(), "抓紧办。") == []


def test_what_is_recorded_later_is_found_and_what_was_taken_back_is_not():
    index, first = FingerprintIndex(), recorded(DEMAND, "县水利局")
    assert found(index, DEMAND, "县水利局") == [first.pk]

    second = recorded(DEMAND, "县水利局")
    assert set(found(index, DEMAND, "县水利局")) == {first.pk, second.pk}

    first.delete()
    assert found(index, DEMAND, "县水利局") == [second.pk]

    second.delete()
    third = recorded(DEMAND, "县水利局")
    assert found(index, DEMAND, "县水利局") == [third.pk]


def test_a_ledger_that_was_set_up_anew_under_the_same_keys_is_read_anew():
    index, first = FingerprintIndex(), recorded(DEMAND, "县水利局")
    assert found(index, DEMAND, "县水利局") == [first.pk]
    first.delete()
    another = recorded("各乡镇要每月排查一次自建房安全隐患。", "各乡镇")
    Directive.objects.filter(pk=another.pk).delete()
    another.pk = first.pk or 1
    another.save(force_insert=True)

    assert found(index, DEMAND, "县水利局") == []
    assert found(index, "每月排查一次自建房安全隐患") == [another.pk]


def test_looking_again_asks_two_questions_and_reads_nothing_anew(django_assert_num_queries):
    index = FingerprintIndex()
    for _each in range(3):
        recorded(DEMAND, "县水利局")
    found(index, DEMAND)

    with django_assert_num_queries(2):
        assert len(found(index, DEMAND, "县水利局")) == 3
