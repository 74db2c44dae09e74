"""What holds for every text, however odd."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.reader import read
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import shipped
from tests.reader.reading import SPRING

WORDS = """
各乡镇 要 3月底前 完成 危房鉴定 ， 。 ； 、 和 县水利局 由 牵头 配合 严禁 “ ” （ ） 一是 （一） 每季度 不少于2次
追究 责任 的 对 报 备案 70% 以上 X月底前 同志们： 在全县会议上的讲话 2026年3月2日 《 》 了 已 省委书记 强调 ？ 我
"""
PIECES = [*WORDS.split(), "\n", "\t", "\u3000"]
# Every word that some rule or question asks for, so that the deepest rooms are entered too.
KNOWN = sorted({word for words in shipped().lexicons.values() for word in words})
SPEECHES = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(KNOWN)), max_size=60).map("".join)
# One sentence by the pattern of most demands: who, by when, does what, to what measure.
DEMANDS = st.tuples(
    st.sampled_from(["", "一是", "（二）", "3.", "“", "（"]),
    st.sampled_from(sorted(shipped().lexicons["organs"])),
    st.sampled_from(["、", "和", "（街道）", "等部门", ""]),
    st.sampled_from(["要", "必须", "不得", "X月底前", "９月30日前", "每季度", "，", "\n", ""]),
    st.sampled_from(sorted(shipped().lexicons["firm_verbs"])),
    st.sampled_from(["危房12栋", "70%以上", "不少于2次", "某某镇XX户", "）", "”"]),
    st.sampled_from(["。", "；", "，由县纪委督办。", "，报县政府备案；", "\n", ""]),
).map("".join)
# Every code point: NUL, lone surrogates and right-to-left marks included.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
TEXTS = st.one_of(
    SPEECHES,
    ANYTHING,
    st.lists(DEMANDS, max_size=8).map("".join),
    st.tuples(SPEECHES, DEMANDS, ANYTHING, DEMANDS, SPEECHES).map("".join),
)
often = settings(max_examples=150, deadline=None)


def what_shows(words):
    return "".join(sign for sign in words if unicodedata.category(sign) != "Cf")


def proposals(text):
    return [proposal for speech in read(text, held_on=SPRING).speeches for proposal in speech.proposals]


@often
@given(TEXTS)
def test_every_span_quotes_the_text(text):
    for proposal in proposals(text):
        assert text[proposal.start : proposal.end] == proposal.text
        for mention in (*proposal.deadlines, *proposal.targets):
            assert text[mention.start : mention.end] == mention.text
        for party in proposal.parties:
            assert what_shows(text[party.start : party.end]) == party.name


@often
@given(TEXTS)
def test_what_a_proposal_states_lies_within_it(text):
    for proposal in proposals(text):
        stated = [party for party in proposal.parties if not party.inherited]
        for mention in (*proposal.deadlines, *proposal.targets, *stated):
            assert proposal.start <= mention.start < mention.end <= proposal.end


@often
@given(TEXTS)
def test_proposals_stand_in_order_in_their_speech_and_do_not_overlap(text):
    for speech in read(text, held_on=SPRING).speeches:
        edges = [speech.start, *(edge for one in speech.proposals for edge in (one.start, one.end)), speech.end]
        assert edges == sorted(edges)


@often
@given(TEXTS)
def test_an_inherited_owner_stands_in_the_same_speech(text):
    for speech in read(text, held_on=SPRING).speeches:
        for party in (party for proposal in speech.proposals for party in proposal.parties if party.inherited):
            assert speech.start <= party.start < party.end <= speech.end


@often
@given(TEXTS)
def test_each_proposal_lies_in_one_paragraph_that_says_it_holds_some(text):
    for speech in read(text, held_on=SPRING).speeches:
        holding = [paragraph for paragraph in speech.paragraphs if paragraph.outcome == "items"]
        for proposal in speech.proposals:
            assert any(paragraph.start <= proposal.start < proposal.end <= paragraph.end for paragraph in holding)


@often
@given(TEXTS)
def test_each_paragraph_is_told_what_became_of_it(text):
    paragraphs = [paragraph for speech in read(text).speeches for paragraph in speech.paragraphs]
    assert all(before.end < after.start for before, after in pairwise(paragraphs))
    told = "".join(text[paragraph.start : paragraph.end] for paragraph in paragraphs)
    assert "".join(what_shows(told).split()) == "".join(what_shows(text).split())


@often
@given(TEXTS)
def test_a_confidence_is_a_chance_and_can_be_added_up(text):
    for proposal in proposals(text):
        assert 0 <= proposal.confidence <= 1
        assert len(proposal.reasons) == sum(amount != 0 for amount in proposal.evidence.values())


@often
@given(TEXTS)
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@often
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert read(text, held_on=SPRING) == read(text, held_on=SPRING)


@often
@given(TEXTS, TEXTS)
def test_a_paragraph_added_at_the_end_changes_nothing_before_it(text, more):
    before = proposals(text)
    assert proposals(text + "\n" + more)[: len(before)] == before


NEW_SPEECH = "在全县防汛工作会议上的讲话\n（2026年5月20日）\n同志们：\n"


@often
@given(TEXTS, TEXTS)
def test_a_speech_added_at_the_end_changes_nothing_before_it(text, more):
    before = proposals(text)
    assert proposals(f"{text}\n{NEW_SPEECH}{more}")[: len(before)] == before


@often
@given(TEXTS)
def test_speeches_cover_the_text_in_order(text):
    spans = [(speech.start, speech.end) for speech in read(text).speeches]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_a_long_text_without_punctuation_is_read_to_its_end():
    text = "堤防水库" * 50_000
    (speech,) = read(text, held_on=SPRING).speeches
    assert speech.paragraphs[-1].end == len(text)


def test_ten_thousand_nested_brackets_are_read_to_their_end():
    text = "（" * 10_000 + "要完成" + "）" * 10_000
    (speech,) = read(text, held_on=SPRING).speeches
    assert speech.paragraphs[-1].end == len(text)


def calls(text: str) -> int:
    """How many functions are called to read a text: the work, counted where a clock would only measure the machine."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text, held_on=SPRING)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "堤防水库", "各乡镇要", "县", "一", "1", "了", "由", "X", "，", "（", "“", "“要", "（要）", "一、", " ",
        "\t", "\n", "\0", "\ud800", "\u202e", "三月底前", "3月底前", "县水利局、", "县水利局\t", "县水利局，",
        "县水利局/", "县水利局 ", "县水利局（", "要完成，", "（县水利局牵头）", "要完成。（县水利局牵头）",
        "（县水利局，", "对各乡镇追究责任", "由县水利局牵头，", "每季度不少于2次；", "省委书记强调，",
        "在全县会议上的讲话\n", "同志们：\n", "各乡镇要在3月底前完成危房改造。",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_text_and_no_faster(piece):
    # Both longer than the longest sentence: below that, the clauses of one sentence are compared with one another.
    once = calls(piece * 400)
    assert calls(piece * 2000) <= 5.5 * once + 1000


