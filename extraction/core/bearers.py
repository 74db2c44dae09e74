"""Who bears a consequence: 对瞒报的乡镇严肃问责, 提拔重用一线干部."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .marks import Marks
from .party_lists import Names, mentions, names_at
from .results import PartyMention
from .rulebook import Match
from .words import word_at

_BEARER = re.compile("对|的|给予|不管是|无论是|不论是|从(?=.{2,8}到)")


def without_relative(party: PartyMention) -> PartyMention:
    """发生事故的党政主要领导 → 党政主要领导: what has to happen first is no part of who bears it."""
    cut = party.name.rfind("的") + 1
    return replace(party, name=party.name[cut:], start=party.start + cut) if party.role == "lead" else party


def consequences(marks: Marks, start: int, end: int) -> list[Match]:
    """The words for what will happen to somebody: 免职, 一票否决, 通报表扬."""
    return [cue for cue in marks.cues.within(start, end) if cue.rule.value == "consequence"]


def enforced(marks: Marks, start: int, end: int) -> list[Match]:
    """Consequences that somebody brings on another: 严肃追究…, not 作出检查."""
    found = consequences(marks, start, end)
    return [cue for cue in found if word_at("enforcing_words", marks.folded, cue.start, end) > cue.start]


def bearers(marks: Marks, start: int, end: int, cues: list[Match]) -> Iterator[PartyMention]:
    """Those whom one of these consequences falls on: named right behind it, or before it behind 对 or 的."""
    for cue in cues:
        taken = word_at("taking_words", marks.folded, cue.start, end)
        behind = names_at(marks, taken, end, of_object=True) if taken > cue.start else None
        names = behind or _named_before(marks, start, cue.start)
        yield from mentions(marks, names, "lead", end) if names else ()


def _named_before(marks: Marks, start: int, end: int) -> Names | None:
    """The list of names that ends nearest before a consequence, behind 对 or 的: 对弄虚作假的乡镇，一律…"""
    for word in reversed(list(_BEARER.finditer(marks.text, start, end))):
        names = names_at(marks, word.end(), end, of_object=True)
        if names:
            return names
    return None
