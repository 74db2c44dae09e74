"""Bodies at the end of a way: who is reported to, who is handed something, who approves, who joins in."""

import re
from collections.abc import Iterator

from extraction.reader.matches import MatchedText
from extraction.reader.parties.name_shape import FIELDS
from extraction.reader.parties.party_lists import mentions, names_at
from extraction.reader.results import PartyMention

_REPORTS = re.compile("[报送交提移抄汇反向经]")
# 向 and 经 say more than a way; only with 报告 or 同意 behind the name is it one to a body that checks.
_NEEDS_CHECK = frozenset("向经")
_WAY_ENDS = re.compile("[，,。；;！!）)后]|进行|处理|研究|查处|统一|集中|存档|审(?!计)|批|看|过|并|把关|签|定|会签")
# 把图书送到学校, 交到农户: who is served, and checks nothing.
_HANDS, _SERVED = frozenset("送交"), frozenset("校院村户企业园厂店区")
_CHECK_WITHIN = 8
_LONGEST_BEFORE = 6
# 报一次市政府, 送一份县档案馆: how often or how much, before the name.
_HOW_MUCH = re.compile("[一两][次遍份回]|书面|书面材料")
_JOINED = re.compile("(?<!成立)(?<!组成)(?<!组建)(?<!开展)(?<!设立)(?:会同|联合|商请|协同)(?!做|抓)")


def reported_to(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """报县安委办备案, 向县委报告, 交到政府办: a word for handing over, the names, and the end of the way."""
    at = start
    while word := _REPORTS.search(matched.folded, at, end):
        at = matched.word_at("report_words", word.start(), end)
        if at == word.start() or _is_in_name(matched, word.start()):
            at = word.end()
            continue
        names = names_at(matched, _behind_preposition(matched, at, end), end, of_object=True)
        is_way = not (matched.text.startswith("移送", word.start()) and names and names.names[0].kind in FIELDS)
        is_served = names and word.group() in _HANDS and matched.text[names.end - 1] in _SERVED
        if names and is_way and not is_served and _is_handed_over(matched, word.group(), names.end, end):
            yield from mentions(matched, names, "supervisor", end)


def _is_in_name(matched: MatchedText, at: int) -> bool:
    """交通局 hands nothing over."""
    return any(party.end > at for party in matched.parties.within(at - _LONGEST_BEFORE, at + 1))


def _behind_preposition(matched: MatchedText, at: int, end: int) -> int:
    if how_much := _HOW_MUCH.match(matched.text, at, end):
        at = how_much.end()
    while at < end and matched.text[at] in "到至给往由":
        at += 1
    return at


def _is_handed_over(matched: MatchedText, word: str, at: int, end: int) -> bool:
    limit = min(end, at + _CHECK_WITHIN)
    if any(matched.word_at("check_words", place, limit) > place for place in range(at, limit)):
        return True
    return word not in _NEEDS_CHECK and (at >= end or _WAY_ENDS.match(matched.folded, at, end) is not None)


def joined(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """会同公安局, 联合县住建局: whoever is joined helps."""
    for word in _JOINED.finditer(matched.text, start, end):
        names = names_at(matched, word.end(), end, of_object=True)
        if names:
            yield from mentions(matched, names, "support", end)
