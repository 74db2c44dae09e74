"""What a time word can mean, before the words around it (前, 内, 起, 至) say how it limits.

A value function returns one of these; ``None`` says "no time at all" (traps such as 第一时间).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.reader.rulebook import Lexicons

NEARLY_A_YEAR = timedelta(300)
ALONE = "alone"  # by itself: 今年, 9月底
LIMITED = "limited"  # only with 前, 内, 起 … beside it: 国庆, 20日
DEMANDED = "demanded"  # also by itself where its clause demands: 今天把…
OPENING = "opening"  # only where a run begins with it: 从现在起到年底

# The words that filled the slots of a rule, by the name of the slot.
Slots = Mapping[str, str]


@dataclass(frozen=True)
class Anchor:
    """What relative words lean on: the meeting's day, and the year and month named earlier in the same sentence.

    ``lexicons`` say what the words stand for.  ``holiday`` is the last day off of the holiday named last, ``week`` the
    Monday of the week named last (下周一、周三).
    """

    lexicons: Lexicons
    held_on: date | None = None
    year: int | None = None
    month: int | None = None
    holiday: date | None = None
    week: date | None = None


@dataclass(frozen=True)
class Period:
    """A stretch of days, a single day included.

    ``first`` and ``last`` are None while unknown; ``edtf`` is what is known (``2018-XX``).  ``how`` tells the reviewer
    how the days were found.  ``point``: the end is meant (月底).  ``open_before``: 前 ends on the day before it begins
    (9月前, 国庆前), not with it.  ``counts``: when it is a deadline (ALONE, LIMITED …).  ``named``: its
    year was said; ``month_named``: its month.  ``run``: it was said from end to end (4月至6月).  ``rests_until``: the
    last of the days off that a holiday brings with it.
    """

    first: date | None
    last: date | None
    edtf: str
    how: str
    masked: bool = False
    vague: bool = False
    point: bool = False
    open_before: bool = False
    counts: str = ALONE
    named: bool = False
    month_named: bool = False
    run: bool = False
    flags: tuple[str, ...] = ()
    rests_until: date | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is, or may be, a single day."""
        return self.first == self.last

    @property
    def is_long(self) -> bool:
        """Whether it is about a year or more."""
        return bool(self.first and self.last and self.last - self.first > NEARLY_A_YEAR)

    def holds(self, other: "Period") -> bool:
        """Whether another lies within this one; unknown days may."""
        if not (self.first and self.last and other.first and other.last):
            return True
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Past:
    """A time that lies behind (去年, 上月): never a deadline, but a range may begin with it, in that ``year``."""

    year: int | None = None


@dataclass(frozen=True)
class Repeat:
    """Again and again by an RFC 5545 rule; empty where a mask hides how often.

    ``days`` are single ones beside an empty rule, where none can say them (春节前).  ``each_year`` is what was said
    under 每年, each time word by its periods of so many years: before the words around it say how they limit, it has
    neither rule nor days.  ``opening``: nothing without such a word (每逢).  ``starts_on`` is the day from which
    on it is owed, where that is said.
    """

    rrule: str
    how: str = ""
    masked: bool = False
    days: tuple[date, ...] = ()
    flags: tuple[str, ...] = ()
    each_year: tuple[tuple[Period, ...], ...] = ()
    opening: bool = False
    starts_on: date | None = None


@dataclass(frozen=True)
class Amount:
    """An amount of time; ``name`` is how ISO 8601 writes it, ``how`` the convention it was counted by, if by one."""

    months: int = 0
    days: int = 0
    working_days: int = 0
    minutes: int = 0
    name: str = ""
    how: str = ""


@dataclass(frozen=True)
class Length:
    """A stretch counted from the meeting's day: ``duration`` is ISO 8601, empty where masked.

    ``due_on`` is None where the day it is counted from is not known.  ``bare``: nothing but a number and a unit, which
    is a deadline only before a verb of reaching something (三天见底).  ``amount`` is how long that is, None where it
    cannot be counted; ``since`` the day it is counted from where that is said (6月30日后5个工作日内).
    """

    duration: str
    due_on: date | None
    how: str
    masked: bool = False
    bare: bool = False
    flags: tuple[str, ...] = ()
    amount: Amount | None = None
    since: date | None = None


@dataclass(frozen=True)
class Nth:
    """第三个工作日, 第三天: so many working days or days on, from what stands before it; by itself no time at all."""

    number: int
    unit: str


@dataclass(frozen=True)
class Continuous:
    """Without end: 长期坚持."""


@dataclass(frozen=True)
class Event:
    """A happening without a day: 汛期, 验收."""


TimeValue = Period | Past | Repeat | Length | Nth | Continuous | Event
