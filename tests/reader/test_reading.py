"""The whole way from a text to a reading."""

import hashlib
import json
from datetime import date

import pytest

from extraction.reader import read
from extraction.reader.rulebooks import shipped
from tests.reader.reading import only_proposal

TEXT = (
    "在全县春季森林防火工作会议上的讲话\n"
    "（2026年3月2日）\n"
    "同志们：\n"
    "一、责任要到人\n"
    "各乡镇要在3月10日前与护林员签订责任书。去年全县发生火情四起。\n"
    "★ 开通会员，免费阅读\n"
    "春季风大物燥。\n"
)


def test_a_proposal_quotes_its_words_and_knows_its_deadline():
    (proposal,) = read(TEXT).speeches[0].proposals
    assert TEXT[proposal.start : proposal.end] == proposal.text == "各乡镇要在3月10日前与护林员签订责任书。"
    assert [deadline.due_on for deadline in proposal.deadlines] == [date(2026, 3, 10)]


def test_each_paragraph_says_what_became_of_it():
    outcomes = [paragraph.outcome for paragraph in read(TEXT).speeches[0].paragraphs]
    assert outcomes == ["heading", "nothing", "nothing", "heading", "items", "junk", "nothing"]


def test_noise_says_why_it_was_left_out():
    (noise,) = [paragraph for paragraph in read(TEXT).speeches[0].paragraphs if paragraph.outcome == "junk"]
    assert noise.reason == "付费或权限提示"


def test_relative_words_are_resolved_against_the_day_given():
    (proposal,) = read("各乡镇要在月底前完成排查。", held_on=date(2025, 6, 5)).speeches[0].proposals
    assert proposal.deadlines[0].due_on == date(2025, 6, 30)


def test_a_speech_in_one_line_with_points_for_stops_is_read_as_a_clean_one():
    text = (
        "同志们:今天开会.一、抓好排查(一)逐库检查.县水利局要在5月底前对水库逐座检查,建好台账."
        "(二)备足物资 每座水库储备编织袋不少于500条.(未完,全文共1971字,请登录后查看剩余内容)"
    )
    proposals = read(text, held_on=date(2026, 3, 2)).speeches[0].proposals
    assert [proposal.text for proposal in proposals] == [
        "县水利局要在5月底前对水库逐座检查,建好台账.",
        "每座水库储备编织袋不少于500条.",
    ]


def test_a_proposal_names_the_rules_of_all_its_fields():
    rules = only_proposal("县水利局要在5月底前储备沙袋不少于3000条。").rules
    assert {rule.split(".")[0] for rule in rules} >= {"cue", "party", "target"}
    assert len(rules) == len(set(rules))


def test_without_a_day_relative_words_stay_words():
    (proposal,) = read("各乡镇要在本月底前完成山塘排查。").speeches[0].proposals
    assert [(deadline.text, deadline.due_on) for deadline in proposal.deadlines] == [("本月底前", None)]


def test_the_hashes_tell_text_and_rules():
    reading = read(TEXT)
    assert reading.text_hash == hashlib.sha256(TEXT.encode()).hexdigest()
    assert reading.rules_hash == shipped().hash


def test_the_reading_can_be_written_as_json():
    written = json.loads(json.dumps(read(TEXT).as_dict()))
    (proposal,) = written["speeches"][0]["proposals"]
    assert proposal["deadlines"][0]["due_on"] == "2026-03-10"
    assert proposal["parties"][0]["name"] == "各乡镇"


def test_an_empty_text_is_one_speech_without_proposals():
    (speech,) = read("").speeches
    assert (speech.title, speech.proposals, speech.paragraphs) == ("", (), ())


@pytest.mark.parametrize(
    "item", ["1、9月底前，各乡镇完成排查。", "1.9月底前，各乡镇完成排查。", "9、9月底前各乡镇完成排查。"]
)
def test_the_number_of_an_item_is_no_month(item):
    proposal = only_proposal(item)
    assert [(deadline.text, deadline.due_on) for deadline in proposal.deadlines] == [("9月底前", date(2026, 9, 30))]
    assert [party.name for party in proposal.parties] == ["各乡镇"]
