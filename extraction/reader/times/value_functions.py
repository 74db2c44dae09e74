"""The value functions that rules/time.toml names by their ``value``.

Each takes the words of the rule's slots and the anchor, and returns the value they mean or None for no time at all.
"""

from collections.abc import Callable, Mapping

from extraction.reader.times.dates import (
    day,
    day_alone,
    day_before,
    days,
    days_in_points,
    first_month,
    month,
    months,
)
from extraction.reader.times.festivals import day_after_festival, day_of_first_moon, festival, festival_ahead
from extraction.reader.times.lengths import bare_half_length, bare_length, half_length, length, same_day
from extraction.reader.times.named import (
    first_months,
    first_quarters,
    half,
    last_months,
    masked_plan,
    plan,
    quarter,
    relative_quarter,
    year,
    year_pair,
    year_part,
    year_within,
    years,
)
from extraction.reader.times.near import near_day, week
from extraction.reader.times.repeating import (
    repeat,
    repeat_in_month,
    repeat_in_quarter,
    repeat_last,
    repeat_monthday,
    repeat_nth,
    repeat_season,
    repeat_weekday_run,
    repeat_weekdays,
    repeat_year_start,
    repeat_yearly,
)
from extraction.reader.times.values import Anchor, Continuous, Event, Slots, TimeValue

ValueFunction = Callable[[Slots, Anchor], TimeValue | None]


def nothing(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """Words that look like a time and are none."""
    return None


def continuous(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A duty without end."""
    return Continuous()


def event(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A happening whose day nobody knows yet."""
    return Event()


VALUE_FUNCTIONS: Mapping[str, ValueFunction] = {
    function.__name__: function
    for function in (
        bare_half_length,
        bare_length,
        continuous,
        day,
        day_after_festival,
        day_alone,
        day_before,
        day_of_first_moon,
        days,
        days_in_points,
        event,
        festival,
        festival_ahead,
        first_month,
        first_months,
        first_quarters,
        half,
        half_length,
        last_months,
        length,
        masked_plan,
        month,
        months,
        near_day,
        nothing,
        plan,
        quarter,
        relative_quarter,
        repeat,
        repeat_in_month,
        repeat_in_quarter,
        repeat_last,
        repeat_monthday,
        repeat_nth,
        repeat_season,
        repeat_weekday_run,
        repeat_weekdays,
        repeat_year_start,
        repeat_yearly,
        same_day,
        week,
        year,
        year_pair,
        year_part,
        year_within,
        years,
    )
}
