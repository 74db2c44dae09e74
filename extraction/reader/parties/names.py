"""One actor's name, read from the place where it begins: 县水利局, 所在地方党委政府领导, 各乡镇（街道）."""

import re

from extraction.reader.marks import Marks
from extraction.reader.parties.name_ends import (
    ends_name,
    ends_spoken_name,
    goes_no_further,
    is_bound_later,
    is_given_quota,
    is_told_when,
    takes_any_predicate,
)
from extraction.reader.parties.naming import FIELDS, LONGEST_NAME, Name, has_form, may_lead_to, may_stand_before
from extraction.reader.parties.predicates import ACTING
from extraction.reader.parties.unlisted import unlisted_name
from extraction.reader.rulebook import Match

_BRACKET = re.compile(r"[（(][^（()）]{1,8}[）)](?:[区县乡镇]|街道)?")
# 人民银行 + 澜江市分行, 县纪委监委 + 派驻教育局纪检组: a part of the body named before.
_BRANCH = re.compile(
    "[^\\W和与及跟]{0,5}?(?:分行|支行|分公司|分局|分中心|办事处)|派[驻出]\\w{1,10}(?:组|室)|办(?![理公事好完成结法学案的一])|系统(?![性治地化梳思])"
)
_NUMBERS = tuple("一二三四五六七八九十")
_PREPOSITIONS = "与跟哪对把将在以从向给让按为把被令使于据因就"
# 副县长李某, 局长王××: a name hidden by a mask, or with 同志 behind it.
_HIDDEN_NAME = re.compile(r"[\u4e00-\u9fff]?[某X]{1,3}(?![0-9个名])(?:同志)?|[\u4e00-\u9fff]{1,3}同志")
_NEVER_JOINED = frozenset({"pronoun", "stem", "spoken", "area", "each"})
_FULL_KINDS = frozenset({"unit", "collective"})


def name_at(marks: Marks, start: int, end: int, *, of_object: bool, in_list: bool = False) -> Name | None:
    """The name that begins exactly at ``start``, or None.

    As a subject it must be followed by more of its list or by what it is to do; ``of_object`` lifts that.
    """
    limit = min(end, start + LONGEST_NAME)
    if start >= limit or marks.text[start] in _PREPOSITIONS:
        return None
    known = _known_name(marks, start, end, of_object, in_list)
    return known or unlisted_name(marks, start, limit, of_object=of_object, in_list=in_list)


def _known_name(marks: Marks, start: int, end: int, of_object: bool, in_list: bool) -> Name | None:
    for word in marks.parties.within(start, min(end, start + LONGEST_NAME)):
        if word.end > end or not may_lead_to(marks, start, word.start, of_object=of_object):
            return None
        stop, last = _chained(marks, word, end)
        if last.rule.value in FIELDS and "的" in marks.text[start : word.start]:
            continue
        if not may_stand_before(marks, start, word.start, stop, is_field=last.rule.value in FIELDS):
            return None
        ends = _ends(marks, last, stop, end, of_object) or _is_full(marks, last, start, stop, end)
        if ends or (in_list and _ends_list(marks, last, stop, end)):
            return Name(start, stop, last.rule.value)
    return None


def _ends(marks: Marks, last: Match, at: int, end: int, of_object: bool) -> bool:
    if last.rule.value == "spoken" and not of_object:
        return ends_spoken_name(marks, at, end)
    if is_given_quota(marks, at, end) and _may_have_quota(marks, last, at):
        return True
    return ends_name(marks, at, end, of_object=of_object)


def _may_have_quota(marks: Marks, last: Match, at: int) -> bool:
    """其余六个乡镇各1个, 经开区1.8亿: a district, or all of a kind, and no 学校3所."""
    return last.rule.value == "collective" or (last.rule.value == "unit" and marks.text[at - 1] in "区县镇乡")


def _is_full(marks: Marks, last: Match, start: int, stop: int, end: int) -> bool:
    if last.rule.value in _FULL_KINDS:
        return takes_any_predicate(marks, start, stop, end)
    if last.rule.value == "post" and marks.text[stop : stop + 1] in ("，", ","):
        return start < last.start and is_told_when(marks, stop + 1)
    if stop >= end:
        return False
    return last.rule.value == "each" and goes_no_further(marks, stop) and is_bound_later(marks, stop, end)


def _ends_list(marks: Marks, last: Match, stop: int, end: int) -> bool:
    """网信办、公安24小时盯着: behind a list that began with a body, fields of work are bodies, whatever they do."""
    is_spoken = last.rule.value == "spoken" and marks.text[stop : stop + 1] not in _NUMBERS
    is_body = is_spoken or (last.rule.value == "unit" and has_form(marks, last.start, stop))
    return is_body and stop < end and goes_no_further(marks, stop) and marks.text[stop] not in "，,：:"


def _chained(marks: Marks, word: Match, limit: int) -> tuple[int, Match]:
    """乡镇 + 党委 + 书记, 各乡镇 +（街道）: words that follow one another make one name, of the last one's kind."""
    end, last = word.end, word
    if word.rule.value == "stem" and (cue := marks.cues.at(word.start)) and cue.rule.value in ACTING:
        # 组织 + 景区: the field of work is a verb here.
        return end, last
    while end < limit:
        bracket = _BRACKET.match(marks.text, end, limit)
        following = marks.parties.at(end)
        if following and following.end <= limit and _joins(last, following):
            end, last = following.end, following
        elif bracket:
            end = bracket.end()
        else:
            break
    branch = _BRANCH.match(marks.folded, end, limit) if last.rule.value == "unit" else None
    if branch:
        return branch.end(), last
    hidden = _HIDDEN_NAME.match(marks.folded, end, limit) if last.rule.value == "post" else None
    return (hidden.end() if hidden else end), last


def _joins(last: Match, following: Match) -> bool:
    """党委 + 书记; but 财政、卫健 + 各部门 are fields and the word for all of them."""
    is_tail = last.rule.value in ("stem", "spoken") and following.rule.value == "collective"
    return following.rule.value not in _NEVER_JOINED and not is_tail
