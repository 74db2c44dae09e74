"""The words a person points at are read by the same parsers as the whole speech, as one demand."""

from datetime import date
from itertools import islice

import pytest

from extraction.reader import Proposal, read, read_stretch
from seeds.build import GOLD
from tests.reader.reading import labelled_texts

DAY = date(2026, 3, 2)
SPEECH = (
    "同志们：\n一、县水利局要抓紧。清河堤防加固要在6月30日前完成。沿线的涵闸也看一看，9月底前修好8座。\n"
    "县住建局牵头，对全县自建房再排查一遍，5月底前拿出清单。\n散会。"
)


def read_words(words: str, text: str = SPEECH) -> Proposal | None:
    start = text.index(words)
    return read_stretch(text, start, start + len(words), held_on=DAY)


def test_a_stretch_gets_its_own_time_and_figure_and_the_owner_in_force_there():
    found = read_words("9月底前修好8座")

    assert (found.text, found.kind) == ("9月底前修好8座", "directive")
    assert [deadline.due_on for deadline in found.deadlines] == [date(2026, 9, 30)]
    assert [target.text for target in found.targets] == ["8座"]
    assert [(party.name, party.inherited) for party in found.parties] == [("县水利局", True)]


def test_who_is_named_in_the_same_sentence_before_the_stretch_is_meant_in_it():
    found = read_words("对全县自建房再排查一遍，5月底前拿出清单")

    assert [(party.name, party.inherited) for party in found.parties] == [("县住建局", True)]


def test_several_sentences_are_one_demand():
    found = read_words("清河堤防加固要在6月30日前完成。沿线的涵闸也看一看，9月底前修好8座。")

    assert [deadline.due_on for deadline in found.deadlines] == [date(2026, 6, 30), date(2026, 9, 30)]


def test_a_stretch_over_the_end_of_a_line_is_read_in_one_piece():
    found = read_words("9月底前修好8座。\n县住建局牵头，对全县自建房再排查一遍")

    assert {party.name for party in found.parties} == {"县住建局"}
    assert [target.text for target in found.targets] == ["8座"]


def test_white_space_at_the_edges_is_left_out():
    start = SPEECH.index("\n一、")

    assert read_stretch(SPEECH, start, SPEECH.index("清河"), held_on=DAY).text == "一、县水利局要抓紧。"


def test_what_demands_nothing_is_read_all_the_same_and_with_little_confidence():
    assert read_words("同志们").confidence < 0.2


@pytest.mark.parametrize("words", ["\n", "，", "。\n"])
def test_where_no_words_are_nothing_is_read(words):
    assert read_words(words) is None


def test_what_stands_in_a_title_or_in_noise_is_read_by_itself():
    text = "在全县防汛工作会议上的讲话\n各乡镇要在5月底前备足沙袋。\n责任编辑：5月底前修好8座"

    assert read_words("全县防汛工作会议", text).text == "全县防汛工作会议"
    assert [target.text for target in read_words("5月底前修好8座", text).targets] == ["8座"]


def test_what_the_reader_proposes_is_read_alike_when_it_is_pointed_at():
    for text, _labels in islice(labelled_texts(GOLD), 4):
        proposals = read(text, held_on=DAY, split=False, guess_day=False).speeches[0].proposals
        assert proposals
        for proposal in proposals:
            pointed_at = read_stretch(text, proposal.start, proposal.end, held_on=DAY)
            assert values(pointed_at) == values(proposal)


def values(proposal: Proposal) -> tuple:
    """All but what the shape of the sentence adds to the confidence."""
    return (
        proposal.text, proposal.kind, proposal.strength, proposal.parties, proposal.deadlines, proposal.targets,
    )  # fmt: skip
