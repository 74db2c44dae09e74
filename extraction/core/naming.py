"""What a name is, and what may stand inside it."""

import re
from typing import NamedTuple

from .marks import Marks
from .predicates import ACTING, BINDING

LONGEST_NAME = 20
LEVELS = "县市区镇乡省州旗各"
# A field of work, that names a body only in a list or where it must do something.
FIELDS = frozenset({"stem", "spoken"})
# What cannot stand between the beginning of a name and the word that ends it; 5 in 5个乡镇 can.
_NO_NAME = re.compile(
    r"[、，,：:。；;！？!?\n\t《》]|[0-9](?![0-9]{0,4}[余多]?[个家支所名位座处])|[从给到对把被由向将是不已我你他这那]"
    r"|(?<!所)在|一[个名项次]|关于|根据|(?<!的)和|与|其中|[今明去当本全每]年|以(?![上下])|[报交送]$|没有(?!.{1,12}的)|建议|归(?!口)"
    r"|(?<![高中初同平])等|(?<=[县市区镇乡内])所有"
)
# 邀请家长代表, 帮助企业: whom somebody else is to move.
_MOVES = re.compile(
    "邀请|聘请|动员|发动|带动|帮助|引导|督促|鼓励|通知|允许|方便|指导(?![组员中委站])|协调(?![组办员])|服务(?![中站队局员大])"
)
# 涉及整改的乡镇, 承担任务的5个部门: what a clause with 的 tells of.
_RELATIVE = re.compile(r"的(?:其他|其余)?(?:[0-9X一二两三四五六七八九十几]{1,4}[个家支所名位])?$")
# 补偿款的事 + 财政局: what stands before the body is what it is about.
_TOPIC = re.compile("的?(?:事情?|问题|工作|情况|任务|报告)$")
_OFFICE_ENDS = "局委办厅室门会队所站社组部行心司团"
# 澜江 + 市财政局: what stands before an office is a place; a longer stretch is what the office sees to.
_LONGEST_PLACE, _LONGEST_FIELD = 4, 7
# 乡镇 and 县区 begin like 县水利局, and are words for all of a kind.
_SHORTEST_OF_LEVEL = 2


class Name(NamedTuple):
    """``kind`` is unit, post, collective, person, stem (a field of work), spoken, area, weak or pronoun."""

    start: int
    end: int
    kind: str


def holds_no_name(marks: Marks, start: int, end: int) -> bool:
    """Whether something stands between ``start`` and ``end`` that stands in no name: a comma, 把, 今年."""
    return _NO_NAME.search(marks.text, start, end) is not None


# 邀请家长代表, 帮助企业: whom somebody else is to move.
_MOVES = re.compile(
    "邀请|聘请|动员|发动|带动|帮助|引导|督促|鼓励|通知|允许|方便|指导(?![组员中委站])|协调(?![组办员])|服务(?![中站队局员大])"
)


def may_lead_to(marks: Marks, start: int, head: int, *, of_object: bool = False) -> bool:
    """Whether the words before the head can belong to the name: a place, a field (各审批部门), a clause with 的."""
    if head == start:
        return True
    if (
        holds_no_name(marks, start, head)
        or _MOVES.match(marks.text, start, head)
        or (of_object and "的" in marks.text[start : head - 1])
    ):
        return False
    cues = [cue for cue in marks.cues.within(start, head) if cue.end <= head]
    if any(cue.rule.value in BINDING for cue in cues):
        return False
    verbs = [cue for cue in cues if cue.rule.value in ACTING]
    # 食堂承包 + 企业: the verb is a part of the noun.
    is_compound = len(verbs) == 1 and verbs[0].end == head and verbs[0].start > start == marks.deadline_end(start)
    return not verbs or is_compound or marks.text[start] == "各" or bool(_RELATIVE.search(marks.folded, start, head))


def may_stand_before(marks: Marks, start: int, head: int, stop: int) -> bool:
    """Whether words as long as these can belong to the name they stand before: 水质报告 + 卫健局 cannot."""
    longest = _LONGEST_PLACE if _ends_like_office(marks, stop) else _LONGEST_FIELD
    if _TOPIC.search(marks.text, start, head):
        return False
    stretch = marks.text[start:head]
    return head - start <= longest or "的" in stretch or stretch[0] in LEVELS


def has_form(marks: Marks, start: int, stop: int) -> bool:
    """Whether words look like the name of one body or of all of a kind: 县水利局, 税务局, 各乡镇."""
    is_of_level = marks.text[start] in LEVELS and (stop - start > _SHORTEST_OF_LEVEL or marks.text[start] == "各")
    return is_of_level or _ends_like_office(marks, stop)


def _ends_like_office(marks: Marks, stop: int) -> bool:
    return marks.text[stop - 1] in _OFFICE_ENDS and not marks.text.endswith("干部", 0, stop)
