"""Time words under 每年: what 春节前 or 6月中旬 means is asked for each year anew.

What falls on the same day every year is a rule; what does not is single days, as far as the tables go.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from extraction.reader.times.calendar import DAY, last_of_month
from extraction.reader.times.provisional import AWAITED, PROVISIONAL
from extraction.reader.times.repeating import months_from_to
from extraction.reader.times.rrules import LAST, MonthDay, listed, of_year
from extraction.reader.times.values import Anchor, Period, Repeat, Slots, TimeValue
from extraction.reader.times.wording import some_days

YEARLY = "FREQ=YEARLY"
YEARS = 12  # that a word is asked for: leap years and as many festivals as anybody plans ahead for
Meaning = Callable[[Slots, Anchor], TimeValue | None]


def each_coming(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """每逢: every year, on what is named behind it."""
    return Repeat(YEARLY, opening=True)


def asked_each_year(meaning: Meaning, slots: Mapping[str, str], anchor: Anchor) -> tuple[Period, ...]:
    """What a time word means in each year from the meeting's on; nothing where it names a year of its own."""
    if {"y", "ry", "rm"} & slots.keys():
        return ()
    return tuple(_each_year(meaning, slots, anchor))


def _each_year(meaning: Meaning, slots: Slots, anchor: Anchor) -> Iterator[Period]:
    begun = anchor.held_on.year if anchor.held_on else date.max.year // 5
    last_known = max(map(int, anchor.lexicons["festival_days"]))
    for year in range(begun, max(begun + YEARS, last_known + 1)):
        found = meaning(slots, Anchor(anchor.lexicons, date(year, 1, 1), year))
        if not isinstance(found, Period) or not found.first or not found.last:
            return  # beyond the table
        yield found


def settled(repeat: Repeat, limit: str, held_on: date | None) -> Repeat:
    """The rule or the days of a repetition whose words were asked for each year, as the words around them limit it."""
    [first, *others] = repeat.each_year
    if first[0].run and not others:
        return Repeat(f"{YEARLY};BYMONTH={listed(_months_of(first[0]))}")
    words = [[_due(period, limit) for period in periods] for periods in repeat.each_year]
    on = [_same_each_year(days, periods[0]) for days, periods in zip(words, repeat.each_year, strict=True)]
    if rule := "" if None in on else of_year([each for each in on if each]):
        return Repeat(rule)
    if held_on is None:
        return Repeat("", "会议日不明")
    days = tuple(sorted({day for days in words for day in days if day >= held_on}))
    flags = tuple(dict.fromkeys(flag for periods in repeat.each_year for period in periods for flag in period.flags))
    waits = f"，{AWAITED}的年份为暂定" if PROVISIONAL in flags else ""
    return Repeat("", f"逐年推算，{some_days(days)}{waits}", days=days, flags=flags)


def _months_of(run: Period) -> list[int]:
    assert run.first
    assert run.last
    return months_from_to(run.first.month, run.last.month)


def _due(period: Period, limit: str) -> date:
    """The day by which it is owed: with 前 that before a period which 前 leaves out."""
    assert period.first
    assert period.last
    return period.first - DAY if limit == "before" and period.open_before else period.last


def _same_each_year(days: list[date], period: Period) -> MonthDay | None:
    """The day that it is in every year, `LAST` for the end of a month that is meant; None for another each time."""
    months, numbers = {day.month for day in days}, {day.day for day in days}
    if len(months) > 1:
        return None
    at_the_end = all(day == last_of_month(day.year, day.month) for day in days)
    if at_the_end and (period.last == days[0] or len(numbers) > 1):
        return months.pop(), LAST
    return (months.pop(), numbers.pop()) if len(numbers) == 1 else None


def with_word(repeat: Repeat, periods: tuple[Period, ...]) -> Repeat:
    """The repetition with one more time word under it."""
    return replace(repeat, each_year=(*repeat.each_year, periods), opening=False)
