"""Whoever a clause says it of: its subject, the cell of a table, the head before a colon, the owner of its topic."""

import re
from collections.abc import Iterator

from .marks import Marks
from .name_ends import acts_at
from .naming import FIELDS, Name, has_form
from .party_lists import Names, mentions, names_at
from .predicates import ACTING, BINDING
from .results import PartyMention
from .role_words import role_said, verb_start
from .spans import Span
from .subjects import Clause
from .words import word_at

# 企业有权拒绝, 企业有困难, 责任单位是县水利局: who may, who is in need, or who is said next is not asked to act.
_RIGHTS = re.compile(
    "有权|可以(?!.{0,8}要)|有困难|有需[要求]|有什么|不用|(?:分别)?[是为](?=各|[县市区镇乡])|分别[是为]"
)
_ASKS = re.compile("(?<!告诉我)(?<!告诉我是)(?:多少|怎么|什么|谁来|哪些)")
_TOPIC = re.compile("的(?:事情?|问题|情况)$")
_OTHER_MATTER = re.compile(
    "关于|至于|说到|讲到|对于|还有[，,一]|再就是|再一个|另外一个|所有|全[县市区镇乡]|[县市区]城区"
)
_WHOEVER = re.compile("(?:不管|无论|不论).{0,4}谁")
# What follows the name of those who are spoken to.
_SPOKEN_TO = re.compile(
    "(?<=同志)(?:们)?(?:来了|听好|听着|注意|记|在|，|,|。|！|!|$)|是(?:这项工作的|这件事的)?(?:牵头|责任|主责|主管|主战场|主力|主阵地)"
    "|(?:这边|这块|这一块|这一头|这里)|你们|听好|听着"
)
# 纪委要问责, 区委将约谈: who does it bears nothing.
_ENFORCES = frozenset("要将对由应会给")
_POSSESSED = re.compile("的|手里|手上|名下|这块|这一块|这边|这一头")
# 年度考核不得评优: what may stand before a consequence.
_BEFORE_CONSEQUENCE = 6
_LONGEST_TOPIC = 16
# 出地, 牵头: how much one of several does, before the next one is named.
_LONGEST_DEED = 9
# 配合县住建局, 组织景区: somebody else is to move whoever comes next.
_MOVES_OTHERS = re.compile(
    "配合|协助|支持|会同|联合|邀请|聘请|组织|带领|发动|动员|带动|帮助|引导|鼓励|方便|允许|服务|争取|联系|对接"
    "|检查|督导|约谈|依托|委托|按|参照|经过|通过"
)
_PREPOSITION = re.compile("按|根据|依|围绕|结合|遵照|通过|针对|以|对|把|将|在|为|凡|落实|除了|除(?=.{1,12}外)")
_LEADS_TO_OBJECT = frozenset("对把将给向由从到在报送交经请与和跟及、的为是让帮找让按比以")
_LONGEST_OWNER = 40


