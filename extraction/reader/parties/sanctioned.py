"""Who bears a consequence: 对瞒报的乡镇严肃问责, 提拔重用一线干部."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.party_lists import Names, mentions, names_at
from extraction.reader.parties.role_words import verb_start
from extraction.reader.parties.soundness import is_sound
from extraction.reader.results import PartyMention
from extraction.reader.rulebook import Match

_TAKES = re.compile("(?:追究|倒查|免去|取消|撤销|扣除|扣减|扣发|停发|扣)[该其]?")
_TAKEN = re.compile("的?[^，,。；;]{0,8}?(?:责任|资格|职务|称号|评优|评先|绩效|奖金|工资|[0-9]分|经费|转移支付)")
# What one who punishes or rewards is said to do; 主要负责人约谈 is told of the one punished.
_ENFORCING = re.compile(
    "(?:将|要|会|再)?(?:对(?!照)|给予|予以|下发|启动|直接扣|约谈(?![，,。；;]|$)|从严|诫勉|提醒|查处|追究|追责|问责|严肃)|(?<=[委府])约谈"
)
# 纪委要问责, 区委将约谈: who does it bears nothing.
_ENFORCES = frozenset("要将对由应会给")
# 由县长约谈: who is called upon to bring it.
_BROUGHT = re.compile("约谈|诫勉|谈话|问责|追究|处理|处分|查处|扣|收回|取消")
# 由县长约谈, 的工资停发, 平安建设考核扣5分: what is done to somebody, or taken from him.
_SUFFERS = re.compile(
    "由|(?:的|本人|个人|年底|年终|年度|全年|当年|平安建设)?(?:工资|绩效|奖金|职称|考核|述职|补贴|评优|评先)"
)
# 年度考核不得评优: what may stand before a consequence.
_BEFORE_CONSEQUENCE = 6
_BEFORE_SANCTIONED = re.compile("对|的|给予|不管是|无论是|不论是|从(?=.{2,8}到)")


def without_relative(matched: MatchedText, party: PartyMention) -> PartyMention:
    """发生事故的党政主要领导 → 党政主要领导: what has to happen first is no part of who bears it."""
    start = party.start + party.name.rfind("的") + 1
    if party.role != "lead" or not is_sound(matched, start, party.end):
        return party
    return replace(party, name=matched.text[start : party.end], start=start)


def stripped(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """倒查包案领导的责任, 取消单位评优资格, 扣该乡镇考核分: from whom something is taken, or who is made to answer."""
    for word in _TAKES.finditer(matched.text, start, end):
        names = names_at(matched, word.end(), end, of_object=True)
        if names and (
            _TAKEN.match(matched.text, names.end, end) or _is_asked_after(matched, word.group(), names.end, end)
        ):
            yield from mentions(matched, names, "lead", end)


def _is_asked_after(matched: MatchedText, word: str, at: int, end: int) -> bool:
    """倒查排查人、签字人: whom it goes back to ends the clause."""
    return word.startswith("倒查") and (at >= end or matched.text[at] in "，,。；;")


def passed_over(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """乡镇长由县长约谈, 护林员的工资停发: the clause begins with the one on whom its consequence falls."""
    for clause in clauses:
        start, end = clause.begins, clause.span.end
        names = names_at(matched, start, end, of_object=True)
        if names and _SUFFERS.match(matched.text, names.end, end) and clause.has("consequence"):
            yield from mentions(matched, names, "lead", end)


def sanctioned_subjects(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """院长免职, 分管局长约谈: right behind the subject stands the consequence, and nothing that it is to do."""
    for clause in clauses:
        subject, end = clause.subject, clause.span.end
        if subject and subject.end < end and matched.text[subject.end] not in _ENFORCES:
            verb = verb_start(matched, subject.end, end)
            cues = matched.cues.within(subject.end, min(end, verb + _BEFORE_CONSEQUENCE))
            if any(cue.rule.value == "consequence" for cue in cues):
                yield from mentions(matched, subject, "lead", end)


def conditional(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """发生事故的县区，年度考核一票否决: a clause that ends with who it is that did so."""
    for clause in clauses:
        start, end = clause.span
        of = matched.text.rfind("的", start, end) + 1
        names = names_at(matched, of, end, of_object=True) if of > start and matched.text[start] != "对" else None
        if names and names.end == end:
            yield from mentions(matched, names, "lead", end)


def without_enforcers(matched: MatchedText, found: list[PartyMention]) -> list[PartyMention]:
    """Those found, less whoever brings the consequence on others: 由市政府约谈, 区委给予嘉奖."""
    return [party for party in found if party.liability or not _enforces(matched, party)]


def _enforces(matched: MatchedText, party: PartyMention) -> bool:
    is_called = matched.text.startswith("由", party.start - 1) and _BROUGHT.match(matched.text, party.end)
    return party.role == "lead" and bool(is_called or _ENFORCING.match(matched.text, party.end))


def consequences(matched: MatchedText, start: int, end: int) -> list[Match]:
    """The words for what will happen to somebody: 免职, 一票否决, 通报表扬."""
    return [cue for cue in matched.cues.within(start, end) if cue.rule.value == "consequence"]


def enforced(matched: MatchedText, start: int, end: int) -> list[Match]:
    """Consequences that somebody brings on another: 严肃追究…, not 作出检查."""
    found = consequences(matched, start, end)
    return [cue for cue in found if matched.word_at("enforcing_words", cue.start, end) > cue.start]


def sanctioned(matched: MatchedText, start: int, end: int, cues: list[Match]) -> Iterator[PartyMention]:
    """Those whom one of these consequences falls on: named right behind it, or before it behind 对 or 的."""
    for cue in cues:
        taken = matched.word_at("taking_words", cue.start, end)
        behind = names_at(matched, taken, end, of_object=True) if taken > cue.start else None
        names = behind or _named_before(matched, start, cue.start)
        yield from mentions(matched, names, "lead", end) if names else ()


def _named_before(matched: MatchedText, start: int, end: int) -> Names | None:
    """The list of names that ends nearest before a consequence, behind 对 or 的: 对弄虚作假的乡镇，一律…"""
    for word in reversed(list(_BEFORE_SANCTIONED.finditer(matched.text, start, end))):
        names = names_at(matched, word.end(), end, of_object=True)
        if names:
            return names
    return None
