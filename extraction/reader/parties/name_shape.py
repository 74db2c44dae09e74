"""What a name is, and what may stand inside it."""

import re
from typing import NamedTuple

from extraction.reader.matches import MatchedText
from extraction.reader.parties.predicates import ACTING, BINDING

LONGEST_NAME = 20
LEVELS = "县市区镇乡省州旗各"
# A field of work, that names a body only in a list or where it must do something.
FIELDS = frozenset({"stem", "spoken"})
# What cannot stand between the beginning of a name and the word that ends it; 5 in 5个乡镇 can, and 120 in 120急救中心.
_NO_NAME = re.compile(
    r"[、，,：:。；;！？!?\n\t《》]|[0-9](?![0-9]{0,4}(?:[余多]?[个家支所名位座处]|急救|热线|指挥|接警|服务))|[从给到对把被由向将是不已我你他这那]"
    r"|(?<!所)在|一[个名项次]|关于|根据|(?<!的)和|与|其中|[今明去当本全每]年|[X0-9]月|通过|按照|围绕|针对|以(?![上下])|[报交送]$|没有(?!.{1,12}的)|建议|归(?!口)"
    r"|(?<![高中初同平])等|(?<=[县市区镇乡内])所有"
)
# 邀请家长代表, 帮助企业: whom somebody else is to move.
_MOVES = re.compile(
    "邀请|聘请|动员|发动|带动|帮助|引导|督促|鼓励|通知|允许|方便|指导(?![组员中委站])|协调(?![组办员])|服务(?![中站队局员大])"
)
# 涉及整改的乡镇, 承担任务的5个部门: what a clause with 的 tells of.
_RELATIVE = re.compile(r"的(?:其他|其余)?(?:[0-9X一二两三四五六七八九十几]{1,4}[个家支所名位])?$")
# 补偿款的事 + 财政局: what stands before the body is what it is about.
_TOPIC = re.compile("的?(?:事情?|问题|工作|情况|任务|报告)$|(?:费用|电费|水费|资金|经费|利息|钱|账|款)$|[“”]")
# 去县医院, 报县政府: what one does with the body named next.
NO_BEGINNING = frozenset("去到来找请做能好再要如若报送回")
_OFFICE_ENDS = "局委办厅室门会队所站社组部行心司团"
# 澜江 + 市财政局: what stands before an office is a place; a longer stretch is what the office sees to.
_LONGEST_PLACE, _LONGEST_FIELD = 4, 7
_COUNTED = re.compile("(?:其他|其余|所有|全部)?[0-9X一二两三四五六七八九十几]{0,4}[个家支所名]?")
_LONGEST_PLACE_OF_LEVEL = 3
# 柳河镇石门 + 村两委, 石门村 + 村委会
_VILLAGE_BODY = re.compile("村(?:[两支“]|委会|党支|监委|集体)|居委会|社区(?:居委|党)")
_VILLAGE = re.compile("(?:[\u4e00-\u9fff]{1,3}(?:[镇乡]|街道))?[\u4e00-\u9fff]{1,3}")
# 人保财险 + 县支公司: whose branch it is stands before it.
_BRANCHES = ("分公司", "支公司", "分行", "支行")
# 高新区 + 财政局, 有关 + 主管部门; but 产业路的尾款 + 交通局 and 费用 + 财政局 are what the office is to see to.
_PLACE_ENDS = re.compile(
    "(?:[县市区镇乡省州旗街道村X场院校]|有关|相关|所在地?|属地|当地|对口|同级|派驻|驻地|主管|责任|牵头|配合|承办|主办|分管|涉事|成员|行业|部门|两级|三级|[0-9]个|的)$"
)
# 乡镇 and 县区 begin like 县水利局, and are words for all of a kind.
_SHORTEST_OF_LEVEL = 2


class Name(NamedTuple):
    """``kind`` is unit, post, collective, stem (a field of work), spoken, area, each, pronoun or weak (doubtful)."""

    start: int
    end: int
    kind: str


def holds_no_name(matched: MatchedText, start: int, end: int) -> bool:
    """Whether something stands between ``start`` and ``end`` that stands in no name: a comma, 把, 今年."""
    return _NO_NAME.search(matched.text, start, end) is not None


