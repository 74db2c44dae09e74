"""Which clauses of a sentence demand something, and what else the sentence shows about it."""

import re

from .clauses import clauses
from .marks import Marks
from .party_lists import names_at
from .predicates import ACTING, BINDING
from .rulebook import Match
from .spans import Span
from .subjects import Clause
from .words import skip_words

# 探索 opens a predicate like the others, and yet demands nothing.
DEMANDING = BINDING - {"explore"}
_QUOTE = re.compile(r"“[^“”\n]*”?|「[^」\n]*」?")
# Quotation marks around fewer characters hold a name (“四个不摘”), not somebody's words.
_SHORT_QUOTE = 10
# 问责 alone is a noun; with one of these in its clause it is what will happen to somebody.
_APPLIED = re.compile("对|凡|一律|要|将|就|给予|予以|依[法规纪]|严肃|从严|从重|坚决|绝|决|取消|追究|就地|者")
_CALL = re.compile("由|请|责成")
_DUE_KINDS = frozenset({"by", "duration"})
_REPEATED_KINDS = frozenset({"recurring", "phase", "within"})
_PREPOSITION = re.compile("对|针对|按|按照|围绕|通过|以|将|把|根据|结合|依托|紧扣|凡|在|每|重点|为|因")


def read_clauses(marks: Marks, start: int, end: int, *, goes_on: bool = False) -> list[Clause]:
    """The clauses between ``start`` and ``end``, each with a verdict on whether it demands something.

    ``goes_on``: a demand that ended in a semicolon stands right before, so this is the next of a series.
    """
    quotes = [match.span() for match in _QUOTE.finditer(marks.text, start, end)]
    spoken = [Span(*quote) for quote in quotes if quote[1] - quote[0] > _SHORT_QUOTE]
    found = [Clause(marks, span, spoken) for span in clauses(marks.text, start, end)]
    for position, clause in enumerate(found):
        clause.demands = _demands(marks, clause, found[:position], goes_on)
    return found


def _demands(marks: Marks, clause: Clause, earlier: list[Clause], goes_on: bool) -> bool:
    behind_condition = any(marks.text[other.span.end - 1] == "的" for other in earlier)
    if any(_binds(marks, clause, cue, behind_condition) for cue in clause.cues):
        return True
    follows_demand = goes_on or any(other.demands for other in earlier)
    if _is_told(clause) or (not follows_demand and not is_due(clause) and _goes_on(clause, earlier)):
        return False
    return _is_imperative(marks, clause) or (follows_demand and clause.has(*ACTING))


def _goes_on(clause: Clause, earlier: list[Clause]) -> bool:
    """What goes on from a report is a report: 出台了办法，每年拿出一笔资金; 一年来，县教育局…"""
    is_framed = bool(earlier) and earlier[0].reports and not earlier[0].has(*ACTING)
    return is_framed or (any(other.reports for other in earlier) and clause.subject is None)


def _calls_upon(marks: Marks, at: int, end: int) -> bool:
    """由县财政出, 请各乡镇…: whom it calls upon is to act, whatever the verb."""
    call = _CALL.match(marks.text, at, end)
    return bool(call and names_at(marks, call.end(), end))


def is_dated(clause: Clause) -> bool:
    """市商务局8月20日前建一本台账: a day to be done by makes a demand of any clause that tells nothing past."""
    if any(veto.rule.value == "negation" for veto in clause.vetoes):
        return False
    if is_due(clause):
        return True
    is_repeated = any(deadline.kind in _REPEATED_KINDS for deadline in clause.deadlines)
    return bool(is_repeated and (clause.subject or clause.is_about_speaker))


def is_due(clause: Clause) -> bool:
    """Whether the clause names a day to be done by."""
    return any(deadline.kind in _DUE_KINDS for deadline in clause.deadlines)


def _binds(marks: Marks, clause: Clause, cue: Match, behind_condition: bool) -> bool:
    if cue.rule.value == "consequence":
        return bool(clause.subject or behind_condition or _APPLIED.search(marks.folded, *clause.span))
    return cue.rule.value in DEMANDING


def _is_told(clause: Clause) -> bool:
    """Whether a clause without a binding word tells what was or what is wrong: 了 anywhere, 有的 before the verb."""
    verb = min((cue.start for cue in clause.cues if cue.rule.value in ACTING), default=clause.span.start)
    return any(
        veto.rule.value in ("past", "hypothetical") or (veto.rule.value == "criticism" and veto.start < verb)
        for veto in clause.vetoes
    )


def _is_imperative(marks: Marks, clause: Clause) -> bool:
    """It begins with what to do (清淤河道) or with on what (对险工险段逐一排查), or its subject does it."""
    start, end = clause.span
    if is_dated(clause):
        return True
    at = clause.subject.end if clause.subject else clause.begins
    at = max(at, min(marks.deadline_end(at), end))
    at = skip_words("adverbs", marks.folded, at, end)
    at = skip_words("every_words", marks.folded, at, end)
    if _calls_upon(marks, at, end):
        return True
    first = marks.cues.at(at)
    if first and first.rule.value in ("firm", "campaign", "plain", "every", "adverb", "explore"):
        return clause.has(*ACTING)
    opens = _PREPOSITION.match(marks.folded, at, end) or marks.deadline_end(start) > start
    return bool(opens) and clause.has(*ACTING)
