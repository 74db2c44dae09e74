"""Which clauses of a sentence demand something, and what else the sentence shows about it."""

import re

from .clauses import clauses
from .imperatives import is_due, is_imperative
from .marks import Marks
from .predicates import ACTING, BINDING
from .rulebook import Match
from .spans import Span
from .subjects import NO_DEMAND, Clause

# 探索 opens a predicate like the others, and yet demands nothing.
DEMANDING = BINDING - {"explore"}
_QUOTE = re.compile(r"“[^“”\n]*”?|「[^」\n]*」?")
# Quotation marks around fewer characters hold a name (“四个不摘”), not somebody's words.
_SHORT_QUOTE = 10
# 问责 alone is a noun; with one of these in its clause it is what will happen to somebody.
_APPLIED = re.compile("扣|奖励|对|凡|一律|要|将|就|给予|予以|依[法规纪]|严肃|从严|从重|坚决|绝|决|取消|追究|就地|者")


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
    if any(veto.rule.value in NO_DEMAND for veto in clause.vetoes):
        return False
    behind_condition = any(other.is_condition for other in earlier)
    if any(_binds(marks, clause, cue, behind_condition) for cue in clause.cues):
        return True
    follows_demand = goes_on or any(other.demands for other in earlier)
    if _is_told(clause) or (not follows_demand and not is_due(clause) and _goes_on(clause, earlier)):
        return False
    before = earlier[-1] if earlier else None
    return is_imperative(marks, clause, before, behind_condition=behind_condition) or (
        follows_demand and clause.has(*ACTING)
    )


def _goes_on(clause: Clause, earlier: list[Clause]) -> bool:
    """What goes on from a report is a report: 出台了办法，每年拿出一笔资金; 一年来，县教育局…"""
    is_framed = bool(earlier) and earlier[0].reports and not earlier[0].has(*ACTING)
    return is_framed or (any(other.reports for other in earlier) and clause.subject is None)


def _binds(marks: Marks, clause: Clause, cue: Match, behind_condition: bool) -> bool:
    if cue.rule.value == "consequence":
        is_about_somebody = clause.subject or clause.is_about_speaker
        return bool(is_about_somebody or behind_condition or _APPLIED.search(marks.folded, *clause.span))
    return cue.rule.value in DEMANDING


def _is_told(clause: Clause) -> bool:
    """Whether a clause without a binding word tells what was or what is wrong: 了 anywhere, 有的 before the verb."""
    verb = min((cue.start for cue in clause.cues if cue.rule.value in ACTING), default=clause.span.start)
    return any(
        veto.rule.value in ("past", "hypothetical") or (veto.rule.value == "criticism" and veto.start < verb)
        for veto in clause.vetoes
    )
