"""This week and the next, today and tomorrow: value functions for periods that lie near the meeting's day."""

from dataclasses import replace
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
    if anchor.week and "rw" not in slots:
        first = anchor.week  # 下周一、|周三
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


def week_run(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """周一至周六, 下周三到周五: days of this week; of the next where, unnamed, they are over."""
    lexicons, held_on = anchor.lexicons, anchor.held_on
    offset = lexicons["week_word"].get(slots.get("rw", ""), 0)
    offsets = (offset, lexicons["week_word"].get(slots.get("again", ""), offset))
    if max(offsets) < 0:
        return Past()
    if held_on is None:
        return unknown(Year(None, UNKNOWN, "会议日不明"))
    monday = monday_of(held_on)
    first, last = (
        monday + (7 * weeks + lexicons["weekday"][slots[name]]) * DAY
        for weeks, name in zip(offsets, ("d", "e"), strict=True)
    )
    last += 7 * DAY if last < first else 0 * DAY
    later = 7 * DAY if "rw" not in slots and last < held_on else 0 * DAY
    how = Year(None, "", f"{held(held_on)}（周{'一二三四五六日'[held_on.weekday()]}）")
    return replace(known(how, first + later, last + later), run=True)


def near_day(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """今天, 明天, 即日; the present itself is no deadline unless 起 or 前 stands beside it."""
    entry = anchor.lexicons["near_day"][slots["w"]]
    if anchor.held_on is None:
        return Period(None, None, UNKNOWN, "会议日不明", vague=True, counts=entry["counts"])
    on = anchor.held_on + timedelta(entry["days"])
    return Period(on, on, str(on), held(anchor.held_on), counts=entry["counts"])
