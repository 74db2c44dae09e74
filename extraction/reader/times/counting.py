"""From what a length is counted: the meeting, something that happens (接报后30分钟内), or each case (诉求3天内答复)."""

import re

from extraction.reader.rulebook import Lexicons
from extraction.reader.times.context import Context

SENTENCE = 60  # how far back a sentence is looked through
FROM_WHAT_HAPPENS = "自前述事情发生起算"
BY_EACH_CASE = "逐件起算，没有统一的起算日"

# After the meeting (会后, 散会后) and from today on is after the anchor itself.
_NOT_THE_MEETING = "(?<!会议结束)(?<!会议)(?<!会)(?<!今天)(?<!今日)(?<!现在)(?<!即日)"
_BEHIND_EVENT = re.compile(rf"{_NOT_THE_MEETING}(?:之日起|之时起|之日|之时|以后|之后|后|后的|起|时),? ?$")
_AFTER_EVENT = re.compile("(?<!会)后|一旦|发现|接到|收到")
_SENTENCE_END = re.compile("[。!?;\n]")
_EACH_TIME = re.compile("每(?:一)?[次场轮回批期届][^,。;:、的 ]{0,6}$")
_SHORT_OBJECT = "[^。,;:、的 ]{0,5}$"
# 逾期不改的，一周内约谈; 凡是交办的事项，3天内回音: what stands before the comma may come up again and again.
_WHOEVER = re.compile("(?:的|(?:^|,) ?(?:凡|一旦|件件|每[起件宗])[^,]*), ?$")
_WITH_A_COMMA = ", ?$"


def counted_from(context: Context, start: int, *, by_hours: bool = False) -> str:
    """From what the length at ``start`` is counted if not from the meeting, in words; empty where it is.

    Hours are, wherever in their sentence something comes up (灾情发生后，2小时内初报，24小时内续报).
    """
    before = _SENTENCE_END.split(context.folded[max(0, start - SENTENCE) : start])[-1]
    if _EACH_TIME.search(before):
        return BY_EACH_CASE
    if by_hours and _AFTER_EVENT.search(before):
        return FROM_WHAT_HAPPENS
    if _BEHIND_EVENT.search(before) or context.lexicons.expression("comes_up", after=_SHORT_OBJECT).search(before):
        return FROM_WHAT_HAPPENS
    return BY_EACH_CASE if _is_one_of_many(context.lexicons, before) else ""


def _is_one_of_many(lexicons: Lexicons, before: str) -> bool:
    """Whether a length is set for each case that comes up (信访件15日内办结), not for a stock (积压的信访件)."""
    if lexicons.expression("stock").search(before):
        return False
    clause = before.rpartition(",")[2]
    topic = lexicons.expression("case", after=_WITH_A_COMMA).search(before) or _WHOEVER.search(before)
    return bool(topic or lexicons.expression("case").search(clause) or lexicons.expression("handled").search(clause))
