"""Orders without a modal verb: what shows that a clause tells somebody to act, and not what was or is."""

import re

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.name_boundary import acts_at
from extraction.reader.parties.name_shape import Name, has_form
from extraction.reader.parties.party_lists import names_at
from extraction.reader.parties.predicates import ACTING
from extraction.reader.results import DeadlineMention

_ALWAYS_BODIES = frozenset({"collective", "spoken"})
_CALL = re.compile("由|请|责成")
# 会议由县长主持, 小组由七人组成: whom it comes from, and nobody is called upon.
_TELLS_WHO = re.compile("主持|组成|构成|引起|引发|造成|所致|形成")
_HAND_OVER = re.compile("[把将]")
# 把材料送到县委办: what is handed over has somewhere to arrive.
_ARRIVES = re.compile(
    "[把将][^，,。；;]{1,20}"
    "(?:[送报交发挂贴拨设架装移搬撒派投配摆列写安布建修铺接引转][到进给往]|[分划编改][成为]|[编立挂装贴配补盖]上)"
)
_STOPS = "。；;！!，,：: "
_DUE_KINDS = frozenset({"by", "duration"})
_REPEATED_KINDS = frozenset({"recurring", "phase", "within"})
_OPENING = frozenset({"firm", "campaign", "plain", "every", "adverb", "intensifier", "explore"})
_PREPOSITION = re.compile("对|针对|按|按照|围绕|通过|以|将|把|根据|结合|依托|紧扣|凡|在|每|重点|为|因|给")


def is_due(clause: Clause) -> bool:
    """Whether the clause names a day to be done by."""
    return any(deadline.kind in _DUE_KINDS for deadline in clause.deadlines)


def looks_ahead(clause: Clause) -> bool:
    """Whether it names a day to be done by, or a time that has yet to begin: 下个月, 从明年1月起."""
    return is_due(clause) or any(map(_begins_later, clause.deadlines))


def _begins_later(deadline: DeadlineMention) -> bool:
    return bool(deadline.starts_on and deadline.anchor_on and deadline.starts_on > deadline.anchor_on)


def is_dated(clause: Clause) -> bool:
    """市商务局8月20日前建一本台账: a day to be done by makes a demand of any clause that tells nothing past."""
    if any(veto.rule.value == "negation" for veto in clause.vetoes):
        return False
    if is_due(clause):
        return True
    if clause.has(*ACTING) and any(map(_begins_later, clause.deadlines)):
        return True
    is_repeated = any(deadline.kind in _REPEATED_KINDS for deadline in clause.deadlines)
    return bool(is_repeated and (clause.subject or clause.is_about_speaker)) or _has_rhythm(clause)


def is_imperative(matched: MatchedText, clause: Clause, before: Clause | None, *, behind_condition: bool) -> bool:
    """It is dated, sets a measure, begins with what to do (清淤河道) or on what, or tells how somebody is to work."""
    if is_dated(clause) or clause.has("standard") or _is_framed(clause, before):
        return True
    at = _begins_to_act(matched, clause)
    return (
        _opens_with_action(matched, clause, at)
        or _calls_upon(matched, clause)
        or _is_told_how(matched, clause, at, behind_condition=behind_condition)
        or _hands_over(matched, clause, at)
        or _body_acts(matched, clause)
    )


def _body_acts(matched: MatchedText, clause: Clause) -> bool:
    """交警天天上路查, 首办单位七天回话: of a body nobody tells what was, a bare verb says what it is to do."""
    subject = clause.subject
    return bool(
        subject
        and all(name.kind in _ALWAYS_BODIES or _is_office(matched, name) for name in subject.names)
        and acts_at(matched, subject.end, clause.span.end)
    )


def _is_office(matched: MatchedText, name: Name) -> bool:
    return name.kind == "unit" and has_form(matched, name.start, name.end)


def _has_rhythm(clause: Clause) -> bool:
    """每周五收进度, 从9月起设立劝返点: how often or from when, and something to do."""
    return clause.has("firm", "campaign") and any(
        (deadline.kind == "recurring" and "YEARLY" not in deadline.rrule)
        or (deadline.kind == "phase" and not _has_begun(deadline))
        for deadline in clause.deadlines
    )


def _is_framed(clause: Clause, before: Clause | None) -> bool:
    """从即日起，全县启动四级响应: the clause before is nothing but a time that has yet to come."""
    if before is None or before.cues or not clause.has("firm", "campaign"):
        return False
    return any(
        deadline.starts_on and deadline.anchor_on and deadline.starts_on >= deadline.anchor_on
        for deadline in before.deadlines
    )


def _has_begun(phase: DeadlineMention) -> bool:
    return bool(phase.starts_on and phase.anchor_on and phase.starts_on < phase.anchor_on)


def _begins_to_act(matched: MatchedText, clause: Clause) -> int:
    """Where the predicate can begin: behind the subject, the date, 认真 and 逐一."""
    end = clause.span.end
    at = clause.subject.end if clause.subject else clause.begins
    at = max(at, min(matched.deadline_end(at), end))
    at = matched.skip_words("adverbs", at, end)
    return matched.skip_words("every_words", at, end)


def _opens_with_action(matched: MatchedText, clause: Clause, at: int) -> bool:
    start, end = clause.span
    first = matched.cues.at(at)
    if first and first.rule.value in _OPENING:
        return clause.has(*ACTING)
    opens = _PREPOSITION.match(matched.folded, at, end) or matched.deadline_end(start) > start
    return bool(opens) and clause.has(*ACTING)


def _calls_upon(matched: MatchedText, clause: Clause) -> bool:
    """由县财政出, 做不通的由派出所带离: whom it calls upon is to act, whatever the verb."""
    if _TELLS_WHO.search(matched.text, *clause.span):
        return False
    calls = _CALL.finditer(matched.text, *clause.span)
    return any(names_at(matched, call.end(), clause.span.end) for call in calls)


def _is_told_how(matched: MatchedText, clause: Clause, at: int, *, behind_condition: bool) -> bool:
    """逾期不拆的，三家联合强拆; 险情立即处置: at once, or in a manner that only an order prescribes."""
    end = clause.span.end
    if clause.subject and clause.subject.names[-1].kind != "pronoun":
        return behind_condition or matched.word_at("told_manners", at, end) > at
    return clause.has(*ACTING) and matched.holds_word("prompt_words", clause.span.start, end)


def _hands_over(matched: MatchedText, clause: Clause, at: int) -> bool:
    """县水利局把泵车架好: somebody is to take something to its end."""
    words = matched.folded[at : clause.span.end].rstrip(_STOPS)
    opens = clause.subject or _HAND_OVER.match(matched.folded, matched.word_at("told_manners", at, clause.span.end))
    if not opens or not _HAND_OVER.search(words):
        return False
    return words.endswith(matched.lexicons.words_of("finished")) or _ARRIVES.search(words) is not None
