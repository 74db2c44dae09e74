"""One actor's name, read from the place where it begins: 县水利局, 所在地方党委政府领导, 各乡镇（街道）."""

import re

from extraction.reader.matches import MatchedText
from extraction.reader.parties.asides import behind_aside
from extraction.reader.parties.branches import branch_end
from extraction.reader.parties.name_boundary import (
    ends_name,
    ends_spoken_name,
    goes_no_further,
    is_bound_later,
    is_given_quota,
    is_told_when,
    takes_any_predicate,
)
from extraction.reader.parties.name_shape import FIELDS, LONGEST_NAME, Name, has_form, may_lead_to, may_stand_before
from extraction.reader.parties.names_by_form import name_by_form
from extraction.reader.parties.predicates import ACTING
from extraction.reader.parties.soundness import is_sound
from extraction.reader.rulebook import Match

_BRACKET = re.compile(r"[（(][^（()）]{1,8}[）)](?:[区县乡镇]|街道)?")
_NUMBERS = tuple("一二三四五六七八九十")
_PREPOSITIONS = "与跟哪对把将在以从向给让按为把被令使于据因就"
# 副县长李某, 局长王××: a name hidden by a mask, or with 同志 behind it.
_HIDDEN_NAME = re.compile(r"[\u4e00-\u9fff]?[某X]{1,3}(?![0-9个名])(?:同志)?|[\u4e00-\u9fff]{1,3}同志")
_NEVER_JOINED = frozenset({"pronoun", "stem", "spoken", "area", "each"})
_FULL_KINDS = frozenset({"unit", "collective"})


def name_at(matched: MatchedText, start: int, end: int, *, of_object: bool, in_list: bool = False) -> Name | None:
    """The name that begins exactly at ``start``, or None.

    As a subject it must be followed by more of its list or by what it is to do; ``of_object`` lifts that.
    """
    limit = min(end, start + LONGEST_NAME)
    if start >= limit or matched.text[start] in _PREPOSITIONS:
        return None
    known = _known_name(matched, start, end, of_object, in_list)
    name = known or name_by_form(matched, start, limit, of_object=of_object, in_list=in_list)
    return name if name and is_sound(matched, name.start, name.end) else None


def _known_name(matched: MatchedText, start: int, end: int, of_object: bool, in_list: bool) -> Name | None:
    for word in matched.parties.within(start, min(end, start + LONGEST_NAME)):
        if word.end > end or not may_lead_to(matched, start, word.start, of_object=of_object):
            return None
        stop, last = _chained(matched, word, end, of_object=of_object)
        if last.rule.value in FIELDS and "的" in matched.text[start : word.start]:
            continue
        if not may_stand_before(matched, start, word.start, stop, is_field=last.rule.value in FIELDS):
            return None
        ends = _ends(matched, last, stop, end, of_object) or _is_full(matched, last, start, stop, end)
        if ends or (in_list and _ends_list(matched, last, stop, end)):
            return Name(start, stop, last.rule.value)
    return None


def _ends(matched: MatchedText, last: Match, at: int, end: int, of_object: bool) -> bool:
    if last.rule.value == "spoken" and not of_object:
        return ends_spoken_name(matched, at, end)
    if is_given_quota(matched, at, end) and _may_have_quota(matched, last, at):
        return True
    return ends_name(matched, at, end, of_object=of_object)


def _may_have_quota(matched: MatchedText, last: Match, at: int) -> bool:
    """其余六个乡镇各1个, 经开区1.8亿: a district, or all of a kind, and no 学校3所."""
    return last.rule.value == "collective" or (last.rule.value == "unit" and matched.text[at - 1] in "区县镇乡")


def _is_full(matched: MatchedText, last: Match, start: int, stop: int, end: int) -> bool:
    if last.rule.value in _FULL_KINDS:
        return takes_any_predicate(matched, start, stop, end)
    if last.rule.value == "post" and matched.text[stop : stop + 1] in ("，", ","):
        return start < last.start and is_told_when(matched, stop + 1)
    if stop >= end:
        return False
    return last.rule.value == "each" and goes_no_further(matched, stop) and is_bound_later(matched, stop, end)


def _ends_list(matched: MatchedText, last: Match, stop: int, end: int) -> bool:
    """网信办、公安24小时盯着: behind a list that began with a body, fields of work are bodies, whatever they do."""
    is_spoken = last.rule.value == "spoken" and matched.text[stop : stop + 1] not in _NUMBERS
    is_body = is_spoken or (last.rule.value == "unit" and has_form(matched, last.start, stop))
    return is_body and stop < end and goes_no_further(matched, stop) and matched.text[stop] not in "，,：:"


def _chained(matched: MatchedText, word: Match, limit: int, *, of_object: bool) -> tuple[int, Match]:
    """乡镇 + 党委 + 书记, 各乡镇 +（街道）: words that follow one another make one name, of the last one's kind."""
    end, last = word.end, word
    if word.rule.value == "stem" and (cue := matched.cues.at(word.start)) and cue.rule.value in ACTING:
        # 组织 + 景区: the field of work is a verb here.
        return end, last
    while end < limit:
        if last.rule.value == "unit" and (branch := branch_end(matched, end, limit, of_object=of_object)) > end:
            end = branch
            continue
        bracket = _BRACKET.match(matched.text, end, limit)
        following = matched.parties.at(end)
        if following and following.end <= limit and _joins(last, following):
            end, last = following.end, following
        elif bracket and behind_aside(matched, end, limit) == end:
            end = bracket.end()
        else:
            break
    hidden = _HIDDEN_NAME.match(matched.folded, end, limit) if last.rule.value == "post" else None
    return (hidden.end() if hidden else end), last


def _joins(last: Match, following: Match) -> bool:
    """党委 + 书记; but 财政、卫健 + 各部门 are fields and the word for all of them."""
    is_tail = last.rule.value in ("stem", "spoken") and following.rule.value == "collective"
    return following.rule.value not in _NEVER_JOINED and not is_tail
