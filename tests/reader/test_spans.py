"""Which of several stretches of a text is meant by a place in it."""

import pytest

from extraction.reader.layout.spans import Span, nearest

PLACE = Span(10, 20)


def test_of_several_stretches_the_one_that_shares_most_is_nearest():
    assert nearest([Span(5, 16), Span(11, 19), Span(14, 30)], PLACE) == Span(11, 19)


def test_the_very_same_stretch_is_nearest():
    assert nearest([Span(11, 20), PLACE, Span(9, 18)], PLACE) is PLACE


def test_of_equals_the_first_is_nearest():
    assert nearest([Span(10, 16), Span(14, 20)], PLACE) == Span(10, 16)


@pytest.mark.parametrize(
    "apart",
    [
        pytest.param(Span(0, 10), id="touches it"),
        pytest.param(Span(30, 40), id="stands elsewhere"),
        pytest.param(Span(0, 14), id="shares less than half of the shorter one"),
    ],
)
def test_what_is_not_mostly_the_same_is_not_near(apart):
    assert nearest([apart], PLACE) is None


def test_a_short_stretch_inside_a_long_one_is_near():
    assert nearest([Span(0, 100)], PLACE) == Span(0, 100)


def test_among_none_none_is_near():
    assert nearest([], PLACE) is None
