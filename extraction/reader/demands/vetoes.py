"""What keeps a whole sentence from being a demand, whatever cues it holds."""

import re

from extraction.reader.demands.demanding import DEMANDING
from extraction.reader.demands.imperatives import is_dated
from extraction.reader.demands.reported_speech import awaits_words, superior_says
from extraction.reader.layout.sentences import Sentence
from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.name_shape import has_form
from extraction.reader.parties.predicates import ACTING

_CONTINUES = re.compile(
    "(?:并且?|同时|还|也|又|他|她|文件|意见|通知|会议|报告)?[^，,。]{0,6}(?:要求|强调|指出|明确|提出)[，,：:]?"
)
_OWN_SIDE = re.compile("我[县市区镇乡局院校]|[县区镇]里(?=要|将|决定)")
# 谁来说情都不行，打招呼的一律登记: with one of these a word of asking asks nothing.
_SETTLED = ("prohibit", "uniform", "order", "consequence")
_ORDER = ("superior", "told", "question", "thanks", "meta", "criticism", "belief")


def veto_reason(matched: MatchedText, sentence: Sentence, clauses: list[Clause], *, after_superior: bool) -> str:
    """The name of the reason, or an empty string.  ``after_superior``: a superior's words were told just before."""
    if sentence.quoted:
        return "quoted"
    if any(veto.rule.value == "question-mark" for veto in matched.vetoes.within(sentence.start, sentence.end)):
        return "question"
    said_at = _superior_says_at(matched, clauses)
    if said_at is None and after_superior and _CONTINUES.match(matched.text, sentence.start, sentence.end):
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
    if dated or any(clause.has(*DEMANDING, "standard") for clause in clauses):
        outweighed |= {"criticism", "belief", "statistic", "complaint"}
    if dated and any(map(_names_somebody, clauses)):
        outweighed |= {"meta", "thanks"}
    # 群众说路灯黑了，城管局周五前修好: behind what was told, a body gets its day.
    if any(_names_somebody(clause) for clause in dated if clause is not clauses[0]):
        outweighed.add("told")
    if dated or any(clause.has(*_SETTLED) for clause in demanding):
        outweighed.add("question")
    return {reason: start for reason, start in found.items() if reason not in outweighed}


def _names_somebody(clause: Clause) -> bool:
    return bool(clause.subject and clause.subject.names[0].kind != "pronoun")


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


def _superior_says_at(matched: MatchedText, clauses: list[Clause]) -> int | None:
    """Where a superior's words are told, unless this meeting demands something of its own behind them."""
    said = [superior_says(matched, clause) for clause in clauses]
    position = next((position for position, start in enumerate(said) if start is not None), None)
    if position is None or _takes_up(matched, clauses):
        return None
    kinds = {"unit"} if awaits_words(clauses[position]) else {"unit", "collective"}
    behind = clauses[position + 1 :]
    return None if any(_is_own_task(matched, clause, kinds) for clause in behind) else said[position]


def _is_own_task(matched: MatchedText, clause: Clause, kinds: set[str]) -> bool:
    """省里要求6月底完成，县交通局要在5月底前完工: a body with its level, and its day."""
    names = clause.subject.names if clause.subject else ()
    are_named = any(name.kind in kinds and has_form(matched, name.start, name.end) for name in names)
    return are_named and clause.demands and is_dated(clause)


def _takes_up(matched: MatchedText, clauses: list[Clause]) -> bool:
    """省里要求年底完成，我县要提前到11月底: behind a superior's words, this meeting's own demand."""
    ours = (clause for clause in clauses[1:] if _OWN_SIDE.match(matched.text, clause.begins))
    return any(clause.demands and (clause.has("firm", "campaign") or is_dated(clause)) for clause in ours)


def _demanded_at(clause: Clause) -> int:
    """Where a clause begins to demand: its first modal, else its first verb."""
    binding = [cue.start for cue in clause.cues if cue.rule.value in DEMANDING]
    acts = [cue.start for cue in clause.cues if cue.rule.value in ACTING]
    return min(binding or acts or [clause.span.start])
