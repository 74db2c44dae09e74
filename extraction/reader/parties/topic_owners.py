"""Who acts where a clause begins otherwise: behind its topic, behind a first deed, or who owns the topic."""

import re
from collections.abc import Iterator

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.name_boundary import acts_at
from extraction.reader.parties.name_shape import FIELDS, Name, has_form
from extraction.reader.parties.party_lists import Names, mentions, names_at
from extraction.reader.parties.predicates import ACTING, BINDING
from extraction.reader.parties.role_words import role_said
from extraction.reader.results import PartyMention

# 补偿款的事: what a clause is about, and nobody who acts.
TOPIC_ENDS = re.compile("的(?:事情?|问题|情况)$")
_POSSESSED = re.compile("的|手里|手上|名下|这块|这一块|这边|这一头")
_LONGEST_TOPIC = 16
# 出地, 牵头: how much one of several does, before the next one is named.
_LONGEST_DEED = 9
# 配合县住建局, 组织景区: somebody else is to move whoever comes next.
_MOVES_OTHERS = re.compile(
    "配合|协助|支持|会同|联合|邀请|聘请|组织|带领|发动|动员|带动|帮助|引导|鼓励|方便|允许|服务|争取|联系|对接"
    "|检查|督导|约谈|依托|委托|按|参照|经过|通过"
)
_PREPOSITION = re.compile(
    "关于|至于|对于|有关|涉及|就(?=[县市区镇乡省各])"
    "|按|根据|依|围绕|结合|遵照|通过|针对|以|对|把|将|在|为|凡|落实|除了|除(?=.{1,12}外)"
)
_LEADS_TO_OBJECT = frozenset("去找进回入归对把将给向由从到在报送交经请与和跟及、的为是让帮找让按比以")
_LONGEST_OWNER = 40


def later_subjects(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """乡镇出地、县财政出钱: behind the comma of a list stands who is to do the next thing."""
    for clause in clauses:
        end = clause.span.end
        call = matched.text.find("由", clause.begins, end)
        at = clause.subject.end if clause.subject else call if call >= 0 else end
        while (comma := matched.text.find("、", at, min(end, at + _LONGEST_DEED))) > 0:
            at = comma + 1
            names = names_at(matched, at, end)
            if names and names.end < end and _acts_or_helps(matched, names.end, end):
                yield from mentions(matched, names, role_said(matched, names.end, end, is_first=False), end)


def _acts_or_helps(matched: MatchedText, at: int, end: int) -> bool:
    return acts_at(matched, at, end) or role_said(matched, at, end, is_first=True) == "support"


def inner_subjects(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """这个办法县政府办两周内拿出来, 补偿款的事财政局不要拖: behind the topic of the clause stands who is to act."""
    for clause in clauses:
        start, end = clause.begins, clause.span.end
        if clause.subject or clause.reports or _PREPOSITION.match(matched.text, start, end):
            continue
        for body in matched.parties.within(start + 1, min(end, start + _LONGEST_TOPIC)):
            names = names_at(matched, body.start, end)
            if names and _acts_behind(matched, names, start, end):
                yield from mentions(matched, names, role_said(matched, names.end, end, is_first=False), end)
                break


def _acts_behind(matched: MatchedText, names: Names, start: int, end: int) -> bool:
    """Whether names behind a topic are bodies, and what stands behind them is what they are to do."""
    first = names.names[0]
    is_dated = matched.deadline_end(names.end) > names.end
    acts = is_dated or acts_at(matched, names.end, end)
    is_body = _is_listed_body(matched, first) or (acts and first.kind in ("unit", "spoken"))
    is_object = any(
        cue.end == first.start and cue.rule.value in ACTING for cue in matched.cues.within(start, first.start)
    )
    is_told = is_dated or matched.text[names.end : names.end + 1] in ("先", "再", "要")
    return is_body and (is_told or not is_object) and _may_follow_topic(matched, start, first.start, acts=acts)


def _may_follow_topic(matched: MatchedText, start: int, at: int, *, acts: bool) -> bool:
    """No verb and no preposition stands before it, unless the topic says itself that it is one (打捆的钱)."""
    if TOPIC_ENDS.search(matched.text, start, at):
        return True
    if matched.text[at - 1] in _LEADS_TO_OBJECT or _MOVES_OTHERS.search(matched.text, start, at):
        return False
    of = matched.text.rfind("的", start, at)
    verbs = [cue for cue in matched.cues.within(max(start, of), at) if cue.rule.value in BINDING | ACTING]
    return not verbs or (acts and not any(cue.rule.value in BINDING for cue in verbs))


def owners_of_topic(matched: MatchedText, clauses: list[Clause]) -> Iterator[PartyMention]:
    """县住建局、县水利局的窗口，2日内办结: whose it is, where nobody else is named."""
    for clause in clauses:
        at = clause.begins
        if TOPIC_ENDS.search(matched.text, at, clause.span.end):
            continue
        of = _POSSESSED.search(matched.text, at, min(clause.span.end, at + _LONGEST_OWNER))
        names = names_at(matched, at, of.start(), of_object=True) if of else None
        if of and names and names.end == of.start() and _own(matched, names, of.end()):
            yield from mentions(matched, names, "lead", of.start())
            return


def _own(matched: MatchedText, names: Names, at: int) -> bool:
    """Bodies own what is no mere word for how they are: 乡镇的责任, 县委的要求."""
    cue = matched.cues.at(at)
    is_abstract = cue is not None and cue.rule.value in ("abstract", "exhort", "should")
    are_fields = len(names.names) > 1 and all(name.kind in FIELDS for name in names.names)
    return not is_abstract and (are_fields or all(_is_owner(matched, name) for name in names.names))


def _is_owner(matched: MatchedText, name: Name) -> bool:
    return name.kind in ("collective", "weak") or _is_listed_body(matched, name)


def _is_listed_body(matched: MatchedText, name: Name) -> bool:
    is_listed = any(word.end == name.end for word in matched.parties.within(name.start, name.end))
    return is_listed and has_form(matched, name.start, name.end)
