"""Marks on a speech: whatever they are, not a character of the text is lost, doubled or moved."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.admin.marking import Mark, paragraphs

TEXTS = st.text(alphabet="县水利局要在6月30日前完成。<>&\n\r\t \U00020000", max_size=60)
NAMES = st.sampled_from(["quote", "party", "deadline", "target"])
MARKS = st.lists(st.builds(Mark, st.integers(0, 70), st.integers(0, 70), NAMES, st.integers(0, 3)), max_size=8)


def words_of(paragraph) -> str:
    return "".join(piece.words for stretch in paragraph.stretches for piece in stretch.pieces)


def owned_words(paragraph) -> list[tuple]:
    return [(stretch.owner, "".join(piece.words for piece in stretch.pieces)) for stretch in paragraph.stretches]


@given(TEXTS, MARKS)
def test_the_pieces_of_a_paragraph_joined_are_the_paragraph(text, marks):
    found = paragraphs(text, marks)

    assert [words_of(p) for p in found] == [text[p.start : p.end] for p in found]
    assert [words_of(p) for p in found] == [line for line in text.split("\n") if line.strip()]
    assert [p.number for p in found] == list(range(1, len(found) + 1))


@given(TEXTS, MARKS)
def test_what_is_marked_as_a_quote_is_exactly_what_the_quotes_cover(text, marks):
    marked, covered = set(), set()
    for paragraph in paragraphs(text, marks):
        position = paragraph.start
        for stretch in paragraph.stretches:
            end = position + sum(len(piece.words) for piece in stretch.pieces)
            marked |= set(range(position, end)) if stretch.owner is not None else set()
            position = end
        covered |= {
            at
            for at in range(paragraph.start, paragraph.end)
            if any(mark.name == "quote" and mark.start <= at < mark.end for mark in marks)
        }
    assert marked == covered


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    [first, second] = paragraphs("各乡镇要排查，\n并上报。", [Mark(3, 10, "quote", "A")])

    assert [(s.owner, "".join(p.words for p in s.pieces)) for s in first.stretches] == [
        (None, "各乡镇"),
        ("A", "要排查，"),
    ]
    assert [(s.owner, "".join(p.words for p in s.pieces)) for s in second.stretches] == [("A", "并上"), (None, "报。")]


def test_where_quotes_overlap_the_shorter_one_can_be_reached():
    [paragraph] = paragraphs("各乡镇要排查", [Mark(0, 6, "quote", "long"), Mark(3, 6, "quote", "short")])

    assert [stretch.owner for stretch in paragraph.stretches] == ["long", "short"]


def test_what_is_named_inside_a_quote_is_marked_there():
    [paragraph] = paragraphs("各乡镇要排查", [Mark(0, 6, "quote", "A"), Mark(0, 3, "party")])
    [stretch] = paragraph.stretches

    assert [(piece.words, piece.name) for piece in stretch.pieces] == [("各乡镇", "party"), ("要排查", "")]
