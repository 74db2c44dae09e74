"""Beside a proposal stand the directives that say nearly the same, each with what differs in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from extraction.actions import Contrast, accept, contrasts, draft_of, merge
from extraction.similar.restating import MOST_HINTS, hints
from tests.builders import (
    WHO,
    a_directive,
    a_party,
    a_proposal,
    a_reviewer,
    a_speech,
    a_user,
    deadline_found,
    party_found,
    target_found,
)
from tracker.actions import DeadlineDraft, TargetDraft, close
from tracker.choices import DeadlineKind

pytestmark = pytest.mark.django_db

AGAIN = "县水利局要在9月30日前完成清河堤防加固。"
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture
def earlier():
    """What is on the ledger: 县水利局要在6月30日前完成清河堤防加固。"""
    a_party("县水利局")
    return accept(a_proposal(), **WHO)


@pytest.fixture
def again():
    return a_proposal(a_speech(AGAIN), AGAIN, deadlines=[deadline_found("9月30日前", 5, SEPTEMBER)], targets=[])


def test_the_earlier_directive_is_named_with_the_day_that_moved(earlier, again):
    [hint] = hints(draft_of(again), a_reviewer())

    assert (hint.directive, hint.can_take) == (earlier, True)
    assert "2026-06-30 → 2026-09-30" in only(hint.differences)


def test_a_closed_directive_is_shown_and_cannot_be_merged_into(earlier, again):
    close(earlier, on=JUNE, reason="已验收", **WHO)

    assert [(hint.directive, hint.can_take) for hint in hints(draft_of(again), a_reviewer())] == [(earlier, False)]


def test_what_was_recorded_from_the_very_same_words_is_no_hint(earlier):
    proposal = a_proposal(earlier.speech)

    assert hints(draft_of(proposal), a_reviewer()) == []


def test_the_same_demand_elsewhere_in_the_speech_is_one(again):
    speech = a_speech(f"县水利局要在6月30日前完成清河堤防加固。\n散会前强调一下，{AGAIN}")
    first = accept(a_proposal(speech), **WHO)

    assert [hint.directive for hint in hints(draft_of(a_proposal(speech, AGAIN)), a_reviewer())] == [first]


def test_nobody_is_told_of_what_is_not_for_him_to_see(earlier, again):
    assert hints(draft_of(again), a_user(permissions=("extraction.decide_proposal",))) == []


def test_there_are_never_more_than_one_can_take_in(again):
    for _each in range(MOST_HINTS + 2):
        accept(a_proposal(), **WHO)

    assert len(hints(draft_of(again), a_reviewer())) == MOST_HINTS


def test_what_was_merged_into_it_before_stands_against_nothing(earlier, again):
    merge(again, earlier, **WHO)

    assert [hint.directive for hint in hints(draft_of(a_proposal(a_speech(AGAIN), AGAIN)), a_reviewer())] == [earlier]


def test_the_number_of_questions_does_not_grow_with_the_hints(again):
    user, counts = a_reviewer(), []
    for many in (1, MOST_HINTS - 1):
        for _each in range(many):
            accept(a_proposal(), **WHO)
        hints(draft_of(again), user)
        with CaptureQueriesContext(connection) as queries:
            hints(draft_of(again), user)
        counts.append(len(queries))

    assert len(hints(draft_of(again), user)) == MOST_HINTS
    assert counts[0] == counts[1]


def test_a_day_moved_forward_a_day_first_named_and_one_not_mentioned_are_told_apart(again):
    draft = draft_of(again)

    assert "2026-10-31 → 2026-09-30" in only(contrasts(draft, a_directive(due_on=date(2026, 10, 31), owner=lead())))
    assert only(contrasts(draft, a_directive(owner=lead()))).endswith("2026-09-30")
    assert contrasts(replace(draft, deadlines=()), a_directive(due_on=JUNE, owner=lead())) == []
    assert contrasts(draft, a_directive(due_on=SEPTEMBER, owner=lead())) == []


@pytest.mark.parametrize(
    ("value", "is_different"), [("80", True), ("90", False), ("95", True)]
)  # fmt: skip
def test_a_target_lowered_or_raised_is_told_with_both_words(again, value, is_different):
    kept = TargetDraft("90%以上", ">=", Decimal(90), "%")
    draft = replace(draft_of(again), targets=(TargetDraft(f"{value}%以上", ">=", Decimal(value), "%"),))

    told = contrasts(draft, a_directive(due_on=SEPTEMBER, owner=lead(), targets=(kept,)))

    assert bool(told) == is_different
    if told:
        assert f"90%以上 → {value}%以上" in only(told)


def test_a_lower_target_is_called_lower_and_a_higher_one_higher():
    before = a_directive(targets=(TargetDraft("90%以上", ">=", Decimal(90), "%"),))
    after = a_proposal(parties=[], deadlines=[], targets=[target_found("80%以上", value="80", comparator=">=")])
    higher = a_proposal(parties=[], deadlines=[], targets=[target_found("95%以上", value="95", comparator=">=")])

    with translation.override("en"):
        told = [only(contrasts(draft_of(proposal), before)).split(":")[0] for proposal in (after, higher)]
    assert told == ["target lower", "target higher"]


def test_of_a_limit_more_is_looser_and_less_is_stricter():
    before = a_directive(targets=(TargetDraft("不超过30天", "<=", Decimal(30), "天"),))
    looser = target_found("不超过40天", value="40", comparator="<=", unit="天")
    stricter = target_found("不超过20天", value="20", comparator="<=", unit="天")
    proposals = [a_proposal(parties=[], deadlines=[], targets=[target]) for target in (looser, stricter)]

    with translation.override("en"):
        told = [only(contrasts(draft_of(proposal), before)).split(":")[0] for proposal in proposals]

    assert told == ["limit looser", "limit stricter"]


def test_of_two_as_near_the_open_one_comes_first(earlier, again):
    later = accept(a_proposal(), **WHO)
    close(later, on=JUNE, reason="已验收", **WHO)

    assert [hint.directive for hint in hints(draft_of(again), a_reviewer())] == [earlier, later]


def test_a_target_of_another_measure_is_one_more(again):
    draft = replace(draft_of(again), targets=(TargetDraft("修复8座涵闸", "=", Decimal(8), "座"),))

    assert "修复8座涵闸" in only(contrasts(draft, a_directive(due_on=SEPTEMBER, owner=lead())))


def test_another_lead_is_told_by_the_names_of_the_registry():
    a_party("县农业农村局", aliases=("农业局",))
    before = a_directive(owner=a_party("县水利局"))
    after = a_proposal(parties=[party_found("农业局")], deadlines=[], targets=[])
    support = a_proposal(parties=[party_found("农业局", role="support")], deadlines=[], targets=[])

    assert "县水利局 → 县农业农村局" in only(contrasts(draft_of(after), before))
    assert contrasts(draft_of(support), before) == []


def test_a_repetition_is_compared_with_no_day():
    monthly = DeadlineDraft(DeadlineKind.RECURRING, words="每月", rrule="FREQ=MONTHLY")
    proposal = a_proposal(deadlines=[], parties=[], targets=[])

    assert contrasts(draft_of(proposal), a_directive(deadlines=(monthly,))) == []


def test_a_repetition_is_compared_with_another_by_its_rule_or_else_its_words():
    def again(words, **notation):
        return (DeadlineDraft(DeadlineKind.RECURRING, words=words, **notation),)

    proposed = draft_of(a_proposal(deadlines=[], parties=[], targets=[]))
    monthly = replace(proposed, deadlines=again("每个月", rrule="FREQ=MONTHLY"))
    feast = replace(proposed, deadlines=again("每年春节前", days="2028-01-25"))

    assert contrasts(monthly, a_directive(deadlines=again("每月", rrule="FREQ=MONTHLY"))) == []
    quarterly = a_directive(deadlines=again("每季度", rrule="FREQ=MONTHLY;INTERVAL=3"))
    assert "每季度 → 每个月" in only(contrasts(monthly, quarterly))
    assert contrasts(feast, a_directive(deadlines=again("每年春节前", days="2027-02-05 2028-01-25"))) == []
    assert "每季度 → 每年春节前" in only(contrasts(feast, quarterly))


def lead():
    """The lead that every proposal here names."""
    from tracker.models import ResponsibleParty

    return ResponsibleParty.objects.filter(name="县水利局").first() or a_party("县水利局")


def only(sentences: list[Contrast]) -> str:
    [sentence] = sentences
    return str(sentence)
