"""What stands a few words behind 每 and still says on which day.

每月都要在|5日前, 每年务必在|春节前, 每周一上午、|周五下午, 每月25日至|月底.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from extraction.reader.times.context import Context
from extraction.reader.times.repeating import WEEKDAYS, months_from_to, repeat_monthday, repeat_weekdays
from extraction.reader.times.rrules import listed
from extraction.reader.times.together import TimeMatch
from extraction.reader.times.values import Anchor, Event, Period, Repeat, TimeValue

BY_AN_EVENT = "以每次的事件为限，日期待定"
NO_DAY = "读不准是哪一天，不推定日期"
MONTHLY, WEEKLY, QUARTERLY = "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3"
SEASONAL = "FREQ=YEARLY;BYMONTH="
_MUST = re.compile("(?:都|均|也|还)?(?:要|须|需|必须|应|应当|应该|务必|一定|确保|至少|争取|力争)?要?[在于]")
_FROM = re.compile("(?:起|开始),? ?")


def is_urged(context: Context, end: int, start: int) -> bool:
    """Whether only 都要在, 务必于 … stands between two times."""
    return bool(_MUST.fullmatch(context.folded, end, start))


def on_its_day(first: TimeMatch, last: TimeMatch, repeat: Repeat, anchor: Anchor) -> TimeMatch | None:
    """The repetition on the day that follows it; without a day where that is none that comes in each unit."""
    if "BY" in repeat.rrule or not repeat.rrule or not isinstance(last.value, Period | Event):
        return None
    found = _read_under(last, repeat.rrule, anchor)
    both = found if isinstance(found, Repeat) else Repeat("", BY_AN_EVENT if isinstance(last.value, Event) else NO_DAY)
    return first._replace(value=both, end=last.end)


def to_its_day(first: TimeMatch, last: TimeMatch, repeat: Repeat, anchor: Anchor) -> TimeMatch | None:
    """A run under 每 (每月25日至|月底): its last day counts."""
    found = _read_under(last, repeat.rrule.partition(";BY")[0], anchor)
    return first._replace(value=found if isinstance(found, Repeat) else Repeat("", NO_DAY), end=last.end)


def _read_under(last: TimeMatch, rrule: str, anchor: Anchor) -> TimeValue | None:
    if len(last.matches) != 1:
        return None
    slots = last.matches[0].slots
    if rrule == MONTHLY and last.rule == "day-alone":
        return repeat_monthday({"d1": slots["d"]}, anchor)
    if rrule == MONTHLY and slots.keys() == {"part"}:
        return repeat_monthday({"p1": slots["part"]}, anchor)
    if rrule == WEEKLY and last.rule == "week" and slots.keys() == {"d"}:
        return repeat_weekdays({"d": slots["d"]}, anchor)
    if rrule == QUARTERLY and last.rule == "relative-quarter" and slots.keys() == {"part"}:
        return Repeat(f"{rrule};BYMONTHDAY=-1")
    return None


def is_listed(first: TimeMatch, last: TimeMatch, context: Context) -> bool:
    """Whether the second is a further day of a list under 每 that other words part from the first."""
    assert isinstance(first.value, Repeat)
    slots = last.matches[0].slots.keys() if len(last.matches) == 1 else set()
    if first.value.rrule.startswith(SEASONAL) and "BYMONTHDAY" not in first.value.rrule:
        is_season = isinstance(last.value, Period) and last.value.run and last.value.month_named
        return is_season and context.listed(first.end, last.start)
    kinds = {WEEKLY: ("week", "BYDAY="), MONTHLY: ("day-alone", "BYMONTHDAY=")}
    rule, named = kinds.get(first.value.rrule.partition(";")[0], ("", ""))
    alike = last.rule == rule and slots == {"d"} and named in first.value.rrule and "BYSETPOS" not in first.value.rrule
    return alike and context.listed(context.closing(first.end, last.start).end, last.start)


def with_listed(first: TimeMatch, last: TimeMatch, repeat: Repeat, anchor: Anchor) -> TimeMatch:
    """The repetition with one more day: 每周一上午、|周五下午."""
    if isinstance(last.value, Period) and last.value.run and last.value.first and last.value.last:
        months = months_from_to(last.value.first.month, last.value.last.month)
        return first._replace(value=replace(repeat, rrule=f"{repeat.rrule},{listed(months)}"), end=last.end)
    words = last.matches[0].slots["d"]
    if last.rule == "week":
        rule = f"{repeat.rrule},{WEEKDAYS[anchor.lexicons['weekday'][words]]}"
        return first._replace(value=replace(repeat, rrule=rule), end=last.end)
    days = dict.fromkeys(repeat.rrule.rpartition("=")[2].split(","))
    both = repeat_monthday({f"d{number}": day for number, day in enumerate([*days, words], 1)}, anchor)
    return first._replace(value=both or replace(repeat, rrule="", how=NO_DAY), end=last.end)


def begun(found: Iterable[TimeMatch], context: Context) -> list[TimeMatch]:
    """The time values, a repetition from the day on that is said before it: 自2027年起|每年6月底前."""
    placed: list[TimeMatch] = []
    for this in found:
        before = placed[-1] if placed else None
        if isinstance(this.value, Repeat) and before and _FROM.fullmatch(context.folded, before.end, this.start):
            starts_on = before.value.first if isinstance(before.value, Period) else None
            this = this._replace(value=replace(this.value, starts_on=starts_on))
        placed.append(this)
    return placed
