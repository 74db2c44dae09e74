"""What makes a time no deadline: it reports what was, or only says which one is meant."""

import re
from datetime import date
from functools import cache

from extraction.core.alternatives import any_of
from extraction.core.patterns import GAP
from extraction.core.rulebook import Rulebook
from extraction.core.times.moments import Length, Moment, Period
from extraction.core.times.surroundings import Opening

SCOPE = 40  # how far behind a time its verb is looked for
_CLAUSE_END = re.compile(r"[,，;；。!！?？\n]")
_NO_GAPS = re.compile("[ \n]")
_FIGURE = r"(?:[0-9.X]{1,8}|[一二三四五六七八九十百千两几]{1,5})[多余]?[万亿百千]?元"
_RATE = re.compile(_FIGURE)
_SUM = re.compile(rf"[^,，。;；:：、\n]{{0,6}}?{_FIGURE}")
_EACH = re.compile("(?:人|户|亩|[每按]?[村亩吨头只床生])均?$")
_THOSE_WHO = ("的", "的单位", "的个人", "的干部", "的同志", "的乡镇", "的部门", "的企业")
# 今年(市里)(新)下达的: whoever chose may stand between.
_CHOOSER = "(?:国家|上级|中央|[省市县区镇][里委]?|我们|[全我各][省市县区镇乡])?(?:已经?|所|共)?(?:计划|[拟新要])?"
_COMMAS = (",", "，")
_COMPARES = tuple("比较同与和对")


def tells_how_things_stand(moment: Moment, folded: str, end: int, opening: Opening, held_on: date | None) -> bool:
    """截至10月底，已完成85%, 9月底前已全部开工: a count taken at a day that is over, not a demand for it."""
    over = opening.word.startswith("截") or (isinstance(moment, Period) and _is_gone(moment, held_on))
    return over and _is_past(_clause_after(folded, end))


def is_no_rhythm(folded: str, start: int, end: int) -> bool:
    """Whether a repetition is only what a sum or a rank goes by: 每人每月500元, 月度排名连续末位."""
    return bool(_RATE.match(folded, end) or _ranks().match(folded, end)) or (
        bool(_EACH.search(folded, max(0, start - 3), start)) and bool(_SUM.match(folded, end))
    )


def limits_nothing(length: Length, folded: str, end: int) -> bool:
    """Whether a bare length ends without a verb of what is to be reached in it, or tells what was (三天拆了两处)."""
    return length.bare and (not _reaches().match(folded, end) or _is_past(_clause_after(folded, end)))


def is_no_deadline(period: Period, folded: str, start: int, end: int, held_on: date | None) -> bool:
    """Whether a period with no limiting word beside it only tells when something was, or which one is meant."""
    if not period.alone or _tells_which(folded, start, end):
        return True
    clause = _clause_after(folded, end)
    if not period.point and _describes(folded, end, clause):
        return True
    return _is_past(clause) or (_is_gone(period, held_on) and not _may_still_be_meant(period, clause))


def _is_gone(period: Period, held_on: date | None) -> bool:
    return held_on is not None and period.last is not None and period.last < held_on


def _may_still_be_meant(period: Period, clause: str) -> bool:
    # Dates of meetings are often wrong by months: a month that is over stays if something is demanded for it.
    demanded = period.first != period.last and "year-contradicts-meeting" not in period.flags
    return demanded and (_holds("demand", clause) or _holds("reach", clause))


def _tells_which(folded: str, start: int, end: int) -> bool:
    """今年的计划, 2024年版, 较2023年."""
    found = _marks("attributive").match(folded, end)
    which = found and Rulebook.load().lexicons["attributive"][_NO_GAPS.sub("", found.group())] != "none"
    return bool(which) or folded[max(0, start - 1) : start] in _COMPARES


def _describes(folded: str, end: int, clause: str) -> bool:
    """今年新建的8所学校, 全年完成不到八成的，: the time belongs to what is spoken of, or to a condition."""
    if folded[end : end + 1] in _COMMAS:
        return False
    return bool(_chosen().match(clause)) or (clause.endswith(_THOSE_WHO) and not _holds("demand", clause))


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
def _ranks() -> re.Pattern[str]:
    return re.compile(any_of(Rulebook.load().lexicons["ranked"], GAP))


@cache
def _chosen() -> re.Pattern[str]:
    words = any_of(Rulebook.load().lexicons["chosen"], GAP)
    return re.compile(f"{_CHOOSER}{words}(?:我[市县区镇]|给我们)?的")


@cache
def _reaches() -> re.Pattern[str]:
    words = any_of(Rulebook.load().lexicons["reached_in"], GAP)
    return re.compile(f"{GAP}(?:的?时间,?)?(?:就?要|必须|就|基本|全部|力争|确保|初步|实现)?{GAP}{words}")


@cache
def _marks(lexicon: str) -> re.Pattern[str]:
    return re.compile(any_of(Rulebook.load().lexicons[lexicon], GAP))
