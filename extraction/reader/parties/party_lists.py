"""Lists of actors, read from the place where they begin: 县水利局、应急局和各乡镇等部门."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extraction.reader.matches import MatchedText
from extraction.reader.parties.asides import behind_aside, part_in_aside
from extraction.reader.parties.liability import liability_of
from extraction.reader.parties.list_marks import joint_end, separator_end, tail_end
from extraction.reader.parties.name_boundary import is_told_when
from extraction.reader.parties.name_parser import name_at
from extraction.reader.parties.name_shape import FIELDS, LEVELS, Name, has_form
from extraction.reader.parties.predicates import binds_at, predicate_at
from extraction.reader.parties.soundness import is_sound
from extraction.reader.results import PartyMention

# 由三家部门审核: those the sentence has just named.
_SAID_BEFORE = re.compile("[这上述两三四五六几]{1,2}[家个]?(?:部门|单位)")
# 禁燃区内 + 青河镇: where the matter is, before who is to act.
_WITHIN = re.compile(r"[\u4e00-\u9fffX]{1,6}[区境域围]内(?=[\u4e00-\u9fffX]{1,4}[镇乡道村]$)")
_IN_CHARGE = re.compile("分管|主管|包|联系|挂点")
# What a list of bodies can end at; behind any other sign the last one is to do something.
_LIST_ENDS = frozenset("，,。；;）)】")
_ACTOR_KINDS = frozenset({"unit", "post", "collective", "weak", "stem", "spoken", "area", "each"})


class Names(NamedTuple):
    """A list of actors; whatever is said of them begins at ``end``."""

    names: tuple[Name, ...]
    end: int


def names_at(matched: MatchedText, start: int, end: int, *, of_object: bool = False) -> Names | None:
    """The list of actors that begins exactly at ``start``, or None.

    As a subject the list must be followed by what it is to do; ``of_object`` lifts that.
    """
    names: list[Name] = []
    at = start
    while name := name_at(matched, at, end, of_object=of_object, in_list=_has_body(matched, names)):
        names = _with_merged(matched, names, name)
        at = separator_end(matched, name.end, end)
        if tail_end(matched, name.end, end) > name.end or at == name.end:
            break
    return _settled(matched, names, end, of_object) if names else None


def listed_on(matched: MatchedText, start: int, end: int) -> Iterator[Names]:
    """The lists of bodies that begin at ``start``, one behind the comma of the other: 县水利局、县林业局，各乡镇."""
    names = names_at(matched, start, end, of_object=True)
    while names:
        yield names
        at, comma = names.end, matched.text[names.end : names.end + 1] in ("，", ",") and names.end < end
        names = names_at(matched, at + 1, end, of_object=True) if comma else None
        if names and names.end < end and matched.text[names.end] not in _LIST_ENDS:
            return


def _with_merged(matched: MatchedText, names: list[Name], name: Name) -> list[Name]:
    """县政务服务和大数据管理局: a field with its level, 和, and an office without one are one body."""
    if names and names[-1].kind in FIELDS and matched.text[names[-1].end : name.start] == "和":
        is_half = matched.text[names[-1].start] in LEVELS and matched.text[name.start] not in LEVELS
        if is_half and matched.text[name.end - 1] in "局委":
            return [*names[:-1], Name(names[-1].start, name.end, name.kind)]
    return [*names, name]


def _settled(matched: MatchedText, names: list[Name], end: int, of_object: bool) -> Names | None:
    """The list, unless it is only words for fields of work (财政和教育) or what follows is no predicate."""
    last = names[-1]
    after = tail_end(matched, last.end, end)
    if after == last.end:
        after = behind_aside(matched, last.end, end)
    if after == last.end and last.kind == "stem" and not _are_bodies(matched, names, after, end):
        return None
    if last.kind == "area" and not binds_at(matched, after):
        return None
    if of_object or predicate_at(matched, after, end) or _stands_alone(matched, names, after, end):
        return Names(tuple(names), after)
    return None


def _has_body(matched: MatchedText, names: list[Name]) -> bool:
    return any(
        name.kind in ("unit", "collective", "weak") and has_form(matched, name.start, name.end) for name in names
    )


def _are_bodies(matched: MatchedText, names: list[Name], after: int, end: int) -> bool:
    """安监、工商配合, 公安、交通要: fields of work that stand for bodies, since one does or all play a role."""
    if len(names) == 1 or {name.kind for name in names} - FIELDS:
        return len(names) > 1
    is_spoken = any(name.kind == "spoken" for name in names)
    return is_spoken or matched.word_at("body_predicates", after, end) > after


def _stands_alone(matched: MatchedText, names: list[Name], after: int, end: int) -> bool:
    """A name, or a list with its 等部门, followed by whatever; a list cut off at a separator is none."""
    last = names[-1]
    if matched.text[after : after + 1] in ("，", ","):
        return (
            after == last.end
            or len(names) > 1
            or is_told_when(matched, after + 1)
            or _goes_on(matched, last, after + 1)
        )
    has_tail = after > last.end and matched.text[after : after + 1] not in ("的", "")
    return (has_tail or after == last.end) and after < end and joint_end(matched, after, end) == after


def _goes_on(matched: MatchedText, last: Name, at: int) -> bool:
    """市直各部门，驻市各单位要…: behind the comma the list goes on."""
    following = matched.parties.at(at)
    return last.kind == "collective" and following is not None and following.rule.value == "collective"


def mentions(matched: MatchedText, names: Names, role: str, end: int) -> Iterator[PartyMention]:
    """Those of a list who can be asked to act, in this role; 我们, 大家 and 我和县长 cannot.

    Up to ``end`` stands what is said of them, and with it what liability they bear.
    """
    if names.names[0].kind == "pronoun":
        return
    liability = liability_of(matched, names.end, end)
    parts = [part_in_aside(matched, name.end, end) for name in names.names]
    if "lead" in parts:
        # 县住建局（牵头）、县财政局: the others help.
        parts = [part or "support" for part in parts]
    for name, part in zip(names.names, parts, strict=True):
        if name.kind in _ACTOR_KINDS and not _SAID_BEFORE.fullmatch(matched.text, name.start, name.end):
            start = _beginning(matched, name)
            yield PartyMention(matched.text[start : name.end], start, name.end, part or role, liability=liability)


def _beginning(matched: MatchedText, name: Name) -> int:
    """末位的乡镇书记 → 乡镇书记: what he did is no part of a post; but 县水利局的局长 and 分管的局长 are one."""
    if area := _WITHIN.match(matched.folded, name.start, name.end):
        return area.end()
    of = matched.text.rfind("的", name.start, name.end)
    is_single = matched.text[name.end - 1] in "记长任"
    belongs = _IN_CHARGE.match(matched.text, name.start) or any(
        word.end == of for word in matched.parties.within(name.start, of)
    )
    is_cut = of > 0 and name.kind == "post" and is_single and not belongs
    return of + 1 if is_cut and is_sound(matched, of + 1, name.end) else name.start
