"""A file's text is parted as the reader sees it, and a person leaves out, cuts, joins and moves."""

import json
from pathlib import Path

import pytest

from extraction.actions.parting import STEPS_BY_NAME, Parting
from tracker.actions import Refused

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "parts.jsonl").read_text().splitlines()]
TEXT = "网页抬头\n\n  在防汛会上的讲话\n县水利局要加固堤防。\n打印\n"


def offsets(lines: list[str]) -> list[int]:
    """Where each line begins, and where the text ends."""
    return [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]


def parted(case) -> list[list]:
    """What becomes of the lines: the kind of each part, its first line, and the first behind it."""
    at = offsets(case["lines"])
    place = dict(enumerate(at)) | {99: at[-1] + 99}
    parting = Parting.at("".join(f"{line}\n" for line in case["lines"]), (at[cut] for cut in case["cuts"]))
    for step, line in case["do"]:
        parting = STEPS_BY_NAME[step](parting, place[line])
    kinds = {True: "speech", False: "left out"}
    return [[kinds[part.is_speech], at.index(part.start), at.index(part.end)] for part in parting.parts]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_what_becomes_of_the_parts(case):
    if case["want"] == "refused":
        with pytest.raises(Refused):
            parted(case)
    else:
        assert parted(case) == case["want"]


def test_every_step_is_tried():
    assert {step for case in CASES for step, _line in case["do"]} == set(STEPS_BY_NAME)


def test_a_parting_travels_as_words():
    parting = Parting.at(TEXT, [0]).leave_out_above(TEXT.index("在防汛")).leave_out_from(TEXT.index("打印"))
    assert Parting.from_words(TEXT, parting.as_words()) == parting
    assert [TEXT[part.start : part.end] for part in parting.speeches] == ["在防汛会上的讲话\n县水利局要加固堤防。\n"]


@pytest.mark.parametrize(
    "words", ["", "s", "s1", "s0.s1", "s0.s999", "s0.s8.s8", "y0", "s0.x-1", "s0.s18.s8", "s0.s８"]
)
def test_words_that_are_no_parting_of_this_text_are_refused(words):
    with pytest.raises(ValueError, match="parting"):
        Parting.from_words(TEXT, words)


def test_paragraphs_are_told_with_their_places():
    parting = Parting.at(TEXT, [0])
    [part] = parting.parts
    paragraphs = parting.paragraphs(part)
    assert [words for _start, words in paragraphs] == ["网页抬头", "在防汛会上的讲话", "县水利局要加固堤防。", "打印"]
    assert all(TEXT[start:].startswith(words) for start, words in paragraphs)