def subjects(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """Those who stand as subject of a clause and are to act."""
    for clause in clauses:
        subject, span = clause.subject, clause.span
        if subject and not _only_tells_whom(marks, subject, span):
            role = role_said(marks, subject.end, span.end, is_first=clause is clauses[0])
            yield from mentions(marks, subject, role, span.end)


def bearing_subjects(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """院长免职, 分管局长约谈: right behind the subject stands the consequence, and nothing that it is to do."""
    for clause in clauses:
        subject, end = clause.subject, clause.span.end
        if subject and subject.end < end and marks.text[subject.end] not in _ENFORCES:
            verb = verb_start(marks, subject.end, end)
            cues = marks.cues.within(subject.end, min(end, verb + _BEFORE_CONSEQUENCE))
            if any(cue.rule.value == "consequence" for cue in cues):
                yield from mentions(marks, subject, "lead", end)


def _only_tells_whom(marks: Marks, subject: Names, clause: Span) -> bool:
    """施工单位不发的，…: who fails is told, not who is to act; but 人社局对没有出门的，… is to act.

    Nor acts who has a right, who is asked about (各单位压多少), or who is only the topic (社区挂牌的事).
    """
    if _RIGHTS.match(marks.text, subject.end, clause.end):
        return True
    if _ASKS.search(marks.text, subject.end, clause.end) or _TOPIC.search(marks.text, subject.end, clause.end):
        return not any(cue.rule.value in BINDING for cue in marks.cues.within(subject.end, clause.end))
    return marks.text[clause.end - 1] == "的" and marks.text[subject.end] not in "对把将给"


def has_own_subject(marks: Marks, clauses: list[Clause]) -> bool:
    """A clause begins with 任何人, 谁, 我 or a name that is not asked to act: those named before are not meant here."""
    return any(_begins_with_somebody(marks, clause) for clause in clauses)


def _begins_with_somebody(marks: Marks, clause: Clause) -> bool:
    at = clause.begins
    named = marks.parties.at(at)
    names_body = named is not None and named.rule.value in ("unit", "post", "collective")
    return names_body or word_at("other_subjects", marks.folded, at, clause.span.end) > at


def has_own_topic(marks: Marks, clauses: list[Clause]) -> bool:
    """Whether a sentence opens a matter of its own (关于饮水…, 再一个…, 所有水库…), or means whoever (不管是谁)."""
    opens = _OTHER_MATTER.match(marks.text, *clauses[0].span)
    return opens is not None or _WHOEVER.search(marks.text, clauses[0].span.start, clauses[-1].span.end) is not None


def addressed(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """水务局的同志听好。 开发区是主战场。: whom a sentence only speaks to, or says that the matter is theirs."""
    for clause in clauses[:1]:
        if not _SPOKEN_TO.search(marks.text, clause.span.start, clause.span.end + 1):
            continue
        names = names_at(marks, clause.begins, clause.span.end, of_object=True)
        if names and _SPOKEN_TO.match(marks.text, names.end, clause.span.end + 1):
            yield from mentions(marks, names, "lead", clause.span.end)


def cells(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """In the row of a table a cell that is nothing but a name."""
    if clauses and "\t" in marks.text[clauses[0].span.start : clauses[-1].span.end]:
        for cell in clauses:
            yield from _whole_clause(marks, cell.span.start, cell.span.end)


def heads(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """2.青河镇、白水镇：各建冷库1座: before a colon stands nothing but who is to act."""
    for clause in clauses[:1]:
        if marks.text[clause.span.end : clause.span.end + 1] in ("：", ":"):
            yield from _whole_clause(marks, clause.begins, clause.span.end)


def _whole_clause(marks: Marks, start: int, end: int) -> Iterator[PartyMention]:
    names = names_at(marks, start, end, of_object=True)
    if names and names.end == end:
        yield from mentions(marks, names, "lead", end)


def later_subjects(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """乡镇出地、县财政出钱: behind the comma of a list stands who is to do the next thing."""
    for clause in clauses:
        end = clause.span.end
        calls = marks.text.startswith("由", clause.begins, end)
        at = clause.subject.end if clause.subject else clause.begins if calls else end
        while (comma := marks.text.find("、", at, min(end, at + _LONGEST_DEED))) > 0:
            at = comma + 1
            names = names_at(marks, at, end)
            if names and names.end < end and acts_at(marks, names.end, end):
                yield from mentions(marks, names, role_said(marks, names.end, end, is_first=False), end)


def inner_subjects(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """这个办法县政府办两周内拿出来, 补偿款的事财政局不要拖: behind the topic of the clause stands who is to act."""
    for clause in clauses:
        start, end = clause.begins, clause.span.end
        if clause.subject or clause.reports or _PREPOSITION.match(marks.text, start, end):
            continue
        for body in marks.parties.within(start + 2, min(end, start + _LONGEST_TOPIC)):
            names = names_at(marks, body.start, end)
            if names and _acts_behind(marks, names, start, end):
                yield from mentions(marks, names, role_said(marks, names.end, end, is_first=False), end)
                break


def _acts_behind(marks: Marks, names: Names, start: int, end: int) -> bool:
    """Whether names behind a topic are bodies, and what stands behind them is what they are to do."""
    first = names.names[0]
    is_dated = marks.deadline_end(names.end) > names.end
    acts = is_dated or acts_at(marks, names.end, end)
    is_body = _is_listed_body(marks, first) or (acts and first.kind in ("unit", "spoken"))
    is_object = any(
        cue.end == first.start and cue.rule.value in ACTING for cue in marks.cues.within(start, first.start)
    )
    is_told = is_dated or marks.text[names.end : names.end + 1] in ("先", "再", "要")
    return is_body and (is_told or not is_object) and _may_follow_topic(marks, start, first.start, acts=acts)


def _may_follow_topic(marks: Marks, start: int, at: int, *, acts: bool) -> bool:
    """No verb and no preposition stands before it, unless the topic says itself that it is one (打捆的钱)."""
    if _TOPIC.search(marks.text, start, at):
        return True
    if marks.text[at - 1] in _LEADS_TO_OBJECT or _MOVES_OTHERS.search(marks.text, start, at):
        return False
    of = marks.text.rfind("的", start, at)
    verbs = [cue for cue in marks.cues.within(max(start, of), at) if cue.rule.value in BINDING | ACTING]
    return not verbs or (acts and not any(cue.rule.value in BINDING for cue in verbs))


def owners_of_topic(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """县住建局、县水利局的窗口，2日内办结: whose it is, where nobody else is named."""
    for clause in clauses:
        at = clause.begins
        if _TOPIC.search(marks.text, at, clause.span.end):
            continue
        of = _POSSESSED.search(marks.text, at, min(clause.span.end, at + _LONGEST_OWNER))
        names = names_at(marks, at, of.start(), of_object=True) if of else None
        if of and names and names.end == of.start() and _own(marks, names, of.end()):
            yield from mentions(marks, names, "lead", of.start())
            return


def _own(marks: Marks, names: Names, at: int) -> bool:
    """Bodies own what is no mere word for how they are: 乡镇的责任, 县委的要求."""
    cue = marks.cues.at(at)
    is_abstract = cue is not None and cue.rule.value in ("abstract", "exhort", "should")
    are_fields = len(names.names) > 1 and all(name.kind in FIELDS for name in names.names)
    return not is_abstract and (are_fields or all(_is_owner(marks, name) for name in names.names))


def _is_owner(marks: Marks, name: Name) -> bool:
    return name.kind in ("collective", "weak") or _is_listed_body(marks, name)


def _is_listed_body(marks: Marks, name: Name) -> bool:
    is_listed = any(word.end == name.end for word in marks.parties.within(name.start, name.end))
    return is_listed and has_form(marks, name.start, name.end)
