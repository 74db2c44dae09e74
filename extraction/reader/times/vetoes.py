"""What makes a time no deadline: it reports what was, or only says which one is meant."""

import re
from datetime import date

from extraction.reader.rulebook.patterns import GAP
from extraction.reader.times.context import Context, Opening
from extraction.reader.times.values import ALONE, DEMANDED, Event, Length, Period, TimeValue

NEAR = 3  # 要在, 务必于 before a time
TITLE = 40  # the longest name of a paper before the time in it
_FIGURE = r"(?:[0-9.X]{1,8}|[一二三四五六七八九十百千两几]{1,5})[多余]?(?:[万亿百千]?元|%)"
_RATE = re.compile(_FIGURE)
_SUM = re.compile(rf"[^,。;:、\n]{{0,6}}?{_FIGURE}")
_EACH = re.compile("(?:人|户|亩|[每按]?[村亩吨头只床生])均?$")
_THOSE_WHO = ("的", "的单位", "的个人", "的干部", "的同志", "的乡镇", "的部门", "的企业")
# 今年(市里)(新)下达的: whoever chose may stand between.
_CHOOSER = "(?:国家|上级|中央|[省市县区镇][里委]?|我们|[全我各][省市县区镇乡])?(?:已经?|所|共)?(?:计划|[拟新要])?"
_TO_BE = re.compile("[要拟][^,。;的]{2}的")  # 今年要脱贫的村
_HERE = tuple("我在的会召开这到上大各讲参请主特再来是")
_MEASURED = re.compile("(?<![占对配环同])比$|(?<!比)较$")
_COMPARED = re.compile(f"{_MEASURED.pattern}|对$")
# 3月15日是消费者权益日; but 6月30日是最后一日.
_COMMEMORATED = re.compile("是[^,。;最后\n]{2,12}(?:[^期限]日|节|周年)(?=[,。;\n]|$)")
# 上报(全县)下半年方案
_WHOSE = "(?:[全我本各][省市县区镇乡村级]|本单位|本部门|各自|自身|的)?"
# 撰写(好)季度分析报告
_HOW = "(?:[好完全我本各]|[省市县区镇乡村级]|的)?"
# 三天(时间)(要)见底
_URGED = f"{GAP}(?:的?时间,?)?(?:就?要|必须|就|基本|全部|力争|确保|初步|实现)?{GAP}"
# 全年下降6%的任务, 全年7%的增长目标
_GOAL = re.compile(
    "(?:下降|增长|增加|减少|新增)?[0-9.X]{1,9}(?:[^,。;的0-9]{1,6})的(?:增长|总)?(?:目标|任务|指标|计划|盘子)"
)


def tells_how_things_stand(
    value: TimeValue, context: Context, end: int, opening: Opening, held_on: date | None
) -> bool:
    """截至10月底，已完成85%, 9月底前已全部开工: a count taken at a day that is over, not a demand for it."""
    over = opening.word.startswith("截") or (isinstance(value, Period) and _is_gone(value, held_on))
    return over and context.is_past(context.clause_after(end))


def is_in_a_title(context: Context, start: int) -> bool:
    """Whether a time stands in the name of a paper: 《“十五五”期间实施方案》."""
    line = context.folded[max(0, start - TITLE) : start].rpartition("\n")[2]
    return line.rfind("《") > line.rfind("》")


def is_no_rhythm(context: Context, start: int, end: int) -> bool:
    """Whether a repetition is only what a sum or a rank goes by: 每人每月500元, 月度排名连续末位."""
    if context.folded.startswith("的", end) or _RATE.match(context.folded, end) or context.follows("ranked", end):
        return True
    return bool(_EACH.search(context.folded, max(0, start - 3), start) and _SUM.match(context.folded, end))


def names_an_arrangement(context: Context, start: int, end: int) -> bool:
    """Whether 周例会 or 日报告 only names what is met or written in that rhythm: 在周例会上通报, 日报告制度."""
    is_arrangement = context.ends_word("arrangements", end)
    is_noun = is_arrangement and "制度" in context.clause_after(end)
    is_object = (is_arrangement or context.follows("papers_of_a_rhythm", end)) and context.ends_word(
        "object_verbs", start, _HOW
    )
    return (
        is_noun
        or is_object
        or (is_arrangement and context.folded.startswith("前", end))
        or context.follows("of_arrangement", end)
        or context.ends_word("makes_use", start)
    )