OPENING, CLOSING = "（([【〔「『《“‘", "）)]】〕」』》”’"
# What stands between the names of a list, or opens its lines.
LIST_SIGNS = frozenset("、，,；;：:。.！!？?/／｜|·•●■—-–+＋&\t\n \u3000")
VISITS = sorted(
    verb + place for verb in shipped().lexicons["visiting_verbs"] for place in shipped().lexicons["visited_places"]
)
# Two bodies with everything that can stand between, before and behind them.
LISTS = st.lists(
    st.one_of(
        st.sampled_from([*OPENING, *CLOSING, *LIST_SIGNS, "和/或", "以及"]),
        st.sampled_from(["县住建局", "各乡镇（街道）", "村“两委”", "县妇联", "（配合）", "责任单位：", "的", "局长"]),
        st.sampled_from(["牵头", "配合", "要", "5月底前", "完成", "。", "分管"]),
        st.sampled_from(VISITS),
    ),
    max_size=24,
).map("".join)


def is_paired(name):
    awaited = []
    for sign in name:
        if sign in OPENING:
            awaited.append(CLOSING[OPENING.index(sign)])
        elif sign in CLOSING and (not awaited or awaited.pop() != sign):
            return False
    return not awaited


@settings(often, max_examples=400)
@given(st.one_of(TEXTS, LISTS))
def test_a_name_is_whole_and_holds_no_more_than_the_name(text):
    names = [party.name for proposal in proposals(text) for party in proposal.parties]
    assert [name for name in names if not is_paired(name)] == []
    assert [name for name in names if name[0] in LIST_SIGNS] == []
    assert [name for name in names if name in VISITS] == []
