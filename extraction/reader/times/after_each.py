"""Counted from the end of what comes again: 每月结束后5个工作日内, 每季度终了后15日内, 每年结束后两个月内."""

from extraction.reader.times.amounts import amount_of
from extraction.reader.times.nth_workday import MONTHS, repeat_nth_workday
from extraction.reader.times.repeating import on_day_of
from extraction.reader.times.rrules import LAST
from extraction.reader.times.values import Amount, Anchor, Repeat, Slots, TimeValue

LATEST = 28  # a day that every month has


def repeat_after_each(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """The day in each following unit; a repetition without a day where no month has it (每月结束后40天内)."""
    found = {"n": slots["n"], "u": slots["v"]}
    amount = amount_of(found, anchor.lexicons)
    months = MONTHS.get(anchor.lexicons["repeat_unit"][slots["r"]])
    if amount is None or not months:
        return None
    if amount.working_days:
        return repeat_nth_workday({"u": slots["r"], "n": str(amount.working_days)}, anchor)
    return _by_days(amount, months) or Repeat("", f"自每{slots['r']}结束起算，不推定日期")


def _by_days(amount: Amount, months: int) -> Repeat | None:
    if amount.months and not amount.days and amount.months < months:
        return on_day_of(months, amount.months, LAST)
    if amount.days and not amount.months and amount.days <= LATEST:
        return on_day_of(months, 1, amount.days)
    return None
