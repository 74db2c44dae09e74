"""Days that hang on a notice of the State Council which is not out yet: said, and flagged to be looked at again."""

from datetime import date

from extraction.reader.times.calendar import OfficialCalendar

PROVISIONAL = "provisional-calendar"
# In every explanation of such a day, and on the ledger what they are found by: rows keep it, so it must not change.
AWAITED = "放假安排尚未公布"


def working_days_by(calendar: OfficialCalendar, after: date, until: date) -> tuple[str, tuple[str, ...]]:
    """By what the working days between two days were counted, in words, and the flags of a day found so."""
    awaited = calendar.awaited(after, until)
    if awaited:
        return _provisionally(awaited), (PROVISIONAL,)
    return ("按国务院放假安排" if calendar.knows(until.year) else "无当年放假安排，按周一至周五"), ()


def days_off_by(calendar: OfficialCalendar, first: date, last: date) -> tuple[str, tuple[str, ...]]:
    """The same of the days off of a holiday; no words where its notice is known."""
    awaited = calendar.awaited(first, last)
    return (_provisionally(awaited), (PROVISIONAL,)) if awaited else ("", ())


def _provisionally(years: list[int]) -> str:
    named = "、".join(f"{year}年" for year in years)
    return f"{named}{AWAITED}，暂按法定节假日（遇周末顺延补假）和周一至周五推算，待国务院办公厅通知公布后重新核定"
