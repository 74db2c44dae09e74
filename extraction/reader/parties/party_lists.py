"""Lists of actors, read from the place where they begin: 县水利局、应急局和各乡镇等部门."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extraction.reader.marks import Marks
from extraction.reader.parties.liability import liability_of
from extraction.reader.parties.name_ends import SEPARATOR, is_told_when, separator_end, tail_end
from extraction.reader.parties.names import name_at
from extraction.reader.parties.naming import FIELDS, LEVELS, Name, has_form
from extraction.reader.parties.predicates import binds_at, predicate_at
from extraction.reader.results import PartyMention
from extraction.reader.rulebook.words import word_at

# 由三家部门审核: those the sentence has just named.
_SAID_BEFORE = re.compile("[这上述两三四五六几]{1,2}[家个]?(?:部门|单位)")
_IN_CHARGE = re.compile("分管|主管|包|联系|挂点")
_ACTOR_KINDS = frozenset({"unit", "post", "collective", "weak", "stem", "spoken", "area", "each"})


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
    while name := name_at(marks, at, end, of_object=of_object, in_list=_has_body(marks, names)):
        names = _with_merged(marks, names, name)
        at = separator_end(marks, name.end, end)
        if tail_end(marks, name.end, end) > name.end or at == name.end:
            break
    return _settled(marks, names, end, of_object) if names else None


def _with_merged(marks: Marks, names: list[Name], name: Name) -> list[Name]:
    """县政务服务和大数据管理局: a field with its level, 和, and an office without one are one body."""
    if names and names[-1].kind in FIELDS and marks.text[names[-1].end : name.start] == "和":
        is_half = marks.text[names[-1].start] in LEVELS and marks.text[name.start] not in LEVELS
        if is_half and marks.text[name.end - 1] in "局委":
            return [*names[:-1], Name(names[-1].start, name.end, name.kind)]
    return [*names, name]


def _settled(marks: Marks, names: list[Name], end: int, of_object: bool) -> Names | None:
    """The list, unless it is only words for fields of work (财政和教育) or what follows is no predicate."""
    last = names[-1]
    after = tail_end(marks, last.end, end)
    if after == last.end and last.kind == "stem" and not _are_bodies(marks, names, after, end):
        return None
    if last.kind == "area" and not binds_at(marks, after):
        return None
    if of_object or predicate_at(marks, after, end) or _stands_alone(marks, names, after, end):
        return Names(tuple(names), after)
    return None


def _has_body(marks: Marks, names: list[Name]) -> bool:
    return any(name.kind in ("unit", "collective", "weak") and has_form(marks, name.start, name.end) for name in names)


def _are_bodies(marks: Marks, names: list[Name], after: int, end: int) -> bool:
    """安监、工商配合, 公安、交通要: fields of work that stand for bodies, since one does or all play a role."""
    if len(names) == 1 or {name.kind for name in names} - FIELDS:
        return len(names) > 1
    is_spoken = any(name.kind == "spoken" for name in names)
    return is_spoken or word_at("body_predicates", marks.folded, after, end) > after


def _stands_alone(marks: Marks, names: list[Name], after: int, end: int) -> bool:
    """A name, or a list with its 等部门, followed by whatever; a list cut off at a separator is none."""
    last = names[-1]
    if marks.text[after : after + 1] in ("，", ","):
        return after == last.end or len(names) > 1 or is_told_when(marks, after + 1) or _goes_on(marks, last, after + 1)
    has_tail = after > last.end and marks.text[after : after + 1] not in ("的", "")
    return (has_tail or after == last.end) and after < end and SEPARATOR.match(marks.text, after, end) is None


def _goes_on(marks: Marks, last: Name, at: int) -> bool:
    """市直各部门，驻市各单位要…: behind the comma the list goes on."""
    following = marks.parties.at(at)
    return last.kind == "collective" and following is not None and following.rule.value == "collective"


def mentions(marks: Marks, names: Names, role: str, end: int) -> Iterator[PartyMention]:
    """Those of a list who can be asked to act, in this role; 我们, 大家 and 我和县长 cannot.

    Up to ``end`` stands what is said of them, and with it what liability they bear.
    """
    if names.names[0].kind == "pronoun":
        return
    liability = liability_of(marks, names.end, end)
    for name in names.names:
        if name.kind in _ACTOR_KINDS and not _SAID_BEFORE.fullmatch(marks.text, name.start, name.end):
            start = _beginning(marks, name)
            yield PartyMention(marks.text[start : name.end], start, name.end, role, liability=liability)


def _beginning(marks: Marks, name: Name) -> int:
    """末位的乡镇书记 → 乡镇书记: what he did is no part of a post; but 县水利局的局长 and 分管的局长 are one."""
    of = marks.text.rfind("的", name.start, name.end)
    is_single = marks.text[name.end - 1] in "记长任"
    belongs = _IN_CHARGE.match(marks.text, name.start) or any(
        word.end == of for word in marks.parties.within(name.start, of)
    )
    return of + 1 if of > 0 and name.kind == "post" and is_single and not belongs else name.start
