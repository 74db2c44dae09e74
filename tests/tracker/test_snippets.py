"""What is shown of a text that was found: the place where most words stand, marked, and nothing that is not there."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.folding import fold
from tracker.search.snippets import CUT, Piece, snippet

AROUND = 40
LONGEST = 3 * AROUND
# Few signs, so that words are found often, lie over one another, and stand in several widths.
SIGNS = st.sampled_from("防汛物资储备月6６Aａ，\n ")
texts = st.text(SIGNS, max_size=400)
words = st.lists(st.text(SIGNS, min_size=1, max_size=6), max_size=4)


def joined(pieces: list[Piece]) -> str:
    """The words of a snippet without the signs where it was cut."""
    return "".join(piece.text for piece in pieces if piece.text != CUT)


def marked(text: str, *looked_for: str) -> list[str]:
    return [piece.text for piece in snippet(text, looked_for) if piece.marked]


@given(texts, words)
def test_joined_the_pieces_are_a_piece_of_the_text_and_no_longer_than_they_may_be(text, looked_for):
    shown = joined(snippet(text, looked_for, AROUND))
    assert shown in text
    assert len(shown) == min(len(text), LONGEST)


@given(texts, words)
def test_every_marked_piece_holds_a_word_and_no_other_piece_does(text, looked_for):
    folded = {fold(word) for word in looked_for}
    for piece in snippet(text, looked_for):
        assert any(word in fold(piece.text) for word in folded) == piece.marked


@given(texts, words)
def test_a_text_that_holds_a_word_shows_one(text, looked_for):
    is_held = any(fold(word) in fold(text) for word in looked_for)
    assert any(piece.marked for piece in snippet(text, looked_for)) == is_held


@given(texts, words)
def test_it_says_at_either_end_whether_something_was_cut(text, looked_for):
    pieces = snippet(text, looked_for)
    shown = joined(pieces)
    assert (len(shown) < len(text)) == any(piece.text == CUT for piece in pieces)
    assert pieces[:1] == [Piece(CUT)] or text.startswith(shown)
    assert pieces[-1:] == [Piece(CUT)] or text.endswith(shown)


def test_a_short_text_is_shown_whole():
    assert snippet("备足防汛物资。", ["防汛"]) == [Piece("备足"), Piece("防汛", marked=True), Piece("物资。")]


def test_words_that_lie_over_or_touch_one_another_are_marked_as_one():
    assert marked("备足防汛物资。", "防汛", "汛物", "资") == ["防汛物资"]
    assert marked("哈哈哈", "哈哈") == ["哈哈哈"]


def test_words_are_marked_as_they_stand_in_the_text_however_they_were_typed():
    assert marked("６月底前由ＰＰＰ项目办备案", "6月", "ppp") == ["６月", "ＰＰＰ"]


def test_of_a_long_text_the_place_is_shown_where_most_of_the_words_stand_together():
    text = f"防汛。{'，' * 300}先备物资。{'，' * 300}防汛要备物资。{'，' * 300}"
    pieces = snippet(text, ["防汛", "物资"])
    assert [piece.text for piece in pieces if piece.marked] == ["防汛", "物资"]
    assert pieces[0] == pieces[-1] == Piece(CUT)
    assert "防汛要备物资" in joined(pieces)


def test_of_places_that_are_alike_the_first_is_shown():
    assert joined(snippet(f"一、防汛。{'，' * 300}二、防汛。", ["防汛"])).startswith("一、")


def test_without_a_word_the_beginning_is_shown():
    text = "同志们：" * 100
    assert joined(snippet(text, [])) == joined(snippet(text, ["汛"])) == text[:LONGEST]


def test_a_word_longer_than_what_is_shown_is_shown_whole():
    word = "汛" * 99 + "期"
    assert marked(f"{'，' * 300}{word}{'，' * 300}", word) == [word]


def test_a_text_of_one_sign_alone_is_looked_through_once():
    assert marked("的" * 200_000, "的") == ["的" * LONGEST]
