"""What makes a time no deadline: it reports what was, or only says which one is meant."""

import re
from datetime import date
from functools import cache

from extraction.core.alternatives import any_of
from extraction.core.patterns import GAP
from extraction.core.rulebook import Rulebook
from extraction.core.times.moments import Length, Period
from extraction.core.times.surroundings import Opening

SCOPE = 40  # how far behind a time its verb is looked for
_CLAUSE_END = re.compile(r"[,，;；。!！?？\n]")
_NO_GAPS = re.compile("[ \n]")
_COMPARES = tuple("比较同与和对")


def tells_how_things_stand(folded: str, end: int, opening: Opening) -> bool:
    """截至10月底，已完成85%: a count taken at a day, not a demand for it."""
    return opening.word.startswith("截") and _is_past(_clause_after(folded, end))


def limits_nothing(length: Length, folded: str, end: int) -> bool:
    """Whether a bare length ends without a verb of what is to be reached in it, or tells what was (三天拆了两处)."""
    return length.bare and (not _reaches().match(folded, end) or _is_past(_clause_after(folded, end)))


def is_no_deadline(period: Period, folded: str, start: int, end: int, held_on: date | None) -> bool:
    """Whether a period with no limiting word beside it only tells when something was, or which one is meant."""
    if not period.alone or _tells_which(folded, start, end):
        return True
    clause = _clause_after(folded, end)
    return _is_past(clause) or (_is_gone(period, held_on) and not _may_still_be_meant(period, clause))


def _is_gone(period: Period, held_on: date | None) -> bool:
    return held_on is not None and period.last is not None and period.last < held_on


def _may_still_be_meant(period: Period, clause: str) -> bool:
    # Dates of meetings are often wrong by months: a month that is over stays if something is demanded for it.
    demanded = period.first != period.last and "year-contradicts-meeting" not in period.flags
    return demanded and (_holds("demand", clause) or _holds("reach", clause))


def _tells_which(folded: str, start: int, end: int) -> bool:
    """今年的计划, 2024年版, 较2023年."""
    return bool(_marks("attributive").match(folded, end)) or folded[max(0, start - 1) : start] in _COMPARES


def _is_past(clause: str) -> bool:
    return _holds("past", clause) and not _holds("demand", clause)


def _clause_after(folded: str, end: int) -> str:
    scope = folded[end : end + SCOPE].lstrip(",， ")
    return _CLAUSE_END.split(scope, maxsplit=1)[0]


def _holds(lexicon: str, clause: str) -> bool:
    """Whether a word of the lexicon stands there; longer words that only contain one (主要, 为了) do not count."""
    words = Rulebook.load().lexicons[lexicon]
    return any(words[_NO_GAPS.sub("", found)] != "none" for found in _marks(lexicon).findall(clause))


@cache
def _reaches() -> re.Pattern[str]:
    words = any_of(Rulebook.load().lexicons["reached_in"], GAP)
    return re.compile(f"{GAP}(?:的?时间,?)?(?:就?要|必须|就|基本|全部|力争|确保|初步|实现)?{GAP}{words}")


@cache
def _marks(lexicon: str) -> re.Pattern[str]:
    return re.compile(any_of(Rulebook.load().lexicons[lexicon], GAP))
