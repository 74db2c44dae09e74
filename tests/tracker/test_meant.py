"""What was probably meant: rows that hold most of what was typed run together, best first."""

import pytest

from tests.builders import a_directive, a_meeting, a_party, a_speech
from tracker.models import Directive, Meeting, ResponsibleParty, Speech
from tracker.search import meant

pytestmark = pytest.mark.django_db


def texts(words: str, *, names=(), rows=None, limit: int = 10) -> list[str]:
    """The texts of the directives that were meant."""
    return [one.row.text for one in meant(Directive.objects.all() if rows is None else rows, words, names, limit)]


def test_what_was_typed_run_together_is_found_where_its_words_stand_apart():
    a_directive("备足防汛所需物资，储备到乡镇")
    [one] = meant(Directive.objects.all(), "防汛物资储备", [], 10)
    assert (one.row.text, one.words) == ("备足防汛所需物资，储备到乡镇", ["防汛", "物资", "储备"])


def test_the_more_of_it_a_row_holds_the_earlier_it_comes_and_of_equals_the_newest():
    for text in ("防汛要有物资", "防汛要有储备", "物资要储备，防汛要抓紧", "防汛要抓紧"):
        a_directive(text)
    assert texts("防汛物资储备") == ["物资要储备，防汛要抓紧", "防汛要有储备", "防汛要有物资"]
    assert texts("防汛物资储备", limit=1) == ["物资要储备，防汛要抓紧"]


def test_a_long_word_counts_for_more_than_a_short_one():
    for text in ("巡查水库", "加固责任状", "召开部门联席会议"):
        a_directive(text)
    assert texts("水库部门联席会议", names=["部门联席会议"]) == ["召开部门联席会议"]


def test_what_holds_everything_as_it_was_typed_is_left_out():
    a_directive("防汛物资储备要足")
    a_directive("储备防汛物资")
    assert texts("防汛物资储备") == ["储备防汛物资"]
    assert texts("防汛 物资 储备") == []


def test_of_several_words_half_is_enough():
    a_directive("备足防汛沙袋")
    a_directive("修缮校舍")
    assert texts("防汛 物资") == ["备足防汛沙袋"]


def test_of_a_single_word_nothing_else_can_be_meant():
    a_directive("备足防汛物资")
    assert texts("防汛") == texts("修路") == texts("，。") == texts("") == []


def test_a_word_with_something_after_it_that_means_nothing_is_found_without():
    a_directive("备足防汛物资")
    assert texts("防汛的") == ["备足防汛物资"]


def test_only_rows_asked_about_are_found():
    a_directive("备足防汛所需物资", owner=a_party("县水利局"))
    mine = a_directive("运送防汛所需物资")
    assert texts("防汛物资", rows=Directive.objects.filter(pk=mine.pk)) == [mine.text]


def test_the_quote_counts_as_the_text_does_and_width_and_script_do_not():
    a_directive("落实任务", speech=a_speech("縣水利局要備足防汛所需物資。"))
    assert texts("防汛物资") == ["落实任务"]


def test_names_are_not_cut_apart():
    a_directive("由河长制办公室督办")
    a_directive("办公室要派河长巡河")
    assert texts("河长制办公室责任清单", names=["河长制办公室"]) == ["由河长制办公室督办"]


def test_every_kind_that_can_be_searched_can_be_meant():
    meeting = a_meeting(title="防汛专题会议", place="物资大厦")
    speech = a_speech("备足防汛所需物资", meeting=meeting)
    party = a_party("县物资局", aliases=("防汛仓库",))
    for model, row in ((Meeting, meeting), (Speech, speech), (ResponsibleParty, party)):
        assert [one.row for one in meant(model.objects.all(), "防汛物资", [], 10)] == [row]


def test_it_costs_two_questions_however_much_is_found(django_assert_num_queries):
    for count in (1, 9):
        for _ in range(count):
            a_directive("备足防汛所需物资，储备到乡镇")
        with django_assert_num_queries(2):
            meant(Directive.objects.all(), "防汛物资储备", [], 10)


def test_a_word_in_title_and_text_counts_once_and_an_alias_as_the_name_does():
    _once, both = a_speech("备足防汛沙袋"), a_speech("备足物资")
    Speech.objects.update(title="防汛讲话")
    assert [one.row for one in meant(Speech.objects.all(), "防汛物资储备仓库", [], 10)] == [both]
    party = a_party("县物资局", aliases=("防汛物资局", "防汛仓库"))
    [one] = meant(ResponsibleParty.objects.all(), "防汛物资储备仓库", [], 10)
    assert (one.row, one.words) == (party, ["防汛", "物资", "仓库"])


def test_rows_that_are_joined_many_times_count_once():
    bureau, office = a_party("县水利局"), a_party("县应急局")
    one, two = a_directive("备足防汛沙袋", owner=bureau), a_directive("备足防汛和物资", owner=office)
    rows = Directive.objects.filter(assignments__party__in=[bureau, office]) | Directive.objects.filter(pk=one.pk)
    assert texts("防汛物资", rows=rows) == [two.text, one.text]


def test_of_nothing_nothing_was_meant_and_what_no_text_can_hold_is_meant_without():
    a_directive("备足防汛物资")
    assert texts("防汛 物资储备", rows=Directive.objects.none()) == []
    assert texts("防汛 " + "龘" * 501) == texts("防汛 物资\0") == ["备足防汛物资"]


def test_of_many_single_characters_the_first_are_looked_for():
    a_directive("备足防汛物资，储备到乡镇")
    [one] = meant(Directive.objects.all(), "防 汛 物 资 储 备 乡 镇 水 库 校 舍", [], 10)
    assert one.words == ["防", "汛", "物", "资", "储", "备", "乡", "镇"]
    assert texts("水 库 校 舍 整 改 台 账 防 汛 物 资 储 备 乡 镇") == []
