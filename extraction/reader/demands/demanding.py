"""Which clauses of a sentence demand something, and what else the sentence shows about it."""

import re
from dataclasses import dataclass

from extraction.reader.demands.imperatives import is_imperative, looks_ahead
from extraction.reader.demands.reported_speech import superior_says
from extraction.reader.layout.clauses import clauses
from extraction.reader.layout.spans import Span
from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import NO_DEMAND, Clause
from extraction.reader.parties.owner_brackets import around, closing_brackets
from extraction.reader.parties.predicates import ACTING, BINDING
from extraction.reader.rulebook import Match

# 探索 opens a predicate like the others, and yet demands nothing.
DEMANDING = BINDING - {"explore"}
_YEAR = re.compile("([12][0-9]{3})年")
_QUOTE = re.compile(r"“[^“”\n]*”?|「[^」\n]*」?")
# Quotation marks around fewer characters hold a name (“四个不摘”), not somebody's words.
_SHORT_QUOTE = 10
# 问责 alone is a noun; with one of these in its clause it is what will happen to somebody.
_APPLIED = re.compile("扣|奖励|对|凡|一律|要|将|就|给予|予以|依[法规纪]|严肃|从严|从重|坚决|绝|决|取消|追究|就地|者")


def read_clauses(matched: MatchedText, start: int, end: int, *, goes_on: bool = False) -> list[Clause]:
    """The clauses between ``start`` and ``end``, each with a verdict on whether it demands something.

    ``goes_on``: a demand that ended in a semicolon stands right before, so this is the next of a series.
    """
    quotes = [match.span() for match in _QUOTE.finditer(matched.text, start, end)]
    spoken = [Span(*quote) for quote in quotes if quote[1] - quote[0] > _SHORT_QUOTE]
    brackets = closing_brackets(matched, start, end)
    stretches = around(matched, start, end, brackets)
    found = [Clause(matched, span, spoken) for stretch in stretches for span in clauses(matched.text, *stretch)]
    earlier = _Earlier(has_demand=goes_on)
    for clause in found:
        clause.is_told = superior_says(matched, clause) is not None
        clause.demands = _demands(matched, clause, earlier)
        earlier.add(clause)
    if found and brackets and not any(clause.demands for clause in found):
        # 全年增长6%。（县商务局负责）: what somebody is named for is a task, unless it is told as done.
        found[-1].demands = not (found[-1].vetoes or earlier.has_report or _is_over(matched, start, end))
    return found


def _is_over(matched: MatchedText, start: int, end: int) -> bool:
    """2025年完成改造18个, told in 2026."""
    years = [int(year[1]) for year in _YEAR.finditer(matched.folded, start, end)]
    return matched.held_on is not None and any(year < matched.held_on.year for year in years)


@dataclass
class _Earlier:
    """What the clauses of a sentence before one of them show of it."""

    has_demand: bool
    has_condition: bool = False
    has_report: bool = False
    # 一年来，县教育局…: the first clause only tells when it was.
    is_framed: bool = False
    last: Clause | None = None

    def add(self, clause: Clause) -> None:
        """The next clause, once it is known whether it demands."""
        if self.last is None:
            self.is_framed = clause.reports and not clause.has(*ACTING)
        self.has_demand = self.has_demand or clause.demands
        self.has_condition = self.has_condition or clause.is_condition
        self.has_report = self.has_report or clause.reports
        self.last = clause


def _demands(matched: MatchedText, clause: Clause, earlier: _Earlier) -> bool:
    if any(veto.rule.value in NO_DEMAND for veto in clause.vetoes) or clause.is_told:
        return False
    if any(_binds(matched, clause, cue, earlier.has_condition) for cue in clause.cues):
        return True
    if _is_told(clause) or (not earlier.has_demand and not looks_ahead(clause) and _goes_on(clause, earlier)):
        return False
    return is_imperative(matched, clause, earlier.last, behind_condition=earlier.has_condition) or (
        earlier.has_demand and clause.has(*ACTING)
    )


def _goes_on(clause: Clause, earlier: _Earlier) -> bool:
    """What goes on from a report is a report: 出台了办法，每年拿出一笔资金."""
    return earlier.is_framed or (earlier.has_report and clause.subject is None)


def _binds(matched: MatchedText, clause: Clause, cue: Match, behind_condition: bool) -> bool:
    if cue.rule.value == "consequence":
        is_about_somebody = clause.subject or clause.is_about_speaker
        return bool(is_about_somebody or behind_condition or _APPLIED.search(matched.folded, *clause.span))
    return cue.rule.value in DEMANDING


def _is_told(clause: Clause) -> bool:
    """Whether a clause without a binding word tells what was or what is wrong: 了 anywhere, 有的 before the verb."""
    verb = min((cue.start for cue in clause.cues if cue.rule.value in ACTING), default=clause.span.start)
    return any(
        veto.rule.value in ("past", "hypothetical") or (veto.rule.value == "criticism" and veto.start < verb)
        for veto in clause.vetoes
    )