def is_a_habit(context: Context, start: int, end: int) -> bool:
    """Whether 每周|通报 only names what is to be made better: 完善|每周|通报内容, 提升|每月|例会实效."""
    named = context.follows("cycle_duty", end) or context.follows("papers_of_a_rhythm", end)
    return named and context.ends_word("bettered", start, _HOW)


def is_in_the_object(value: TimeValue, context: Context, start: int, end: int) -> bool:
    """Whether a time stands between a verb and what is done by it: 上报|下半年|方案, 做好高考期间保障."""
    is_followed = context.folded[end : end + 1].isalpha() and not context.follows("demand", end)
    return isinstance(value, Period | Event) and is_followed and context.ends_word("object_verbs", start, _WHOSE)


def limits_nothing(length: Length, context: Context, end: int) -> bool:
    """Whether a length is how long somebody is barred (三年内不得提拔), or a bare one that is no demand.

    A bare one needs a verb of reaching something behind it; and one that tells what was (三天拆了两处) limits nothing.
    """
    if context.follows("barred", end):
        return True
    return length.bare and (
        not context.lexicons.expression("reached_in", _URGED).match(context.folded, end)
        or context.is_past(context.clause_after(end))
    )


def is_no_deadline(period: Period, context: Context, start: int, end: int, held_on: date | None) -> bool:
    """Whether a period with no limiting word beside it only tells when something was, or which one is meant."""
    clause = context.clause_after(end)
    is_today = period.counts == DEMANDED and context.folded[max(0, start - 1) : start] not in ("我", "们")
    if period.counts != ALONE and not (is_today and _acts_today(context, clause)):
        return True
    if _tells_which(period, context, start, end):
        return True
    if not period.point and _describes(context, end, clause):
        return True
    return context.is_past(clause) or (
        _is_gone(period, held_on) and not _may_still_be_meant(context, period, start, clause)
    )


def _is_gone(period: Period, held_on: date | None) -> bool:
    return held_on is not None and period.last is not None and period.last < held_on


def _may_still_be_meant(context: Context, period: Period, start: int, clause: str) -> bool:
    # Dates of meetings are often wrong by months: a month that is over stays if something is demanded for it, and so
    # does a run of days in the year gone by.
    demanded = period.first != period.last and (period.run or "year-contradicts-meeting" not in period.flags)
    before = context.folded[max(0, start - NEAR) : start] if period.run else ""
    return demanded and (context.holds("demand", before + "," + clause) or context.holds("reach", clause))


def _tells_which(period: Period, context: Context, start: int, end: int) -> bool:
    """今年的计划, 2024年版, 全年8%的目标, 较2023年, 对2023年; 今年是开局之年."""
    if context.follows("attributive", end) or _GOAL.match(context.folded, end):
        return True
    if not period.point and not period.month_named and context.follows("papers", end):
        return True
    if period.is_long and context.folded[end - 1] == "度" and _is_attribute(context, end):
        return True
    compared = _COMPARED if period.is_long else _MEASURED
    if compared.search(context.folded, max(0, start - 2), start) or _COMMEMORATED.match(context.folded, end):
        return True
    return period.is_long and context.folded.startswith(("是", ",是", "比"), end)


def _is_attribute(context: Context, end: int) -> bool:
    """2026年度|检修计划; but 今年度完成, 本年度，…."""
    acts = ("firm_verbs", "plain_verbs", "demand", "should_words", "must_words", "adverbs")
    return context.folded[end : end + 1].isalpha() and not any(context.follows(each, end) for each in acts)


def _acts_today(context: Context, clause: str) -> bool:
    """今天把泵车架好; but not 今天我们开会, 今天会上要讲."""
    return not clause.startswith(_HERE) and context.holds("done_today", clause)


def _describes(context: Context, end: int, clause: str) -> bool:
    """今年新建的8所学校, 全年完成不到八成的，: the time belongs to what is spoken of, or to a condition."""
    if context.folded.startswith(",", end):
        return False
    chosen = context.lexicons.expression("chosen", _CHOOSER, "(?:我[市县区镇]|给我们)?的").match(clause)
    return bool(chosen or _TO_BE.match(clause)) or (clause.endswith(_THOSE_WHO) and not context.holds("demand", clause))
