"""Working days and moving festivals: the tables agree with the packages they come from."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from extraction import calendar_tables
from extraction.reader.rulebooks import SHIPPED_FOLDER, shipped
from extraction.reader.times.calendar import official_calendar, shift_months
from extraction.reader.times.provisional import AWAITED, PROVISIONAL
from tests.reader.reading import find

CALENDAR = official_calendar(shipped().lexicons)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(day) for day in range((date(year + 1, 1, 1) - first).days)]


def test_the_table_is_what_its_generator_writes() -> None:
    assert (SHIPPED_FOLDER / "lexicon" / "calendar.toml").read_text(encoding="utf-8") == calendar_tables.page()


@pytest.mark.parametrize("year", calendar_tables.OFFICIAL_YEARS)
def test_working_days_agree_with_the_official_calendar(year: int) -> None:
    assert [day for day in days_of(year) if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)] == []


def test_beyond_the_official_calendar_monday_to_friday_are_working_days() -> None:
    assert [CALENDAR.is_working_day(date(2040, 3, 5) + timedelta(day)) for day in range(7)] == [True] * 5 + [False] * 2


def test_before_the_tables_and_the_regulation_only_weekends_are_off() -> None:
    assert CALENDAR.is_working_day(date(2014, 10, 1))


# Days off from Monday to Friday that hold by regulation, with what is made up for those on a weekend.
BY_REGULATION = {
    2027: "01-01 02-05 02-08 02-09 02-10 04-05 05-03 05-04 06-09 09-15 10-01 10-04 10-05",
    2028: "01-03 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-29 10-02 10-03 10-04 10-05",
}


@pytest.mark.parametrize("year", BY_REGULATION)
def test_a_year_without_a_notice_has_the_days_off_of_the_regulation(year: int) -> None:
    off = [day for day in days_of(year) if day.weekday() < 5 and not CALENDAR.is_working_day(day)]
    assert [f"{day:%m-%d}" for day in off] == BY_REGULATION[year].split()


# 中秋 on a day of 国庆: the package leaves out the day that is made up for it (the notices gave 8 days in 2020).
TWO_MEET = {date(2028, 10, 5), date(2031, 10, 6)}


@pytest.mark.parametrize("year", [year for year in calendar_tables.FESTIVAL_YEARS if not CALENDAR.knows(year)])
def test_days_off_by_regulation_agree_with_the_public_holidays(year: int) -> None:
    public = holidays.country_holidays("CN", years=year)
    weekdays = [day for day in days_of(year) if day.weekday() < 5 and day not in TWO_MEET]
    assert [day for day in weekdays if CALENDAR.is_working_day(day) == (day in public)] == []


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_statutory_holiday_is_off_by_the_notice_too(year: int) -> None:
    days = CALENDAR.holidays_between(date(year, 1, 1), date(year, 12, 31))
    assert len(days) == 13
    assert not any(map(CALENDAR.is_working_day, days))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 3)),
        (date(2026, 2, 17), date(2026, 2, 23)),
        (date(2025, 10, 6), date(2025, 10, 8)),
        (date(2027, 1, 1), date(2027, 1, 3)),
        (date(2027, 9, 15), date(2027, 9, 15)),
        (date(2026, 10, 18), None),
    ],
)
def test_a_holiday_lasts_until_offices_work_again(day: date, last: date | None) -> None:
    assert CALENDAR.rests_until(day) == last


@pytest.mark.parametrize(
    ("after", "until", "years"),
    [
        (date(2026, 12, 1), date(2026, 12, 28), []),
        (date(2026, 12, 24), date(2026, 12, 30), [2027]),
        (date(2026, 12, 30), date(2027, 1, 5), [2027]),
        (date(2025, 12, 30), date(2026, 1, 5), []),
        (date(2014, 3, 1), date(2014, 3, 8), []),
    ],
)
def test_a_notice_is_awaited_where_it_can_still_move_the_days(after: date, until: date, years: list[int]) -> None:
    assert CALENDAR.awaited(after, until) == years


def test_a_day_before_the_notice_says_what_is_provisional() -> None:
    (mention,) = find("县司法局3个工作日内答复", held_on=date(2026, 12, 30))
    assert mention.due_on == date(2027, 1, 5)
    assert mention.flags == ("provisional-calendar",)
    assert "2027年放假安排尚未公布，暂按法定节假日" in mention.explanation
    assert "待国务院办公厅通知公布后重新核定" in mention.explanation


def test_a_day_by_the_notice_is_not_provisional() -> None:
    (mention,) = find("县司法局3个工作日内答复", held_on=date(2026, 3, 2))
    assert (mention.flags, "国务院放假安排" in mention.explanation) == ((), True)


def test_what_is_counted_behind_a_holiday_says_until_when_that_lasts() -> None:
    (mention,) = find("元旦假期结束后3天内结账", held_on=date(2026, 12, 10))
    assert mention.flags == ("provisional-calendar",)
    assert (mention.due_on, mention.anchor_on) == (date(2027, 1, 6), date(2027, 1, 3))
    assert "放假至2027年1月3日，自次日起算，2027年放假安排尚未公布" in mention.explanation


def test_after_the_holiday_named_before_is_after_that_one() -> None:
    after = find("国庆期间专人值守，节后3个工作日内报总结", held_on=date(2026, 9, 10))[-1]
    assert (after.text, after.due_on) == ("节后3个工作日内", date(2026, 10, 10))


@pytest.mark.parametrize("text", ["今年后三个月内完成", "6月后两个月内完成", "换季节后一周内完成", "第三个工作日通报"])
def test_what_may_mean_something_else_is_not_counted_from_an_end(text: str) -> None:
    assert not any(
        mention.due_on and "自次日起算" in mention.explanation for mention in find(text, held_on=date(2026, 3, 2))
    )


@pytest.mark.parametrize("year", calendar_tables.FESTIVAL_YEARS)
@pytest.mark.parametrize(
    ("festival", "name"),
    [("spring", "春节"), ("dragon_boat", "端午节"), ("mid_autumn", "中秋节"), ("qingming", "清明节")],
)
def test_moving_festivals_agree_with_the_public_holidays(year: int, festival: str, name: str) -> None:
    on = CALENDAR.festival_on(festival, year)
    assert on in holidays.country_holidays("CN", years=year, language="zh_CN").get_named(name, lookup="icontains")


def test_every_moving_festival_of_the_lexicon_has_its_days() -> None:
    names = {entry["moving"] for entry in shipped().lexicons["festival"].values() if "moving" in entry}
    assert all(CALENDAR.festival_on(name, year) for name in names for year in calendar_tables.FESTIVAL_YEARS)


def test_make_up_days_count_as_working_days() -> None:
    # The Saturday before the National Day of 2025 was a day off, the Sunday a make-up day.
    assert CALENDAR.after_working_days(date(2025, 9, 26), 1) == date(2025, 9, 28)


def test_working_days_skip_the_days_off() -> None:
    (mention,) = find("3个工作日内办结", held_on=date(2025, 9, 30))
    assert mention.due_on == date(2025, 10, 11)


def test_a_festival_that_has_gone_by_is_the_next_years() -> None:
    (mention,) = find("春节前兑现", held_on=date(2025, 12, 1))
    assert mention.due_on == date(2026, 2, 16)


def test_a_festival_beyond_the_table_is_vague_not_guessed() -> None:
    (mention,) = find("2050年中秋节前完成", held_on=date(2049, 1, 1))
    assert (mention.vague, mention.due_on) == (True, None)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)
def test_months_later_stays_within_the_month(day: date, months: int, later: date) -> None:
    assert shift_months(day, months) == later


def test_a_festival_that_goes_on_is_this_years() -> None:
    (mention,) = find("国庆期间严格值守", held_on=date(2026, 10, 3))
    assert (mention.starts_on, mention.due_on) == (date(2026, 10, 1), date(2026, 10, 7))


def test_a_length_in_the_clause_behind_leans_on_the_holiday_too() -> None:
    within = find("国庆假期结束后，县水利局要在3个工作日内报总结", held_on=date(2026, 9, 10))[-1]
    assert (within.text, within.due_on) == ("3个工作日内", date(2026, 10, 10))


def test_a_length_set_for_each_case_does_not() -> None:
    within = find("国庆假期结束后，群众诉求3个工作日内答复", held_on=date(2026, 9, 10))[-1]
    assert (within.text, within.due_on) == ("3个工作日内", None)


def test_two_holidays_that_end_together_count_as_one() -> None:
    (within,) = find("中秋、国庆假期结束后2个工作日内报总结", held_on=date(2026, 9, 10))
    assert within.due_on == date(2026, 10, 9)


def test_a_day_after_a_provisional_holiday_is_provisional_too() -> None:
    (on,) = find("国庆节后第三天通报路况", held_on=date(2027, 9, 10))
    assert (on.due_on, on.flags) == (date(2027, 10, 8), ("provisional-calendar",))


def test_a_working_day_of_a_month_without_a_notice_says_that_it_is_provisional():
    [found] = find("明年1月第一个工作日前报送", held_on=date(2026, 12, 10))

    assert (found.due_on, found.flags) == (date(2027, 1, 4), (PROVISIONAL,))
    assert AWAITED in found.explanation
