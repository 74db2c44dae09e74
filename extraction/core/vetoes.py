"""What keeps a whole sentence from being a demand, whatever cues it holds."""

import re

from .demands import DEMANDING
from .imperatives import is_dated
from .marks import Marks
from .predicates import ACTING
from .rulebook import Match
from .sentences import Sentence
from .subjects import Clause

_CONTINUES = re.compile(
    "(?:并且?|同时|还|也|又|他|她|文件|意见|通知|会议|报告)?[^，,。]{0,6}(?:要求|强调|指出|明确|提出)[，,：:]?"
)
# 谁来说情都不行，打招呼的一律登记: with one of these a word of asking asks nothing.
_SETTLED = ("prohibit", "uniform", "order", "consequence")
_ORDER = ("superior", "question", "thanks", "meta", "criticism", "belief")


def veto_reason(marks: Marks, sentence: Sentence, clauses: list[Clause], *, after_superior: bool) -> str:
    """The name of the reason, or an empty string.  ``after_superior``: a superior's words were told just before."""
    if sentence.quoted:
        return "quoted"
    if any(veto.rule.value == "question-mark" for veto in marks.vetoes.within(sentence.start, sentence.end)):
        return "question"
    said_at = _superior_says(marks, clauses)
    if said_at is None and after_superior and _CONTINUES.match(marks.text, sentence.start, sentence.end):
        return "superior"
    found = _without_outweighed(_signs(clauses, said_at), clauses)
    if "statistic" in found or "complaint" in found:
        return "statistic" if "statistic" in found else "criticism"
    demanded = min((_demanded_at(clause) for clause in clauses if clause.demands), default=None)
    for reason in _ORDER:
        if reason in found and (reason == "meta" or demanded is None or found[reason] < demanded):
            return reason
    return "" if demanded is not None else "no-demand"


def _without_outweighed(found: dict[str, int], clauses: list[Clause]) -> dict[str, int]:
    """The signs but for those that a word that binds, or a day to be done by, outweighs."""
    demanding = [clause for clause in clauses if clause.demands]
    dated = [clause for clause in demanding if is_dated(clause)]
    outweighed: set[str] = set()
    if dated or any(clause.has(*DEMANDING) for clause in clauses):
        outweighed |= {"criticism", "belief", "statistic", "complaint"}
    if dated or any(clause.has(*_SETTLED) for clause in demanding):
        outweighed.add("question")
    return {reason: start for reason, start in found.items() if reason not in outweighed}


def _signs(clauses: list[Clause], said_at: int | None) -> dict[str, int]:
    """Each reason → where its first sign stands; a superior is one only where he says something."""
    found = {veto.rule.value: veto.start for clause in reversed(clauses) for veto in reversed(clause.vetoes)}
    found.pop("superior", None)
    if _is_complaint(clauses):
        found["complaint"] = found["criticism"]
    return found if said_at is None else found | {"superior": said_at}


def _is_complaint(clauses: list[Clause]) -> bool:
    """One 不到位 can be what to mend; two, and nothing demanded before them, are what is wrong."""
    wrongs = [veto.start for clause in clauses for veto in clause.vetoes if veto.rule.value == "criticism"]
    demanded = min((clause.span.end for clause in clauses if clause.demands), default=None)
    return len(wrongs) > 1 and (demanded is None or wrongs[0] < demanded)


def _superior_says(marks: Marks, clauses: list[Clause]) -> int | None:
    """Where a clause begins to tell what a superior said: a superior's name, and behind it a word for saying."""
    for clause in clauses:
        superior = next((veto for veto in clause.vetoes if veto.rule.value == "superior"), None)
        if superior and any(_says(marks, veto, superior) for veto in clause.vetoes):
            return superior.start
    return None


def _says(marks: Marks, said: Match, superior: Match) -> bool:
    """Behind the superior's name, and not 文件指出的问题, which only names something."""
    follows = said.rule.value == "said" and said.start >= superior.end
    return follows and marks.text[said.end : said.end + 1] != "的"


def _demanded_at(clause: Clause) -> int:
    """Where a clause begins to demand: its first modal, else its first verb."""
    binding = [cue.start for cue in clause.cues if cue.rule.value in DEMANDING]
    acting = [cue.start for cue in clause.cues if cue.rule.value in ACTING]
    return min(binding or acting or [clause.span.start])
