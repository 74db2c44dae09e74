"""One actor's name, read from the place where it begins: 县水利局, 所在地方党委政府领导, 各乡镇（街道）."""

import re
from functools import cache
from typing import NamedTuple

from .marks import Marks
from .predicates import ACTING, BINDING, binds_at, predicate_at
from .rulebook import Match, Rulebook
from .words import word_at

LONGEST_NAME = 20
SEPARATOR = re.compile(r"\s*(?:、|和|与|及|以及|或|或者|暨)\s*")
_BRACKET = re.compile(r"[（(][^（()）]{1,8}[）)]")
# What cannot stand between the beginning of a name and the word that ends it.
_NO_NAME = re.compile(
    r"[、，,：:。；;！？!?\n\t《》0-9从给到对把被由向将是不已我你他这那]|(?<!所)在|一[个名项次]|关于|根据|(?<!的)和|其中|[今明去当本全每]年|以|[报交送]$"
)
_PREPOSITIONS = "与跟哪对把将在以从向给让按为把被令使于据因就"
_WEAK_HEAD = re.compile("[县市区镇乡村局厅委办站所校院队组社行馆企X]")
_WEAK_FRONT = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,10}")
_LEVELS = "县市区镇乡省州旗各"
# 县防指办, 市优化营商办: a level, what it works on, and a word for a body of that level.
_BODY_OF_LEVEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3})?[县市区镇乡省州旗][\u4e00-\u9fff]{1,8}?"
    r"(?:局|办公室|办|委|厅|中心|公司|集团|学校|小学|中学|大队|支队|中队|分行|站|所|院|队|处|组|常务会|常委会|党组会)"
)
_OFFICE_ENDS = "局委办厅室门会队所站"
# Behind a full name these begin not what it does but a longer noun.
_NAME_GOES_ON = frozenset("的、和与及等内里中上下党班干直")


class Name(NamedTuple):
    """``kind`` is unit, post, collective, person, stem (a field of work), area, weak or pronoun."""

    start: int
    end: int
    kind: str


def name_at(marks: Marks, start: int, end: int, *, of_object: bool, in_list: bool = False) -> Name | None:
    """The name that begins exactly at ``start``, or None.

    As a subject it must be followed by more of its list or by what it is to do; ``of_object`` lifts that.
    """
    limit = min(end, start + LONGEST_NAME)
    if start >= limit or marks.text[start] in _PREPOSITIONS:
        return None
    return _known_name(marks, start, end, of_object) or _unlisted_name(marks, start, limit, of_object, in_list)


def _known_name(marks: Marks, start: int, end: int, of_object: bool) -> Name | None:
    for word in marks.parties.within(start, min(end, start + LONGEST_NAME)):
        if word.end > end or not _may_lead_to(marks, start, word.start, of_object=of_object):
            return None
        stop, last = _chained(marks, word, end)
        if _ends(marks, stop, end, of_object) or _is_full(marks, last, start, stop, end):
            return Name(start, stop, last.rule.value)
    return None


def _unlisted_name(marks: Marks, start: int, limit: int, of_object: bool, in_list: bool) -> Name | None:
    body = _body_of_level(marks, start, limit, of_object)
    return body or (None if of_object else _weak_name(marks, start, limit, in_list))


def _may_lead_to(marks: Marks, start: int, head: int, *, of_object: bool = False) -> bool:
    """Whether the words before the head can belong to the name: a place, a field (各审批部门), a clause with 的."""
    if head == start:
        return True
    if _NO_NAME.search(marks.text, start, head) or (of_object and "的" in marks.text[start : head - 1]):
        return False
    cues = {cue.rule.value for cue in marks.cues.within(start, head)}
    may_hold_verb = marks.text[head - 1] == "的" or marks.text[start] == "各"
    return not cues & BINDING and (may_hold_verb or not cues & ACTING)


def _chained(marks: Marks, word: Match, limit: int) -> tuple[int, Match]:
    """乡镇 + 党委 + 书记, 各乡镇 +（街道）: words that follow one another make one name, of the last one's kind."""
    end, last = word.end, word
    if word.rule.value == "stem" and (cue := marks.cues.at(word.start)) and cue.rule.value in ACTING:
        # 组织 + 景区: the field of work is a verb here.
        return end, last
    while end < limit:
        bracket = _BRACKET.match(marks.text, end, limit)
        following = marks.parties.at(end)
        if following and following.end <= limit and following.rule.value not in ("pronoun", "stem", "area"):
            end, last = following.end, following
        elif bracket:
            end = bracket.end()
        else:
            break
    return end, last


def _ends(marks: Marks, at: int, end: int, of_object: bool) -> bool:
    if of_object:
        return at >= end or marks.text[at] != "的"
    return bool(
        SEPARATOR.match(marks.text, at, end)
        or word_at("list_tails", marks.folded, at, end) > at
        or predicate_at(marks, at, end)
    )


def _is_full(marks: Marks, last: Match, start: int, stop: int, end: int) -> bool:
    """县水利局, 各乡镇: a full name, behind which any words can tell what it does (派人蹲点, 告诉我)."""
    if last.rule.value not in ("unit", "collective") or stop >= end or marks.text[stop] in _NAME_GOES_ON:
        return False
    is_body = marks.text[start] in _LEVELS or marks.text[stop - 1] in _OFFICE_ENDS
    return is_body and marks.text[stop] not in "，,：:" and marks.parties.at(stop) is None


def _body_of_level(marks: Marks, start: int, limit: int, of_object: bool) -> Name | None:
    found = _BODY_OF_LEVEL.match(marks.folded, start, limit)
    if not found or any(cue.rule.value in BINDING for cue in marks.cues.within(start, found.end())):
        return None
    stop = found.end()
    while (following := marks.parties.at(stop)) and following.rule.value in ("post", "unit") and following.end <= limit:
        stop = following.end
    ends = _NO_NAME.search(marks.text, start, stop) is None and _ends(marks, stop, limit, of_object)
    return Name(start, stop, "unit") if ends else None


def _weak_name(marks: Marks, start: int, limit: int, in_list: bool) -> Name | None:
    """青河县, 第三小学: a name known only by its last character, where something is demanded of it at once."""
    if marks.parties.at(start):
        return None
    front = _WEAK_FRONT.match(marks.folded, start, limit)
    for head in _WEAK_HEAD.finditer(marks.folded, start + 1, min(front.end() + 1, limit)) if front else ():
        names_nobody = marks.folded.endswith(_not_parties(), start, head.end())
        if names_nobody or not _weakly_ends(marks, head.end(), limit, in_list):
            continue
        if _may_lead_to(marks, start, head.start()):
            return Name(start, head.end(), "weak")
    return None


@cache
def _not_parties() -> tuple[str, ...]:
    """林区, 格局, 执行: words that end like a name and are none."""
    return tuple(Rulebook.load().lexicons["not_party"])


def _weakly_ends(marks: Marks, at: int, limit: int, in_list: bool) -> bool:
    bound = predicate_at(marks, at, limit) if in_list else binds_at(marks, at)
    return bound or bool(SEPARATOR.match(marks.text, at, limit))
