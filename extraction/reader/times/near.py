"""This week and the next, today and tomorrow: value functions for periods that lie near the meeting's day."""

from datetime import timedelta

from extraction.reader.numerals import is_masked
from extraction.reader.times.calendar import DAY, monday_of
from extraction.reader.times.dates import known, unknown
from extraction.reader.times.values import ALONE, LIMITED, Anchor, Past, Period, Slots, TimeValue
from extraction.reader.times.wording import held
from extraction.reader.times.years import UNKNOWN, Year


def week(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """本周, 下周三, 周五, 周末: a week begins on Monday; a bare weekday is the next one, the meeting's day included."""
    lexicons = anchor.lexicons
    offset = lexicons["week_word"].get(slots.get("rw", ""), 0)
    if offset < 0:
        return Past()
    if anchor.held_on is None:
        return unknown(Year(None, UNKNOWN, "会议日不明"))
    first = monday_of(anchor.held_on) + 7 * offset * DAY
    how = Year(None, "", f"{held(anchor.held_on)}（周{'一二三四五六日'[anchor.held_on.weekday()]}）")
    if is_masked(slots.get("d", "")):
        return unknown(how, masked=True)
    if "d" not in slots:
        return known(how, first, first + 6 * DAY, open_before=offset > 0)
    on = first + lexicons["weekday"][slots["d"]] * DAY
    if "rw" not in slots and on < anchor.held_on:
        on += 7 * DAY
    # 周末 alone may be any (周末加班); 本周末 is one.
    counts = LIMITED if slots["d"] == "末" and "rw" not in slots else ALONE
    return known(how, on, on, point=slots["d"] == "末", counts=counts)


def near_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """今天, 明天, 即日; the present itself is no deadline unless 起 or 前 stands beside it."""
    entry = anchor.lexicons["near_day"][slots["w"]]
    if anchor.held_on is None:
        return Period(None, None, UNKNOWN, "会议日不明", vague=True, counts=entry["counts"])
    on = anchor.held_on + timedelta(entry["days"])
    return Period(on, on, str(on), held(anchor.held_on), counts=entry["counts"])
