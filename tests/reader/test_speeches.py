"""Several speeches in one file, and what the front matter of each one says."""

from datetime import date

import pytest

from extraction.reader import read, shipped
from extraction.reader.layout.front_matter import guess_front_matter
from extraction.reader.layout.spans import Span
from extraction.reader.layout.speeches import split_speeches

BODY = "今年雨水来得早。" * 20 + "\n"
FIRST = "在全县防汛工作会议上的讲话\n（2026年4月8日）\n县长 何某某\n同志们：\n" + BODY
SECOND = "在全县防汛工作会议结束时的讲话\n县委书记 严某\n同志们：\n" + BODY


def front_matter_of(text):
    return guess_front_matter(text, Span(0, len(text)), shipped())


def test_a_file_with_one_speech_is_one_speech():
    assert split_speeches(FIRST, shipped()) == [Span(0, len(FIRST))]


def test_a_second_title_begins_a_second_speech():
    assert split_speeches(FIRST + SECOND, shipped()) == [Span(0, len(FIRST)), Span(len(FIRST), len(FIRST + SECOND))]


def test_a_greeting_alone_on_its_line_begins_a_speech_that_has_no_title():
    text = FIRST + "同志们：\n" + BODY
    assert split_speeches(text, shipped())[1].start == len(FIRST)


def test_part_numbers_of_a_collection_begin_speeches():
    text = "第一篇\n" + BODY + "第二篇\n" + BODY
    assert [span.start for span in split_speeches(text, shipped())] == [0, len("第一篇\n" + BODY)]


def test_a_title_printed_twice_begins_one_speech():
    title = "在全县防汛工作会议上的讲话\n"
    assert len(split_speeches(title + title + BODY, shipped())) == 1


@pytest.mark.parametrize("heading", ["三、广泛宣传动员", "（二）做好全面部署", "2.认真开展点评"])
def test_a_numbered_heading_that_ends_like_a_title_begins_no_speech(heading):
    assert len(split_speeches(FIRST + heading + "\n" + BODY, shipped())) == 1


def test_a_numbered_title_begins_a_speech():
    assert len(split_speeches(FIRST + "二、在全县防汛工作会议上的讲话\n" + BODY, shipped())) == 2


@pytest.mark.parametrize(
    "line", ["标签：防汛 领导讲话", "首页 > 领导讲话 > 在全县防汛会上的讲话", "上一篇：在全县抗旱会议上的讲话"]
)
def test_links_of_a_site_begin_no_speech(line):
    assert len(split_speeches(FIRST + line + "\n" + BODY, shipped())) == 1


def test_text_taken_as_one_speech_is_not_split():
    assert len(read(FIRST + SECOND, split=False).speeches) == 1


def test_the_front_matter_tells_title_speaker_post_and_day():
    front = front_matter_of(FIRST)
    assert (front.title, front.speaker, front.post, front.held_on) == (
        "在全县防汛工作会议上的讲话",
        "何某某",
        "县长",
        date(2026, 4, 8),
    )


def test_the_front_matter_is_found_where_the_line_ends_were_lost():
    front = front_matter_of("县长何某某在全县防汛会议上的讲话（2026年4月8日） 同志们：今年雨水来得早。" + BODY)
    assert (front.title, front.speaker, front.held_on) == (
        "县长何某某在全县防汛会议上的讲话",
        "何某某",
        date(2026, 4, 8),
    )


def test_a_title_broken_over_two_lines_is_one():
    front = front_matter_of("县委书记在全县优化营商环境动员部署会\n上的讲话\n同志们：\n" + BODY)
    assert front.title == "县委书记在全县优化营商环境动员部署会上的讲话"


@pytest.mark.parametrize("ending", ["讲话（节录）", "讲话【最新】", "讲话全文", "讲话_共11页"])
def test_a_title_may_say_what_kind_of_copy_it_is(ending):
    assert len(split_speeches(FIRST + "县长在全县抗旱工作会议上的" + ending + "\n" + BODY, shipped())) == 2


def test_the_post_can_stand_in_the_title():
    front = front_matter_of("副县长陶然在校园安全工作会上的讲话\n同志们：\n")
    assert (front.post, front.speaker) == ("副县长", "陶然")


@pytest.mark.parametrize("day", ["二〇二六年三月二日", "2026年3月2日", "2026-03-02", "二○二六年三月二日"])
def test_the_day_is_understood_however_it_is_written(day):
    assert front_matter_of(f"在会议上的讲话\n（{day}）\n同志们：\n").held_on == date(2026, 3, 2)


def test_a_day_in_han_characters_can_lie_in_any_third_of_the_month():
    assert front_matter_of("在会议上的讲话\n（二〇二五年十二月三十一日）\n").held_on == date(2025, 12, 31)
    assert front_matter_of("在会议上的讲话\n（二零二五年十月廿一日）\n").held_on == date(2025, 10, 21)


def test_several_posts_stand_before_one_name():
    front = front_matter_of("在会议上的讲话\n县委副书记、县长 何某某\n")
    assert (front.post, front.speaker) == ("县委副书记、县长", "何某某")


def test_a_line_of_nothing_but_posts_names_no_speaker():
    # An expression that could cut it in every way would not come back within a lifetime.
    assert front_matter_of("书记" * 35 + "\n同志们：\n").speaker == ""


def test_a_day_that_does_not_exist_is_no_day():
    assert front_matter_of("在会议上的讲话\n（2026年2月30日）\n").held_on is None


def test_the_day_a_site_published_the_text_is_not_the_day_it_was_held():
    front = front_matter_of("发布时间：2026-05-01\n在会议上的讲话\n（2026年3月2日）\n同志们：\n")
    assert front.held_on == date(2026, 3, 2)


def test_a_day_in_the_body_is_not_taken_for_the_meetings_day():
    assert front_matter_of("在会议上的讲话\n同志们：\n2025年3月2日发生过一次管涌。\n").held_on is None


def test_the_given_day_goes_before_the_guessed_one():
    (speech,) = read(FIRST, held_on=date(2026, 4, 9)).speeches
    assert speech.held_on == date(2026, 4, 9)


def test_each_speech_of_a_file_uses_its_own_day_when_none_is_given():
    text = FIRST + "在复盘会上的讲话\n（2026年9月1日）\n同志们：\n" + BODY
    assert [speech.held_on for speech in read(text).speeches] == [date(2026, 4, 8), date(2026, 9, 1)]
