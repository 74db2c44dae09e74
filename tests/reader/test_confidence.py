"""Confidence is a sum of named reasons."""

import math

import pytest

from extraction.reader.demands.confidence import weigh
from extraction.reader.rulebooks import SHIPPED_FOLDER, shipped
from tests.reader.reading import only_proposal

WEIGHTS = shipped().lexicons["reason_weights"]


def test_each_reason_is_named_with_its_weight():
    _, reasons = weigh({"有完成时限": 1.0, "号召用语": 2}, WEIGHTS)
    assert reasons == (f"有完成时限: {WEIGHTS['有完成时限']:+.2f}", f"号召用语: {2 * WEIGHTS['号召用语']:+.2f}")


def test_the_sum_of_the_reasons_is_squashed_between_nought_and_one():
    confidence, _ = weigh({"有完成时限": 1.0}, WEIGHTS)
    assert confidence == pytest.approx(1 / (1 + math.exp(-WEIGHTS["起点"] - WEIGHTS["有完成时限"])), abs=0.001)


def test_every_weight_is_of_a_reason_the_reader_can_give():
    rooms = "".join(path.read_text(encoding="utf-8") for path in SHIPPED_FOLDER.rglob("*.py"))
    assert [name for name in WEIGHTS if f'"{name}"' not in rooms] == []


def test_a_deadline_makes_the_reader_surer():
    with_date = only_proposal("县水利局要在3月底前检查所有水库。")
    without = only_proposal("县水利局要检查所有水库。")
    assert with_date.confidence > without.confidence


def test_a_proposal_names_the_rules_that_fired():
    rules = only_proposal("县水利局必须在3月底前检查所有水库。").rules
    assert "cue.must" in rules
    assert "cue.firm-verb" in rules
