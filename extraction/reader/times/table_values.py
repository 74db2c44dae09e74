"""What the words of the tables of time may stand for, an office's own words too; by table and part (see word_values).

What stands here can be counted with: a thirteenth month or the 30th of February would fail in somebody's speech.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from extraction.reader.numerals import LONGEST
from extraction.reader.rulebook import Allowed, between, written_like
from extraction.reader.times.years import FIRST_YEAR, LAST_YEAR

_DAY = between(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
# Every year has the day: not the 29th of February.
_DAY_OF_YEAR = written_like(
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])",
    "05-01",
)
_MONTH = between(1, 12)
_LONGEST_PLAN = 5  # years
_NTH = (-1, 1, 2, 3, 4, 5)  # a month has no sixth Monday


def _is_forward(part: Mapping[str, Any]) -> bool:
    return "from" not in part or bool(part["from"] <= part["to"])


_FORWARD = Allowed("from the earlier to the later", _is_forward)

ALLOWED_VALUES: Mapping[str, Allowed] = {
    # So many years, months, weeks, days from the meeting.
    "year_word": between(-99, 99),
    "year_pair.0": between(-99, 99),
    "year_pair.1": between(-99, 99),
    "month_word": between(-LONGEST, LONGEST),
    "quarter_word": between(-LONGEST, LONGEST),
    "week_word": between(-LONGEST, LONGEST),
    "near_day.days": between(-LONGEST, LONGEST),
    # Months of a year, days of a month, days of a week from Monday on.
    "year_part": _FORWARD,
    "year_part.from": _MONTH,
    "year_part.to": _MONTH,
    "mid_year": _FORWARD,
    "mid_year.from": _MONTH,
    "mid_year.to": _MONTH,
    "month_part": _FORWARD,
    # Every month has the 28th; an end beyond the last day is the last.
    "month_part.from": between(1, 28),
    "month_part.to": between(1, 31),
    "half": between(1, 7),
    "quarter": between(1, 4),
    "year_start": _MONTH,
    "weekday": between(0, 6),
    "nth": Allowed(f"one of {', '.join(map(str, _NTH))}", lambda number: number in _NTH),
    "plan": between(FIRST_YEAR, LAST_YEAR - _LONGEST_PLAN),
    "half_more.whole": between(1, LONGEST),
    "half_more.half": between(1, LONGEST),
    "half_more.rule": written_like("FREQ=(?:MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY)", "FREQ=DAILY"),
    "month_of_unit": Allowed("one of -1, 1 to 6", lambda number: number in (-1, 1, 2, 3, 4, 5, 6)),
    **{f"some_months.{number}": _MONTH for number in range(6)},
    "half_length.0": written_like("PT?[1-9][0-9]{0,2}[HMDWY]", "PT12H or P15D"),
    "half_length.2": between(1, LONGEST),
    "festival.on": _DAY_OF_YEAR,
    "festival.days": between(1, LONGEST),
    "festival.shift": between(-LONGEST, LONGEST),
    "statutory_holiday.on": _DAY_OF_YEAR,
    "statutory_holiday.days": between(1, LONGEST),
    "statutory_holiday.shift": between(-LONGEST, LONGEST),
    **{f"festival_days.{name}": _DAY for name in ("spring", "qingming", "dragon_boat", "mid_autumn", "double_ninth")},
    "festival_days.lantern": _DAY,
    "official_days_off.day": _DAY,
    "official_make_up_days.day": _DAY,
}

# Lists whose words a rule may hand on as a unit: what that is stands in the table.
VALUED_IN: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "both_halves",
            "doubled",
            "ending_unit",
            "every_other",
            "fortnight",
            "half_unit",
            "odd_or_even_month",
            "paced_unit",
            "quarter_or_half",
            "rhythm",
            "three_parts",
            "week",
            "workweek",
        ),
        "repeat_unit",
    ),
    "later_unit": "length_unit",
}
