"""Whoever a clause says it of: its subject, the cell of a table, whoever stands before a colon."""

import re
from collections.abc import Iterator

from extraction.reader.layout.spans import Span, trimmed
from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.comma_lists import lists_going_on
from extraction.reader.parties.name_boundary import CLAUSE_END
from extraction.reader.parties.party_lists import Names, mentions, names_at
from extraction.reader.parties.predicates import BINDING
from extraction.reader.parties.role_words import role_said, verb_start
from extraction.reader.parties.topic_owners import TOPIC_ENDS
from extraction.reader.results import PartyMention

# 企业有权拒绝, 企业有困难, 责任单位是县水利局: who may, who is in need, or who is said next is not asked to act.
_RIGHTS = re.compile(
    "有权|可以(?!.{0,8}要)|有困难|有需[要求]|有什么|不用|(?:分别)?[是为](?=各|[县市区镇乡])|分别[是为]"
)
_ASKS = re.compile("(?<!告诉我)(?<!告诉我是)(?:多少|怎么|什么|谁来|哪些)")
_OTHER_MATTER = re.compile(
    "关于|至于|说到|讲到|对于|还有[，,一]|再就是|再一个|另外一个|所有|全[县市区镇乡]|[县市区]城区"
)
_WHOEVER = re.compile("(?:不管|无论|不论).{0,4}谁")
# 班子里要有两名院长: of the body the sentence before has named.
_OF_THE_BODY = ("班子", "领导班子", "党政班子", "窗口")
# 责任单位：县教育局: the label of a list names nobody.
_LABEL = re.compile("(责任|牵头|配合|主责|主办|承办|协办|会办|参与|支持|协助|督办)(?:单位|部门|领导|科室|人)")
_EDGES = ((re.compile("\t"), 1), (re.compile("[|｜]"), 2), (re.compile("\u3000"), 2))
_HELPING = ("配合", "协办", "会办", "参与", "支持", "协助")
_ROLE_OF_LABEL = {**dict.fromkeys(_HELPING, "support"), "督办": "supervisor"}
# What follows the name of those who are spoken to.
_SPOKEN_TO = re.compile(
    "(?<=同志)(?:们)?(?:来了|听好|听着|注意|记|在|，|,|。|！|!|$)|是(?:这项工作的|这件事的)?(?:牵头|责任|主责|主管|主战场|主力|主阵地)"
    "|(?:这边|这块|这一块|这一头|这里)|你们|听好|听着"
)


def subjects(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """Those who stand as subject of a clause and are to act, with those of their list in the clauses before."""
    listed: list[Names] = []
    has_lead = False
    for clause, names in zip(clauses, lists_going_on(matched, clauses), strict=True):
        subject, end = clause.subject, clause.span.end
        if names:
            listed.append(names)
            continue
        if subject and not _only_tells_whom(matched, subject, clause.span):
            role = role_said(matched, subject.end, end, is_first=clause is clauses[0])
            # 县住建局，县城管局配合: somebody has to lead.
            before = "lead" if role == "support" and not has_lead and _only_helps(matched, subject, end) else role
            for each in listed:
                yield from mentions(matched, each, before, end)
            yield from mentions(matched, subject, role, end)
            has_lead = has_lead or role == "lead"
        listed = []


def _only_helps(matched: MatchedText, subject: Names, end: int) -> bool:
    """Whether the clause ends in 配合, and does not name whom they help."""
    after = matched.word_at("support_words", verb_start(matched, subject.end, end), end)
    return after >= end or CLAUSE_END.match(matched.text, after) is not None


def _only_tells_whom(matched: MatchedText, subject: Names, clause: Span) -> bool:
    """施工单位不发的，…: who fails is told, not who is to act; but 人社局对没有出门的，… is to act.

    Nor acts who has a right, who is asked about (各单位压多少), or who is only the topic (社区挂牌的事).
    """
    if _RIGHTS.match(matched.text, subject.end, clause.end):
        return True
    if _ASKS.search(matched.text, subject.end, clause.end) or TOPIC_ENDS.search(matched.text, subject.end, clause.end):
        return not any(cue.rule.value in BINDING for cue in matched.cues.within(subject.end, clause.end))
    return matched.text[clause.end - 1] == "的" and matched.text[subject.end] not in "对把将给"


def has_own_subject(matched: MatchedText, clauses: list[Clause]) -> bool:
    """A clause begins with 任何人, 谁, 我 or a name that is not asked to act: those named before are not meant here."""
    return any(_begins_with_somebody(matched, clause) for clause in clauses)


def _begins_with_somebody(matched: MatchedText, clause: Clause) -> bool:
    at = clause.begins
    named = matched.parties.at(at)
    is_body = named is not None and named.rule.value in ("unit", "post", "collective")
    names_body = is_body and not matched.text.startswith(_OF_THE_BODY, at)
    return names_body or matched.word_at("other_subjects", at, clause.span.end) > at


def has_own_topic(matched: MatchedText, clauses: list[Clause]) -> bool:
    """Whether a sentence opens a matter of its own (关于饮水…, 再一个…, 所有水库…), or means whoever (不管是谁)."""
    opens = _OTHER_MATTER.match(matched.text, *clauses[0].span)
    return opens is not None or _WHOEVER.search(matched.text, clauses[0].span.start, clauses[-1].span.end) is not None


def addressed(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """水务局的同志听好。 开发区是主战场。: whom a sentence only speaks to, or says that the matter is theirs."""
    for clause in clauses[:1]:
        if not _SPOKEN_TO.search(matched.text, clause.span.start, clause.span.end + 1):
            continue
        names = names_at(matched, clause.begins, clause.span.end, of_object=True)
        if names and _SPOKEN_TO.match(matched.text, names.end, clause.span.end + 1):
            yield from mentions(matched, names, "lead", clause.span.end)


def cells(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """In the row of a table a cell that is nothing but a name; 配合单位 in the cell before says its part."""
    label = ""
    for cell in _cells(matched, clauses[0].span.start, clauses[-1].span.end) if clauses else ():
        labelled = _LABEL.fullmatch(matched.text, *cell)
        if not labelled:
            yield from _whole_clause(matched, *cell, role=_ROLE_OF_LABEL.get(label, "lead"))
        label = labelled[1] if labelled else ""


def _cells(matched: MatchedText, start: int, end: int) -> list[Span]:
    """The cells of a row, parted by tabs, or by two bars or wide blanks and more; none where it is no row."""
    for edge, least in _EDGES:
        edges = [found.span() for found in edge.finditer(matched.text, start, end)]
        if len(edges) >= least:
            starts, ends = [start, *(right for _, right in edges)], [*(left for left, _ in edges), end]
            return [trimmed(matched.text, left, right) for left, right in zip(starts, ends, strict=True)]
    return []


def before_colon(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """2.青河镇、白水镇：各建冷库1座: before a colon stands nothing but who is to act."""
    for clause in clauses[:1]:
        ends_in_colon = matched.text[clause.span.end : clause.span.end + 1] in ("：", ":")
        if ends_in_colon and not _LABEL.fullmatch(matched.text, clause.begins, clause.span.end):
            yield from _whole_clause(matched, clause.begins, clause.span.end)


def _whole_clause(matched: MatchedText, start: int, end: int, role: str = "lead") -> Iterator[PartyMention]:
    names = names_at(matched, start, end, of_object=True)
    if names and names.end == end:
        yield from mentions(matched, names, role, end)
