"""What may say nearly the same as a text shares its rarest pairs; the index alone tells which rows these are."""

from importlib import import_module

import pytest

from tests.builders import a_directive
from tracker.actions import unrecord
from tracker.search import candidates

ROOM = import_module("tracker.search.candidates")  # the function of the same name hides it

pytestmark = pytest.mark.django_db


def test_what_shares_most_comes_first_and_what_shares_nothing_is_none():
    little, much = a_directive("组织水库巡查"), a_directive("整治龙口水库渗漏")
    a_directive("办好校园食堂")

    assert candidates("整治龙口水库渗漏并验收") == [much.pk, little.pk]


def test_of_those_that_share_as_much_the_latest_come_first_and_no_more_than_were_asked_for():
    keys = [a_directive("完成龙口水库除险加固").pk for _each in range(4)]

    assert candidates("完成龙口水库除险加固") == keys[::-1]
    assert candidates("完成龙口水库除险加固", limit=2) == keys[:1:-1]


def test_rare_pairs_are_asked_before_frequent_ones(monkeypatch):
    monkeypatch.setattr(ROOM, "_FEWEST", 2)
    monkeypatch.setattr(ROOM, "_MANY", 3)
    for _street in range(5):
        a_directive("认真落实责任")
    rare = a_directive("修缮渡槽")

    assert candidates("认真落实责任，修缮渡槽") == [rare.pk]


def test_frequent_pairs_are_asked_where_there_are_no_others(monkeypatch):
    monkeypatch.setattr(ROOM, "_MANY", 3)
    keys = [a_directive("认真落实责任").pk for _street in range(5)]

    assert candidates("认真落实责任") == keys[::-1]


@pytest.mark.parametrize("text", ["", " ", "水", "。", "水 库", "\0", "👍", "'", '"', "'\"\\ %_"])
def test_a_text_without_two_characters_side_by_side_that_a_directive_has_leads_to_nothing(text):
    a_directive("完成龙口水库除险加固")

    assert candidates(text) == []


@pytest.mark.parametrize("length", [200, 10_000])
def test_a_long_text_is_answered_in_two_questions(django_assert_num_queries, length):
    directive = a_directive("完成龙口水库除险加固")
    text = "完成龙口水库除险加固" + "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(length))

    with django_assert_num_queries(2):
        assert candidates(text) == [directive.pk]


def test_quotes_and_signs_stand_for_themselves():
    directive = a_directive("推进“五清”'a\"b\\c%d_e*f行动")

    assert candidates("'a\"b\\c%d_e*f") == [directive.pk]


def test_what_is_off_the_ledger_is_no_candidate():
    directive = a_directive("完成龙口水库除险加固")
    unrecord(directive)

    assert candidates("完成龙口水库除险加固") == []
