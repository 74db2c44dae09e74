"""The longest noun: a part of the body named before (县教育局 + 安全股, 市政协 + 提案委员会) belongs to its name."""

import re

from extraction.reader.layout.spans import Span
from extraction.reader.matches import MatchedText
from extraction.reader.parties.name_boundary import CLAUSE_END, ends_name
from extraction.reader.parties.name_shape import holds_no_name
from extraction.reader.parties.predicates import ACTING, BINDING

# 人民银行 + 澜江市分行, 县纪委监委 + 派驻教育局纪检组, 县政协办 + 公室: parts whatever stands behind them.
_ALWAYS = re.compile(
    "[^\\W和与及跟]{0,5}?(?:分行|支行|分公司|分局|分中心|办事处)|派[驻出]\\w{1,10}(?:组|室)|办(?![理公事好完成结法学案的一])|系统(?![性治地化梳思])"
    "|(?<=办)公室"
)
# 开办 and 承办 are what bodies do, and 管委 goes on as 管委会.
_NO_HEAD = re.compile("[开督主协承交经催代领帮查举兴创停快申筹合包会]办$")
_GOES_ON = re.compile("委[会托派员屈]")
# What a part sees to, or 各 for all of its kind; 每个 and 跟 begin what the body does.
_FIELD = re.compile("各?(?:(?![每跟同个这那各只仅才就都]|全[部体员天程县市区])[\u4e00-\u9fff]){0,6}")
_LONGEST = 12


def branch_end(matched: MatchedText, at: int, end: int, *, of_object: bool) -> int:
    """Where the part of a body whose name ends at ``at`` ends; ``at`` itself where no part is named."""
    limit = min(end, at + _LONGEST)
    always = _ALWAYS.match(matched.folded, at, end)
    stops = [stop for stop in _stops(matched, at, limit) if _ends(matched, stop, end, of_object)]
    return max([at, always.end() if always else at, *stops])


def _stops(matched: MatchedText, at: int, limit: int) -> list[int]:
    """Where a word for parts of bodies (股, 科, 中心) ends, and what stands before it can belong to its name."""
    stops: list[int] = []
    if not matched.holds_word("branch_heads", at, limit):
        return stops
    for place in range(at, limit):
        stop = matched.word_at("branch_heads", place, limit)
        if stop > place and _is_head(matched, at, stop) and _may_name(matched, Span(at, place)):
            stops.append(stop)
    return stops


def _is_head(matched: MatchedText, at: int, stop: int) -> bool:
    goes_on = _GOES_ON.match(matched.text, stop - 1)
    return not goes_on and not _NO_HEAD.search(matched.text, at, stop)


def _may_name(matched: MatchedText, field: Span) -> bool:
    """督查科, 农技推广中心; but 组织学校办公室 is what a body does to another, and 要求各科 what it is told."""
    if field.end > field.start and not _FIELD.fullmatch(matched.text, *field):
        return False
    if holds_no_name(matched, *field) or any(matched.deadline_end(at) > at for at in range(*field)):
        return False
    cues = matched.cues.within(*field)
    if any(cue.rule.value in BINDING for cue in cues):
        return False
    first = matched.cues.at(field.start)
    return first is None or first.rule.value not in ACTING or first.end >= field.end


def _ends(matched: MatchedText, stop: int, end: int, of_object: bool) -> bool:
    post = matched.parties.at(stop)
    if post and post.rule.value == "post" and post.end <= end:
        # 县水利局 + 办公室 + 主任
        return True
    is_over = stop >= end or CLAUSE_END.match(matched.text, stop) is not None or matched.text[stop] in "）)】"
    return (of_object and is_over) or ends_name(matched, stop, end, of_object=False)
