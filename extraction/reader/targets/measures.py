"""Measurable levels: 不少于2次, 70%以上, 全覆盖, 每村每年20万元."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.results import DeadlineMention, TargetMention
from extraction.reader.rulebook import Match
from extraction.reader.targets.amounts import quantity
from extraction.reader.targets.figures import Figure, reports_figures, sets_figures
from extraction.reader.targets.levels import is_level

# The longer word before the one it holds.
_HEDGES = ("左右", "上下", "力争", "争取", "力求", "大约", "约", "近")
# Of the whole clause; but 争取资金 is to win it.
_SOFTENED = re.compile("力争|力求|原则上|争取(?=在|把|使|让|达到|完成|实现|做到|[0-9年月今明])")

_LONGEST_NAME = 8


def targets_of(
    matched: MatchedText, clauses: list[Clause], deadlines: tuple[DeadlineMention, ...]
) -> tuple[TargetMention, ...]:
    """The levels these clauses set, but no figure of a deadline and none of what is only told."""
    return tuple(_joined(matched, _levels(matched, clauses, deadlines)))


def _levels(
    matched: MatchedText, clauses: list[Clause], deadlines: tuple[DeadlineMention, ...]
) -> Iterator[TargetMention]:
    level_before, follows_demand = -1, False
    for clause, is_report in _with_reports(matched, clauses):
        for match in matched.targets.within(*clause.span) if not clause.tells else ():
            figure = Figure(matched, clause, match, is_report, follows_demand or level_before >= 0)
            is_whole = match.end <= clause.span.end and not _in_deadline(match, deadlines)
            mention = _mention(figure) if is_whole and is_level(figure, level_before) else None
            if mention:
                level_before = match.end
                yield mention
        follows_demand = follows_demand or clause.demands or _announces_figures(matched, clause)


def _announces_figures(matched: MatchedText, clause: Clause) -> bool:
    """收储任务分一下：, or a name alone (环卫处：): what follows is meant to be reached."""
    is_name = not clause.cues and clause.span.end - clause.begins <= _LONGEST_NAME
    ends_in_colon = matched.folded[clause.span.end : clause.span.end + 1] == ":"
    return ends_in_colon and not clause.tells and (is_name or clause.holds_word("plan_words"))


def _with_reports(matched: MatchedText, clauses: list[Clause]) -> Iterator[tuple[Clause, bool]]:
    """Each clause, and whether it stands in a run that demands nothing and somewhere tells what was."""
    for demands, group in groupby(clauses, key=lambda clause: clause.demands):
        run = list(group)
        is_report = not demands and any(reports_figures(matched, clause) for clause in run)
        yield from ((clause, is_report and not sets_figures(matched, clause)) for clause in run)


def _joined(matched: MatchedText, found: Iterator[TargetMention]) -> Iterator[TargetMention]:
    """无一漏进、无一错进 is one level said twice."""
    held: TargetMention | None = None
    for this in found:
        if held and held.comparator == this.comparator == "none" and matched.text[held.end : this.start] == "、":
            held = replace(held, text=matched.text[held.start : this.end], end=this.end)
            continue
        if held:
            yield held
        held = this
    if held:
        yield held


def _in_deadline(match: Match, deadlines: tuple[DeadlineMention, ...]) -> bool:
    return any(
        deadline.start < match.end
        and match.start < deadline.end
        # 每村每年20万元 holds a 每年.
        and not (match.start < deadline.start and deadline.end < match.end)
        for deadline in deadlines
    )


def _mention(figure: Figure) -> TargetMention | None:
    """The level, or None where its figure cannot be read to its end."""
    match, how_much = figure.match, quantity(figure)
    return how_much and TargetMention(
        text=match.text,
        start=match.start,
        end=match.end,
        comparator=figure.comparator,
        value=how_much.value,
        unit=how_much.unit,
        hedge=_hedge(figure),
    )


def _hedge(figure: Figure) -> str:
    softened = _SOFTENED.search(figure.matched.folded, figure.clause.span.start, figure.match.start)
    own = (hedge for hedge in _HEDGES if hedge in figure.match.text)
    return next(own, softened.group() if softened else "")
