"""Rules of RFC 5545 and what people type stand for one another."""

from contextlib import nullcontext, suppress
from datetime import date
from itertools import islice

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.controls.repetition import Repeating, RepetitionField
from tracker.rhythm import On, Rhythm, Unit, days_of, rhythm_of, rule_of, said
from tracker.rows.repeating import repetition
from tracker.rows.rhythm_words import by_the_end, in_words

MARCH = date(2026, 3, 2)


def next_days(rule: str) -> list[date]:
    """Sixty days of the rule."""
    return list(islice(repetition(rule, MARCH).from_day(MARCH), 60))


@pytest.mark.parametrize(
    ("number", "unit", "on", "rule"),
    [
        (1, "day", "", "FREQ=DAILY"),
        (10, "day", "", "FREQ=DAILY;INTERVAL=10"),
        (2, "week", "周一、周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"),
        (1, "week", "工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (1, "week", "周五至周日", "FREQ=WEEKLY;BYDAY=FR,SA,SU"),
        (1, "week", "一、三、五", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        (1, "month", "5日前", "FREQ=MONTHLY;BYMONTHDAY=5"),
        (1, "month", "10、20和月底", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"),
        (1, "month", "30", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (1, "month", "31日", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (1, "month", "第一天", "FREQ=MONTHLY;BYMONTHDAY=1"),
        (1, "month", "第1个周三、最后一个周五", "FREQ=MONTHLY;BYDAY=1WE,-1FR"),
        (1, "quarter", "", "FREQ=MONTHLY;INTERVAL=3"),
        (1, "quarter", "最后一天", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        (1, "quarter", "首月10日", "FREQ=MONTHLY;INTERVAL=3;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        (1, "half", "末月25日", "FREQ=MONTHLY;INTERVAL=6;BYMONTH=6,12;BYMONTHDAY=25"),
        (1, "year", "6月30日、12月20日", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=30,20;BYSETPOS=2,3"),
        (1, "year", "11月至3月", "FREQ=YEARLY;BYMONTH=11,12,1,2,3"),
        (2, "year", "9-30", "FREQ=YEARLY;INTERVAL=2;BYMONTH=9;BYMONTHDAY=30"),
        (1, "year", "最后一天", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        (1, "year", "２月２９日", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (1, "week", "Mon and Friday", "FREQ=WEEKLY;BYDAY=MO,FR"),
        (1, "month", "last day, 1st", "FREQ=MONTHLY;BYMONTHDAY=-1,1"),
        (1, "month", "2nd Tue", "FREQ=MONTHLY;BYDAY=2TU"),
        (1, "year", "30 June", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30"),
    ],
)
def test_what_is_typed_becomes_a_rule(number, unit, on, rule):
    assert rule_of(Rhythm(number, Unit(unit), days_of(on))) == rule
    assert next_days(rule)


@pytest.mark.parametrize(
    ("unit", "on"),
    [
        ("day", "5日"), ("week", "5日"), ("week", "6月"), ("month", "周一"), ("month", "6月30日"),
        ("quarter", "首月5日、末月5日"), ("quarter", "第4个月5日"), ("year", "5日"), ("year", "2月30日"),
        ("month", "5日、周一"), ("month", "32日"), ("year", "13月"), ("month", "尽快"), ("month", "0"),
    ],
)  # fmt: skip
def test_days_that_a_period_does_not_have_are_refused_with_one_sentence(unit, on):
    with translation.override("en"), pytest.raises(ValueError, match=r"^[^\n]{10,120}\.$"):
        rule_of(Rhythm(1, Unit(unit), days_of(on)))


DAYS, NTH = [*range(1, 29), -1], [1, 2, 3, 4, 5, -1]
ONE_DAY = st.sampled_from(
    [
        *(On(day=day) for day in [*DAYS, 29, 30]),
        *(On(weekday=day, nth=nth) for day in range(7) for nth in [None, *NTH]),
        *(On(month=month) for month in range(1, 13)),
        *(On(month=month, day=day) for month in range(1, 13) for day in DAYS),
        *(On(of_period=month, day=day) for month in [1, 2, 3, -1] for day in DAYS),
    ]
)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@given(on=st.lists(ONE_DAY, max_size=4, unique=True))
def test_the_days_that_are_said_are_read_as_the_same_days(language, on):
    with translation.override(language):
        assert days_of(said(tuple(on))) == tuple(on)


@example(number=2, unit=Unit.HALF, on=On(day=1, of_period=1))
@example(number=4, unit=Unit.QUARTER, on=On(day=31, of_period=3))
@given(
    number=st.integers(1, 30),
    unit=st.sampled_from(list(Unit)),
    on=ONE_DAY | st.none(),
)
def test_whatever_rule_is_made_falls_on_days_and_is_said_in_words(number, unit, on):
    try:
        rule = rule_of(Rhythm(number, unit, (on,) if on else ()))
    except ValueError:
        return
    shown = rhythm_of(rule)
    assert shown is not None
    assert next_days(rule_of(shown)) == next_days(rule)
    assert next_days(rule)
    assert "=" not in in_words(rule)


@given(st.text(max_size=30))
def test_anything_typed_is_read_or_refused_and_nothing_else(words):
    with suppress(ValueError):
        found = days_of(words)
        assert days_of(said(found)) == found


@pytest.mark.parametrize(
    ("rule", "times", "chinese", "english"),
    [
        (
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", 1,
            "每季度一次，最迟末月最后一天", "once every quarter, by last day of the last month",
        ),
        ("FREQ=MONTHLY;INTERVAL=3", 2, "每季度至少2次", "at least 2 times every quarter"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", None, "每2周，最迟周一、周五", "every 2 weeks, by Mon, Fri"),
        ("FREQ=YEARLY;BYMONTH=5,6,7", None, "每年，于5月、6月、7月", "every year, in May, June, July"),
        ("FREQ=HOURLY;INTERVAL=2", None, "每2小时", "every 2 hours"),
        ("FREQ=SECONDLY;COUNT=x", None, "反复进行", "repeatedly"),
        ("FREQ=MONTHLY;INTERVAL=6", None, "每半年", "every half-year"),
        ("", None, "", ""),
    ],
)  # fmt: skip
def test_a_repetition_is_said_in_both_languages(rule, times, chinese, english):
    with translation.override("zh-hans"):
        assert in_words(rule, times=times) == chinese
    with translation.override("en"):
        assert in_words(rule, times=times) == english


@pytest.mark.parametrize(
    ("rule", "says"),
    [("FREQ=WEEKLY", "周五"), ("FREQ=MONTHLY;INTERVAL=3", "期末"), ("FREQ=DAILY", ""), ("FREQ=WEEKLY;BYDAY=MO", "")],
)
def test_a_rule_that_names_no_day_says_which_one_counts(rule, says):
    with translation.override("zh-hans"):
        assert says in by_the_end(rule)
    assert bool(by_the_end(rule)) == bool(says)


def held(rule: str, **values) -> RepetitionField:
    """The control with what stands in a record."""
    field = RepetitionField()
    field.holding(Repeating(rule, **values), begun=MARCH, on=MARCH)
    return field


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=5,10,15,20,25,30", "FREQ=MONTHLY;X=1"]
)
def test_what_the_control_cannot_say_or_would_say_otherwise_is_kept_as_it_stands(rule):
    field = held(rule, times=2)
    shown = [str(part or "") for part in field.widget.decompress(field.was)]

    assert field.clean(shown) == Repeating(rule, 2)
    assert not field.has_changed(field.was, shown)


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        (["", "month", "15日、最后一天", "1"], False),
        (["", "year", "3月、9月", "1"], False),
        (["", "week", "周一、周四", "2"], True),
        (["", "week", "周一、周四", ""], True),
        (["", "month", "1月、3月", "1"], True),
        (["2", "month", "", "1"], True),
    ],
)
def test_a_period_is_not_owed_fewer_times_than_on_the_days_that_are_named(typed, sure):
    refused = nullcontext() if sure else pytest.raises(ValidationError, match="leave the times empty")
    with translation.override("en"), refused:
        RepetitionField().clean(typed)


def test_what_is_kept_as_it_stands_takes_no_days():
    with translation.override("en"), pytest.raises(ValidationError, match="kept as it stands"):
        held("FREQ=HOURLY").clean(["", "kept", "5", ""])


@pytest.mark.parametrize(
    "typed",
    [
        ["2", "", "", ""],
        ["", "", "5", ""],
        ["", "", "", "3"],
        ["0", "day", "", ""],
        ["1", "kept", "", ""],
        ["1", "aeon", "", ""],
        ["1", "month", "、".join(map(str, range(1, 31))), ""],
        ["1", "month", "5\x00", ""],
        ["9" * 5000, "day", "", ""],
    ],
)
def test_what_is_no_repetition_is_refused(typed):
    with pytest.raises(ValidationError):
        RepetitionField().clean(typed)


def test_nothing_typed_is_no_repetition():
    assert RepetitionField().clean(["", "", "", ""]) is None


def test_something_foreign_in_an_address_is_shown_as_nothing():
    assert RepetitionField().widget.decompress("FREQ=DAILY") == [None, "", "", None]
