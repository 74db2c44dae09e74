"""What holds for every text, however odd."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.core import read

from .reading import SPRING

WORDS = """
各乡镇 要 3月底前 完成 危房鉴定 ， 。 ； 、 和 县水利局 由 牵头 配合 严禁 “ ” （ ） 一是 （一） 每季度 不少于2次
追究 责任 的 对 报 备案 70% 以上 X月底前 同志们： 在全县会议上的讲话 2026年3月2日 《 》 了 已 省委书记 强调 ？ 我
"""
PIECES = [*WORDS.split(), "\n", "\t", "\u3000"]
SPEECHES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
# Every code point: NUL, lone surrogates and right-to-left marks included.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
TEXTS = st.one_of(SPEECHES, ANYTHING, st.tuples(SPEECHES, ANYTHING, SPEECHES).map("".join))
often = settings(max_examples=150, deadline=None)


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
            assert text[party.start : party.end] == party.name


@often
@given(TEXTS)
def test_what_a_proposal_states_lies_within_it(text):
    for proposal in proposals(text):
        stated = [party for party in proposal.parties if not party.inherited]
        for mention in (*proposal.deadlines, *proposal.targets, *stated):
            assert proposal.start <= mention.start < mention.end <= proposal.end


@often
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert read(text, held_on=SPRING) == read(text, held_on=SPRING)


@often
@given(TEXTS, TEXTS)
def test_a_paragraph_added_at_the_end_changes_nothing_before_it(text, more):
    before = proposals(text)
    assert proposals(text + "\n" + more)[: len(before)] == before


@often
@given(TEXTS)
def test_speeches_cover_the_text_in_order(text):
    spans = [(speech.start, speech.end) for speech in read(text).speeches]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in zip(spans, spans[1:], strict=False))


def test_a_long_text_without_punctuation_is_read_to_its_end():
    text = "堤防水库" * 50_000
    (speech,) = read(text, held_on=SPRING).speeches
    assert speech.paragraphs[-1].end == len(text)


def test_ten_thousand_nested_brackets_are_read_to_their_end():
    text = "（" * 10_000 + "要完成" + "）" * 10_000
    (speech,) = read(text, held_on=SPRING).speeches
    assert speech.paragraphs[-1].end == len(text)
