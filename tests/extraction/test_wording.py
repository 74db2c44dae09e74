"""A task is worded by what is to be done; its quote keeps every word that was said."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.actions import accept, draft_of
from extraction.actions.wording import task_of, words
from extraction.models import Decision
from extraction.reader import Proposal, read
from tests.builders import WHO, a_proposal, a_speech, party_found
from tests.extraction.reviewing import accept_as_shown

EXAMPLES, COUNTER_EXAMPLES = words()["example"], words()["counter_example"]


def found_in(quote: str, owners: tuple[str, ...] = (), kind: str = "directive", start: int = 7) -> Proposal:
    """A proposal of the reader's that quotes these words, with owners that stand in them."""
    parties = [party_found(name, start + quote.index(name)) for name in owners]
    return Proposal.from_dict(
        {"start": start, "end": start + len(quote), "text": quote, "kind": kind, "strength": "should",
         "parties": parties,
         "confidence": 0.9, "deadlines": [], "targets": [], "rules": [], "reasons": []}
    )  # fmt: skip


def of(example: dict[str, Any]) -> Proposal:
    return found_in(example["quote"], tuple(example.get("owners", ())), example.get("kind", "directive"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["quote"])
def test_every_example_is_worded_as_it_says(example):
    assert task_of(of(example)) == example["task"]


@pytest.mark.parametrize("example", COUNTER_EXAMPLES, ids=lambda example: example["quote"])
def test_every_counter_example_stays_as_it_was_said(example):
    assert task_of(of(example)) == example["quote"]


OWNERS = ["县住建局", "各乡镇", "县应急局"]
PIECES = [
    *words()["connectives"][:6], *words()["commas"][:2], *words()["left_out"], *words()["kept"], *words()["no_modals"],
    *OWNERS, "、", "6月30日前", "完成", "90%以上", "三个片区", "排查整改", "。", " ", "\n", "\u200b",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), st.sets(st.sampled_from(OWNERS)))
def test_nothing_but_connectives_names_and_what_links_them_is_left_out_and_something_stays(quote, owners):
    task = task_of(found_in(quote, tuple(name for name in owners if name in quote)))

    assert task
    assert quote.endswith(task)
    gone = quote.removesuffix(task)
    may_go = [*words()["connectives"], *words()["commas"], *words()["joints"], *words()["left_out"], *owners]
    assert re.fullmatch("|".join(map(re.escape, sorted(may_go, key=len, reverse=True))).join(["(?:", ")*"]), gone)


def test_what_the_reader_finds_in_a_speech_is_worded_without_its_connective_and_owner():
    quote = "同时，县水利局要在6月30日前完成清河堤防加固。"
    [proposal] = read(quote).speeches[0].proposals

    assert task_of(proposal) == "在6月30日前完成清河堤防加固。"


@pytest.mark.django_db
@pytest.mark.parametrize("at_the_desk", [True, False])
def test_accepting_as_offered_corrects_nothing_at_the_desk_as_in_bulk(client, reviewer, at_the_desk):
    quote = "同时，县水利局要在6月30日前完成清河堤防加固。"
    proposal = a_proposal(a_speech(quote), quote, parties=[party_found("县水利局", 3)])

    if at_the_desk:
        accept_as_shown(client, proposal)
    else:
        accept(proposal, **WHO)

    decision = Decision.objects.get()
    assert (decision.outcome, decision.changes) == ("accepted", [])
    assert (decision.directive.text, decision.directive.quote) == ("在6月30日前完成清河堤防加固。", quote)


@pytest.mark.django_db
def test_an_owner_that_was_inherited_from_elsewhere_leaves_the_words_alone():
    quote = "县水利局要在6月30日前完成清河堤防加固。"
    proposal = a_proposal(a_speech(quote), quote, parties=[party_found("县水利局", 0) | {"inherited": True}])

    assert draft_of(proposal).wording == quote
