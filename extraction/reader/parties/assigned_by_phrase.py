"""Who is given a task anywhere in a sentence: 由…牵头, 责任单位：…, 分解到…."""

import re
from collections.abc import Iterator

from extraction.reader.matches import MatchedText
from extraction.reader.parties.party_lists import listed_on, mentions, names_at
from extraction.reader.parties.role_words import role_said
from extraction.reader.results import PartyMention

_CALLS = re.compile("由|(?<!回)归(?!侨|口|集|还|档)|(?<![聘邀申提报商恳敬])请|责成|要求|(?<=我)让")
_MADE_UP = re.compile("以")
# 责任单位：县水利局, 牵头单位是县发改局: the table of a plan, or a leader who reads it out.
POINTS_AT = re.compile(
    "(牵头|责任|主办|承办|主责|配合|协办|会办|参与|参加|支持|协助|协同|督办|责任主)(?:(?:部门|单位|领导|人|体)(?:分别)?[是为：:]|[：:])"
)
_DRAWS_FROM = re.compile("(?<![0-9日月天起])从")
_DRAWN = re.compile("[里中]?(?:各|分别|统一)*(?:[抽借派调](?=[0-9几一两三四五六七八九十名个人])|抽调|选派|选调|借调)")
_HELPING = frozenset({"配合", "协办", "会办", "参与", "参加", "支持", "协助", "协同"})
_HANDS_DOWN = re.compile(
    "(?:分解(?:下达|落实)?|分|分配|下达|交办|转办|分派|转派|派单|下发|发)[到给至](?=各|相关|有关|责任|[县市区镇乡]|[0-9]+个)"
)


def called(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """由水利局牵头, 请各乡镇…"""
    for call in _CALLS.finditer(matched.text, start, end):
        names = names_at(matched, call.end(), end)
        if names:
            yield from mentions(matched, names, role_said(matched, names.end, end, is_first=call.start() == start), end)


def made_up_of(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """以党员干部为主"""
    for word in _MADE_UP.finditer(matched.text, start, end):
        names = names_at(matched, word.end(), end, of_object=True)
        if names and matched.text.startswith("为主", names.end, end):
            yield from mentions(matched, names, "lead", end)


def pointed_at(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """责任单位：县水利局, 配合单位是各乡镇"""
    for word in POINTS_AT.finditer(matched.text, start, end):
        role = "support" if word[1] in _HELPING else "supervisor" if word[1] == "督办" else "lead"
        for names in listed_on(matched, word.end(), end):
            yield from mentions(matched, names, role, end)


def handed_down(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """任务分解到各乡镇, 清单下发给责任单位"""
    for word in _HANDS_DOWN.finditer(matched.text, start, end):
        names = names_at(matched, word.end(), end, of_object=True)
        yield from mentions(matched, names, "lead", end) if names else ()


def drawn_from(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """从公安局、民政局各抽2人: whoever gives people helps."""
    for word in _DRAWS_FROM.finditer(matched.text, start, end):
        names = names_at(matched, word.end(), end, of_object=True)
        if names and _DRAWN.match(matched.text, names.end, end):
            yield from mentions(matched, names, "support", end)