def may_lead_to(matched: MatchedText, start: int, head: int, *, of_object: bool = False) -> bool:
    """Whether the words before the head can belong to the name: a place, a field (各审批部门), a clause with 的."""
    if head == start:
        return True
    if (
        holds_no_name(matched, start, head)
        or _MOVES.match(matched.text, start, head)
        or (of_object and "的" in matched.text[start : head - 1])
    ):
        return False
    cues = [cue for cue in matched.cues.within(start, head) if cue.end <= head]
    if any(cue.rule.value in BINDING for cue in cues):
        return False
    verbs = [cue for cue in cues if cue.rule.value in ACTING]
    # 食堂承包 + 企业: the verb is a part of the noun.
    is_compound = len(verbs) == 1 and verbs[0].end == head and verbs[0].start > start == matched.deadline_end(start)
    return (
        not verbs
        or is_compound
        or matched.text[start] == "各"
        or bool(_RELATIVE.search(matched.folded, start, head))
        or _is_for_deed(matched, start, head)
    )


def _is_for_deed(matched: MatchedText, start: int, head: int) -> bool:
    """县创建文明城市 + 工作领导小组; but in 县里成立 + 工作专班 it is what is done."""
    end = min(len(matched.text), head + LONGEST_NAME)
    is_body = matched.word_at("bodies_for_a_deed", head, end) > head
    return is_body and matched.text[start] in LEVELS and not matched.holds_word("setting_up_words", start, head)


def may_stand_before(matched: MatchedText, start: int, head: int, stop: int, *, is_field: bool = False) -> bool:
    """Whether words like these can belong to the name they stand before: 水质报告 + 卫健局 cannot.

    ``is_field``: the name is a field of work (县财政, 公安), which only a place can stand before.
    """
    if head == start:
        return True
    if matched.text[start] in NO_BEGINNING:
        return False
    if _TOPIC.search(matched.text, start, head):
        return _is_for_deed(matched, start, head)
    if matched.text[start] in LEVELS or _is_village(matched, start, head):
        return True
    is_told_of = "的" in matched.text[start:head]
    start = matched.text.rfind("的", start, head) + 1 or start
    if head == start:
        return True
    is_of_level = matched.text[head] in LEVELS and stop - head > _SHORTEST_OF_LEVEL
    is_of_level = is_of_level and not matched.text.endswith(_BRANCHES, head, stop)
    if matched.text[stop - 1] in "局委" or is_of_level or is_field:
        return _is_place(matched, start, head)
    if _ends_like_office(matched, stop):
        return head - start <= _LONGEST_PLACE and (
            not is_told_of or _COUNTED.fullmatch(matched.folded, start, head) is not None
        )
    return is_told_of or head - start <= _LONGEST_FIELD


def _is_village(matched: MatchedText, start: int, head: int) -> bool:
    """Whether a village stands before what every village has: 柳河镇石门 + 村两委."""
    is_its = _VILLAGE_BODY.match(matched.text, head) is not None
    return is_its and not matched.cues.within(start, head) and bool(_VILLAGE.fullmatch(matched.text, start, head))


def _is_place(matched: MatchedText, start: int, head: int) -> bool:
    """Whether words before an office say where it sits: 澜江 + 市财政局, 高新区 + 财政局."""
    if matched.text[head] in LEVELS:
        return head - start <= _LONGEST_PLACE_OF_LEVEL and not matched.cues.within(start, head)
    is_short = head - start <= _LONGEST_PLACE
    return is_short and _PLACE_ENDS.search(matched.folded, start, head) is not None


def has_form(matched: MatchedText, start: int, stop: int) -> bool:
    """Whether words look like the name of one body or of all of a kind: 县水利局, 税务局, 各乡镇."""
    is_of_level = matched.text[start] in LEVELS and (stop - start > _SHORTEST_OF_LEVEL or matched.text[start] == "各")
    return is_of_level or _ends_like_office(matched, stop)


def _ends_like_office(matched: MatchedText, stop: int) -> bool:
    return matched.text[stop - 1] in _OFFICE_ENDS and not matched.text.endswith("干部", 0, stop)
