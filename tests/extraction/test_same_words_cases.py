"""The same words are known for the same, and other words are not, however much alike they are."""

import json
from pathlib import Path

import pytest

from extraction.wordprint import wordprint

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "same_words.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_whether_two_texts_are_the_same_words(case):
    first, second = wordprint(case["first"]), wordprint(case["second"])
    assert bool(first and first == second) is case["same"]
