"""Names of those who act, read from a given place on: 县水利局、应急局和各乡镇等部门."""

import re
from typing import NamedTuple

from .marks import Marks
from .words import word_at

LONGEST_NAME = 20
_SEPARATOR = re.compile(r"\s*(?:、|和|与|及|以及|或|或者|暨)\s*")
_BRACKET = re.compile(r"[（(][^（()）]{1,8}[）)]")
_TAIL_COUNT = re.compile(r"[0-9一二两三四五六七八九十]{1,2}[个家](?:部门|单位|乡镇|企业)?")
# What cannot stand between the beginning of a name and the word that ends it.
_NO_NAME = re.compile(
    r"[，,：:。；;！？!?\n\t《》0-9从给到对把被由向将是不已我你他这那]|(?<!所)在|一[个名项次]|关于|根据"
)
_PREPOSITIONS = "对把将在以从向给让按为把被令使于据因就"
_BINDING = frozenset({"must", "should", "strive", "explore", "prohibit", "commit", "consequence", "duty"})
_ACTING = frozenset({"firm", "plain"})
_OPENING = _BINDING | _ACTING | {"adverb", "every", "exhort"}
_WEAK_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,10}?[县市区镇乡村局厅委办站所校院队组社行馆企X]")
# 县防指办, 市优化营商办: a level, what it works on, and a word for a body of that level.
_BODY_OF_LEVEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3})?[县市区镇乡省州旗][\u4e00-\u9fff]{1,8}?"
    r"(?:局|办|委|厅|中心|公司|集团|学校|小学|中学|大队|支队|中队|分局|分行|站|所|院|队|处|组|办公室|常务会|常委会|党组会)"
)


class Name(NamedTuple):
    """One actor's name; ``kind`` is unit, post, collective, stem, weak or pronoun."""

    start: int
    end: int
    kind: str


class Names(NamedTuple):
    """A list of actors; whatever is said of them begins at ``end``."""

    names: tuple[Name, ...]
    end: int


def names_at(marks: Marks, start: int, end: int, *, of_object: bool = False) -> Names | None:
    """The list of actors that begins exactly at ``start``, or None.

    As a subject the list must be followed by what it is to do; ``of_object`` lifts that.
    """
    names: list[Name] = []
    at = start
    while name := _name(marks, at, end, of_object):
        names.append(name)
        tail = _tail(marks, name.end, end)
        separator = _SEPARATOR.match(marks.text, name.end, end)
        if tail > name.end or not separator:
            return _settled(marks, names, tail, end, of_object)
        at = separator.end()
    return _settled(marks, names, names[-1].end, end, of_object) if names else None


def _settled(marks: Marks, names: list[Name], after: int, end: int, of_object: bool) -> Names | None:
    """The list, unless it is only words for fields of work (财政和教育) or what follows is no predicate."""
    has_tail = after > names[-1].end
    if not has_tail and names[-1].kind == "stem":
        return None
    if not of_object and not predicate_at(marks, after, end):
        return None
    return Names(tuple(names), after)


def _tail(marks: Marks, start: int, end: int) -> int:
    after = word_at("list_tails", marks.folded, start, end)
    counted = _TAIL_COUNT.match(marks.text, after, end) if after > start else None
    return counted.end() if counted else after


def _name(marks: Marks, start: int, end: int, of_object: bool) -> Name | None:
    limit = min(end, start + LONGEST_NAME)
    if start >= limit or marks.text[start] in _PREPOSITIONS:
        return None
    for word in marks.parties.within(start, limit):
        if word.end > end or not _may_lead_to(marks, start, word.start):
            break
        stop, kind = _chained(marks, word.end, word.rule.value, end)
        if _name_ends(marks, stop, end, of_object):
            return Name(start, stop, kind)
    return _body_of_level(marks, start, limit, of_object) or (None if of_object else _weak_name(marks, start, limit))


def _may_lead_to(marks: Marks, start: int, head: int) -> bool:
    """Whether the words before the head can belong to the name: a place, or a clause that ends in 的."""
    if head == start:
        return True
    if _NO_NAME.search(marks.text, start, head):
        return False
    cues = {cue.rule.value for cue in marks.cues.within(start, head)}
    return not cues & _BINDING and (marks.text[head - 1] == "的" or not cues & _ACTING)


def _chained(marks: Marks, end: int, kind: str, limit: int) -> tuple[int, str]:
    """乡镇 + 党委 + 书记, 各乡镇 +（街道）: words that follow one another make one name."""
    while end < limit:
        bracket = _BRACKET.match(marks.text, end, limit)
        following = marks.parties.at(end)
        if following and following.end <= limit and following.rule.value not in ("pronoun", "stem"):
            end, kind = following.end, following.rule.value
        elif bracket:
            end = bracket.end()
        else:
            break
    return end, kind


def _name_ends(marks: Marks, at: int, end: int, of_object: bool) -> bool:
    if at >= end or of_object:
        return at >= end or marks.text[at] != "的"
    return bool(_SEPARATOR.match(marks.text, at, end) or _tail(marks, at, end) > at or predicate_at(marks, at, end))


def predicate_at(marks: Marks, at: int, end: int) -> bool:
    """Whether what begins here can be what a subject before it does or must do."""
    if at >= end:
        return False
    if marks.text[at] in "，,":
        cue = marks.cues.at(at + 1)
        return bool(cue and cue.rule.value in _BINDING)
    cue = marks.cues.at(at)
    if cue and cue.rule.value in _OPENING:
        # 各乡镇上报的数据 speaks of the data.
        return marks.text[cue.end : cue.end + 1] != "的"
    return word_at("predicate_openers", marks.folded, at, end) > at or marks.deadline_end(at) > at


def _body_of_level(marks: Marks, start: int, limit: int, of_object: bool) -> Name | None:
    found = _BODY_OF_LEVEL.match(marks.folded, start, limit)
    if not found or any(cue.rule.value in _BINDING for cue in marks.cues.within(start, found.end())):
        return None
    stop, _ = _chained(marks, found.end(), "unit", limit)
    ends = _NO_NAME.search(marks.text, start, stop) is None and _name_ends(marks, stop, limit, of_object)
    return Name(start, stop, "unit") if ends else None


def _weak_name(marks: Marks, start: int, limit: int) -> Name | None:
    """青河县, 第三小学: a name known only by its last character, where something is demanded of it at once."""
    for stop in range(start + 1, limit + 1):
        found = _WEAK_NAME.fullmatch(marks.folded, start, stop)
        cue = marks.cues.at(stop)
        if found and cue and cue.rule.value in _BINDING and _may_lead_to(marks, start, stop - 1):
            return Name(start, stop, "weak")
    return None
