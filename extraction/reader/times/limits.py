"""From a time value and the words around it to a deadline."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extraction.reader.results import DeadlineMention
from extraction.reader.times.calendar import DAY
from extraction.reader.times.values import Continuous, Event, Length, Period, Repeat, TimeValue
from extraction.reader.times.wording import by_day, explain, onward, repeated, stretch


class Words(NamedTuple):
    """The words of a deadline in the text, the rule that found them, and the meeting's day."""

    text: str
    start: int
    end: int
    rule: str
    held_on: date | None

    def mention(self, kind: str, how: str, result: str = "", **values: object) -> DeadlineMention:
        """A deadline of these words."""
        said = explain(self.text, how, result)
        anchor = {"anchor_on": self.held_on, "rule": self.rule, "explanation": said}
        return DeadlineMention(self.text, self.start, self.end, kind, **{**anchor, **values})  # type: ignore[arg-type]


def limited(period: Period, words: Words, limit: str) -> DeadlineMention:
    """A period under a limit: by, before, within, from, after; empty where nothing stands beside it.

    Where the day is masked or unknown the EDTF value is what is known of it (2026-XX), without ``..``: readers of
    EDTF know no open interval with a masked end.
    """
    if limit == "before" or (limit == "by" and not period.run) or (not limit and period.point):
        return _by(period, words, before=limit == "before")
    if limit in ("from", "after"):
        return _phase(period, words, after=limit == "after")
    return _within(period, words)


def counted(value: TimeValue, words: Words) -> DeadlineMention:
    """A time value that is no period."""
    if isinstance(value, Repeat):
        return _again(value, words)
    if isinstance(value, Length):
        vague = value.due_on is None and not value.masked
        result = by_day(value.due_on) if value.due_on else ""
        values: dict[str, object] = {"duration": value.duration, "masked": value.masked, "vague": vague}
        values |= {"due_on": value.due_on, "flags": value.flags, "anchor_on": value.since or words.held_on}
        return words.mention("duration", value.how, result, **values)
    if isinstance(value, Continuous):
        return words.mention("continuous", "长期坚持，没有终点", vague=True)
    assert isinstance(value, Event)
    return words.mention("event", "以事件为限，日期待定", vague=True)


def _again(value: Repeat, words: Words) -> DeadlineMention:
    vague = not (value.rrule or value.days or value.masked)
    begins = value.starts_on
    values: dict[str, object] = {
        "rrule": value.rrule,
        "masked": value.masked,
        "flags": value.flags,
        "starts_on": begins,
    }
    values["days"] = tuple(day for day in value.days if begins is None or day >= begins)
    result = "，".join(filter(None, (onward(begins) if begins else "", repeated(value.rrule))))
    return words.mention("recurring", value.how, result, vague=vague, **values)


def _by(period: Period, words: Words, *, before: bool) -> DeadlineMention:
    due_on, how = period.last, period.how
    # 9月前 said in September, 2026年前 said in 2026 can only mean within it.
    ahead = period.first and (words.held_on is None or period.first > words.held_on)
    if before and period.open_before and period.first and ahead:
        due_on, how = period.first - DAY, f"{how}，“前”不含所指时段"
    edtf = f"../{due_on}" if due_on else period.edtf
    flags = period.flags
    if due_on and words.held_on and due_on < words.held_on:
        flags, how = (*flags, "before-meeting"), f"{how}，早于会议日"
    return words.mention("by", how, by_day(due_on), edtf=edtf, due_on=due_on, **_states(replace(period, flags=flags)))


def _phase(period: Period, words: Words, *, after: bool) -> DeadlineMention:
    ends_on = period.rests_until or period.last
    starts_on = ends_on + DAY if after and ends_on else period.first
    edtf = f"{starts_on}/.." if starts_on else period.edtf
    return words.mention("phase", period.how, onward(starts_on), edtf=edtf, starts_on=starts_on, **_states(period))


def _within(period: Period, words: Words) -> DeadlineMention:
    values = {"edtf": period.edtf, "starts_on": period.first, "due_on": period.last}
    if period.first and period.last and period.first != period.last:
        values["edtf"] = f"{period.first}/{period.last}"
    return words.mention("within", period.how, stretch(period.first, period.last), **values, **_states(period))


def _states(period: Period) -> dict[str, object]:
    return {"masked": period.masked, "vague": period.vague, "flags": period.flags}
