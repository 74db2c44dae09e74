"""What a correction changed is kept with its decision, value by value, in words people can read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extraction.actions import draft_of
from extraction.actions.comparing import changes
from tests.builders import a_party, a_proposal, a_speech
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft

pytestmark = pytest.mark.django_db


def test_nothing_changed_is_no_change():
    proposed = draft_of(a_proposal())

    assert changes(proposed, replace(proposed, text=proposed.quote)) == []


def test_of_two_equal_values_one_can_be_taken_away():
    proposed = draft_of(a_proposal())
    twice = replace(proposed, targets=(TargetDraft("100%", "=", Decimal(100), "%"),) * 2)

    assert changes(twice, replace(twice, targets=twice.targets[:1])) == [
        {"field": "target", "proposed": "100% · 等于 · 100 · %", "recorded": ""}
    ]


def test_a_party_named_twice_is_one_owner():
    proposed = draft_of(a_proposal())
    office = a_party("县住建局")
    once = replace(proposed, assignments=(AssignmentDraft("县住建局", party=office),))
    again = replace(once, assignments=(*once.assignments, AssignmentDraft("住建局", party=office)))

    assert changes(again, once) == changes(once, again) == []


def test_what_came_stands_beside_what_went_of_the_same_words():
    proposed = draft_of(a_proposal())
    march, june = DeadlineDraft("by", words="3月底前"), DeadlineDraft("by", words="6月底前")
    moved = replace(june, due_on=date(2026, 7, 15))

    assert changes(replace(proposed, deadlines=(march, june)), replace(proposed, deadlines=(moved,))) == [
        {"field": "deadline", "proposed": "6月底前 · 限期", "recorded": "6月底前 · 限期 · 2026-07-15"},
        {"field": "deadline", "proposed": "3月底前 · 限期", "recorded": ""},
    ]


def test_a_round_number_and_a_kind_are_written_as_people_write_them():
    proposed = draft_of(a_proposal())
    corrected = replace(proposed, kind="prohibition", targets=(TargetDraft("20万元", "=", Decimal(200000), "元"),))

    kind, target = changes(replace(proposed, targets=()), corrected)
    assert (kind["proposed"], kind["recorded"]) == ("部署要求", "禁止性要求")
    assert target["recorded"] == "20万元 · 等于 · 200000 · 元"


def test_a_shorter_quote_whose_text_follows_it_is_one_change():
    proposed = draft_of(a_proposal())
    shorter = replace(proposed, end=proposed.end - 1)

    assert changes(proposed, replace(shorter, text=shorter.quote)) == [
        {"field": "quote", "proposed": proposed.quote, "recorded": shorter.quote}
    ]


def test_a_name_in_place_of_another_is_a_correction():
    proposed = draft_of(a_proposal())

    assert changes(proposed, replace(proposed, assignments=(AssignmentDraft("县住建局"),))) == [
        {"field": "party", "proposed": "县水利局 · 牵头", "recorded": "县住建局 · 牵头"}
    ]


@pytest.mark.parametrize(
    ("words", "notation", "often"),
    [
        (
            "每季度首月10日前",
            {"rrule": "FREQ=MONTHLY;INTERVAL=3;BYMONTH=1,4,7,10;BYMONTHDAY=10"},
            "每季度，最迟首月10日",
        ),
        ("每年春节前", {"days": "2027-02-05 2028-01-25"}, "按日历逐次推算"),
    ],
)
def test_a_repetition_is_told_in_words_and_not_as_it_is_noted_for_programs(words, notation, often):
    proposed = draft_of(a_proposal())
    every = DeadlineDraft("recurring", words=words, **notation)
    until = replace(every, due_on=date(2028, 12, 31))
    once = DeadlineDraft("by", words=words)

    for after, recorded in ((until, f"{words} · 周期 · {often} · 2028-12-31"), (once, f"{words} · 限期")):
        assert changes(replace(proposed, deadlines=(every,)), replace(proposed, deadlines=(after,))) == [
            {"field": "deadline", "proposed": f"{words} · 周期 · {often}", "recorded": recorded}
        ]


def test_what_is_to_be_done_is_found_by_typing_it_though_the_quote_has_unseen_signs():
    words = "县教\u200b育局要在6月底前完成排查。"
    proposed = draft_of(a_proposal(a_speech(words), words))

    assert (proposed.quote, proposed.text) == (words, "县教育局要在6月底前完成排查。")
    assert changes(proposed, proposed) == []
