"""The days of a period as people type and read them: 最后一天, 5日, 周一, 第1个周三, 6月30日, 首月10日.

English words are read beside the Chinese ones, whatever the language of the page.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

LAST = -1
MOST_TYPED = 200
_FIGURES = dict(zip("一二三四五六", range(1, 7), strict=True))
_WEEK = "一二三四五六日"
_ENGLISH_WEEKDAY = "mon|tue|wed|thu|fri|sat|sun"
_ENGLISH_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"


# What the groups of a pattern caught.
Found = dict[str, str | None]


class On(NamedTuple):
    """A day of each period, by what names it; the rest is None.

    ``day`` of a month, `LAST` for its last; with ``month`` of that month of a year, with ``of_period`` of the month so
    many in a quarter or half-year (`LAST` for its last).  ``weekday`` from 0 for Monday; with ``nth`` that one of a
    month.  ``month`` alone is the whole month.
    """

    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    nth: int | None = None
    of_period: int | None = None


def days_of(words: str) -> tuple[On, ...]:
    """The days that were typed, each once; raises ``ValueError`` with one sentence for what is no day."""
    typed = unicodedata.normalize("NFKC", words).strip().casefold()[:MOST_TYPED]
    parts = [part.strip(" 。.") for part in re.split(r"[、,;]|和|及|\band\b", typed)]
    return tuple(dict.fromkeys(on for part in parts if part for on in _read(part)))


def said(on: tuple[On, ...]) -> str:
    """The days in words that `days_of` reads."""
    return _(", ").join(map(_said, on))


_DAY = (
    r"(?:(?:day )?(?P<day>\d{1,2})(?:日|号|st|nd|rd|th)?"
    r"|(?P<last>最后一[天日]|月?[末底]|last(?: day)?|-1)|(?P<first>第一天|first day))"
)
_OF_DAY = _DAY.replace("月?[末底]", "[末底]")
_WEEKDAY = (
    rf"(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<bare>[一二三四五六日天])|(?P<en>{_ENGLISH_WEEKDAY})[a-z]*)"
)
_MONTH = rf"(?:(?P<month>\d{{1,2}})月份?|(?P<named>{_ENGLISH_MONTH})[a-z]*)"
_NTH = r"(?:第(?P<n>[1-5一二三四五])个?|(?P<end>最后一?个?|last )|(?P<e>[1-5])(?:st|nd|rd|th) )"
_OF = r"(?:(?P<head>首|第一个?)|(?:第(?P<p>[1-6一二三四五六])个?)|(?P<tail>末|最后一?个?))月份?的?"
_TO = r"\s*(?:至|到|-|–|~|to)\s*"


def _read(part: str) -> Iterator[On]:
    """The days of one part; raises ``ValueError``."""
    part = part.removesuffix("前").strip()
    for pattern, meaning in _FORMS:
        if found := pattern.fullmatch(part):
            yield from meaning(found.groupdict())
            return
    if ends := _ends(part):
        yield from ends
        return
    raise ValueError(
        _("“%(words)s” names no day; write it like day 5, last day, Mon, 1st Wed, 30 June or day 10 of month 1.")
        % {"words": part[:40]}
    )


def _ends(part: str) -> list[On]:
    """周一至周五, 5月至9月: all of a run, perhaps across the new year; nothing where it is none."""
    for name, size, first in (("weekday", 7, 0), ("month", 12, 1)):
        pattern = _WEEKDAY if name == "weekday" else _MONTH
        both = re.split(_TO, part)
        ends = [found for end in both if (found := re.fullmatch(pattern, end))]
        if len(both) == len(ends) == 2:
            start, stop = (_weekday(end.groupdict()) if name == "weekday" else _month(end.groupdict()) for end in ends)
            return [On(**{name: (start - first + step) % size + first}) for step in range((stop - start) % size + 1)]
    return []


def _day(found: Found) -> int:
    if found["last"]:
        return LAST
    day = 1 if found["first"] else int(found["day"] or 0)
    if not 1 <= day <= 31:
        raise ValueError(_("There is no month with a day %(day)d.") % {"day": day})
    return day


def _weekday(found: Found) -> int:
    if found["en"]:
        return _ENGLISH_WEEKDAY.split("|").index(found["en"])
    return _WEEK.index((found["zh"] or found["bare"] or "").replace("天", "日"))


def _month(found: Found) -> int:
    if found["named"]:
        return _ENGLISH_MONTH.split("|").index(found["named"]) + 1
    month = int(found["month"] or 0)
    if not 1 <= month <= 12:
        raise ValueError(_("There is no month %(month)d.") % {"month": month})
    return month


def _nth(found: Found) -> int:
    figure = found["n"] or found["e"] or ""
    return LAST if found["end"] else _FIGURES.get(figure) or int(figure)


def _of_period(found: Found) -> int:
    if found["head"] or found["tail"]:
        return 1 if found["head"] else LAST
    figure = found["p"] or ""
    return _FIGURES.get(figure) or int(figure)


# From the most that a part can say to the least.
_FORMS: list[tuple[re.Pattern[str], Callable[[Found], list[On]]]] = [
    (re.compile("工作日|weekdays?"), lambda found: [On(weekday=day) for day in range(5)]),
    (re.compile(_DAY), lambda found: [On(day=_day(found))]),
    (re.compile(_NTH + _WEEKDAY), lambda found: [On(weekday=_weekday(found), nth=_nth(found))]),
    (re.compile(_WEEKDAY), lambda found: [On(weekday=_weekday(found))]),
    (re.compile(_MONTH), lambda found: [On(month=_month(found))]),
    (re.compile(rf"(?P<month>\d{{1,2}})[-./](?:{_OF_DAY})(?P<named>)"),
     lambda found: [On(month=_month(found), day=_day(found))]),
    (re.compile(rf"{_MONTH}[ -]?的?{_OF_DAY}"), lambda found: [On(month=_month(found), day=_day(found))]),
    (re.compile(rf"{_DAY} (?:of )?{_MONTH}"), lambda found: [On(month=_month(found), day=_day(found))]),
    (re.compile(_OF + _OF_DAY), lambda found: [On(of_period=_of_period(found), day=_day(found))]),
    (re.compile(rf"{_DAY} of (?:the )?(?:month (?P<p>[1-6])|(?P<head>first) month|(?P<tail>last) month)"),
     lambda found: [On(of_period=_of_period(found), day=_day(found))]),
]  # fmt: skip


def _said(on: On) -> str:
    if on.weekday is not None:
        return _weekday_said(on.weekday, on.nth)
    if on.month is not None and on.day is None:
        return _month_said(on.month)
    if on.month is not None:
        of_month = _("last day of %(month)s") if on.day == LAST else _("%(day)d %(month)s")
        return of_month % {"day": on.day, "month": _month_said(on.month)}
    if on.of_period == 1:
        of_first = _("last day of the first month") if on.day == LAST else _("day %(day)d of the first month")
        return of_first % {"day": on.day}
    if on.of_period == LAST:
        of_last = _("last day of the last month") if on.day == LAST else _("day %(day)d of the last month")
        return of_last % {"day": on.day}
    if on.of_period is not None:
        of_period = _("last day of month %(of)d") if on.day == LAST else _("day %(day)d of month %(of)d")
        return of_period % {"day": on.day, "of": on.of_period}
    return _("last day") if on.day == LAST else _("day %(day)d") % {"day": on.day}


def _weekday_said(weekday: int, nth: int | None) -> str:
    name = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")][weekday]
    which = {
        None: "%(weekday)s",
        LAST: _("last %(weekday)s"),
        1: _("1st %(weekday)s"),
        2: _("2nd %(weekday)s"),
        3: _("3rd %(weekday)s"),
        4: _("4th %(weekday)s"),
        5: _("5th %(weekday)s"),
    }
    return which[nth] % {"weekday": name}


def _month_said(month: int) -> str:
    names = [
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    ]  # fmt: skip
    return names[month - 1]
