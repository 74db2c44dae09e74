"""What keeps a whole sentence from being a demand, whatever cues it holds."""

import re

from .demands import BINDING, Clause
from .marks import Marks
from .sentences import Sentence

_CONTINUES = re.compile("并且?|同时|还|他|她|文件|意见|通知|会议|要求|强调|指出")


def veto_reason(marks: Marks, sentence: Sentence, clauses: list[Clause], *, after_superior: bool) -> str:
    """The name of the reason, or an empty string.  ``after_superior``: the sentence before told a superior's words."""
    if sentence.quoted:
        return "quoted"
    found = {veto.rule.value: veto.start for veto in reversed(marks.vetoes.within(sentence.start, sentence.end))}
    if "question-mark" in found:
        return "question"
    if after_superior and "superior" not in found and _continues(marks, sentence):
        return "superior"
    demanded = next((cue.start for clause in clauses for cue in clause.cues if cue.rule.value in BINDING), None)
    for reason in ("superior", "question", "thanks", "meta", "criticism"):
        if reason in found and (reason == "meta" or demanded is None or found[reason] < demanded):
            return reason
    return "" if any(clause.demands for clause in clauses) else "no-demand"


def _continues(marks: Marks, sentence: Sentence) -> bool:
    opening = _CONTINUES.match(marks.text, sentence.start, sentence.end)
    return (
        bool(opening)
        and re.search("要求|强调|指出|明确|提出", marks.text[sentence.start : sentence.start + 12]) is not None
    )
