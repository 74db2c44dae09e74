"""Lists of actors, read from the place where they begin: 县水利局、应急局和各乡镇等部门."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .marks import Marks
from .names import SEPARATOR, Name, name_at
from .predicates import binds_at, predicate_at
from .results import PartyMention
from .words import word_at

_TAIL_COUNT = re.compile(r"[0-9一二两三四五六七八九十]{1,2}[个家](?:部门|单位|乡镇|企业)?")
_ACTOR_KINDS = frozenset({"unit", "post", "collective", "person", "weak", "stem", "area", "each"})
_FULL_KINDS = frozenset({"unit", "collective"})


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
    while name := name_at(marks, at, end, of_object=of_object, in_list=bool(names)):
        names.append(name)
        separator = SEPARATOR.match(marks.text, name.end, end)
        if _tail_end(marks, name.end, end) > name.end or not separator:
            break
        at = separator.end()
    return _settled(marks, names, end, of_object) if names else None


def _settled(marks: Marks, names: list[Name], end: int, of_object: bool) -> Names | None:
    """The list, unless it is only words for fields of work (财政和教育) or what follows is no predicate."""
    last = names[-1]
    after = _tail_end(marks, last.end, end)
    if after == last.end and last.kind == "stem":
        return None
    if last.kind == "area" and not binds_at(marks, after):
        return None
    if of_object or predicate_at(marks, after, end) or _stands_alone(marks, names, after, end):
        return Names(tuple(names), after)
    return None


def _stands_alone(marks: Marks, names: list[Name], after: int, end: int) -> bool:
    """A full name that `name_at` let pass with whatever follows it; a list cut off at a separator is none."""
    return names[-1].kind in _FULL_KINDS and after < end and SEPARATOR.match(marks.text, after, end) is None


def _tail_end(marks: Marks, start: int, end: int) -> int:
    after = word_at("list_tails", marks.folded, start, end)
    counted = _TAIL_COUNT.match(marks.text, after, end) if after > start else None
    return counted.end() if counted else after


def mentions(marks: Marks, names: Names, role: str) -> Iterator[PartyMention]:
    """Those of a list who can be asked to act, in this role; 我们 and 大家 cannot."""
    for name in names.names:
        if name.kind in _ACTOR_KINDS:
            yield _mention(marks, name, role)


def _mention(marks: Marks, name: Name, role: str) -> PartyMention:
    return PartyMention(marks.text[name.start : name.end], name.start, name.end, role)
