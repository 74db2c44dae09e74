"""Working days and moving festivals: the tables agree with the packages they come from."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from extraction import calendar_tables
from extraction.reader.rulebooks import SHIPPED_FOLDER, shipped
from extraction.reader.times.calendar import official_calendar, shift_months
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
    assert [CALENDAR.is_working_day(date(2040, 10, 1) + timedelta(day)) for day in range(7)] == [True] * 5 + [False] * 2


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
