"""Does what begins here tell what somebody does or must do?"""

from extraction.reader.matches import MatchedText

_MODAL = {"must", "should", "strive", "explore", "prohibit", "avoid", "uniform", "order"}
BINDING = frozenset(_MODAL | {"commit", "consequence", "duty", "funding"})
ACTING = frozenset({"firm", "campaign", "plain"})
_OPENS_LONG_PREDICATE = frozenset("对把按将")
_OPENING = BINDING | ACTING | {"adverb", "every", "exhort", "standard", "intensifier"}


def predicate_at(matched: MatchedText, at: int, end: int) -> bool:
    """Whether a subject that ends at ``at`` is followed by its predicate: 要…, 8月底前…, 对…逐一…, ，要…"""
    if matched.text[at : at + 1] in ("，", ","):
        # The clause ends here, the sentence may go on: 县水利局、县应急局，要…
        return binds_at(matched, at + 1) or matched.text[at + 1 : at + 2] in _OPENS_LONG_PREDICATE
    if at >= end:
        return False
    cue = matched.cues.at(at)
    if cue and cue.rule.value in _OPENING:
        # 各乡镇上报的数据 speaks of the data.
        return matched.text[cue.end : cue.end + 1] != "的"
    return matched.word_at("predicate_openers", at, end) > at or matched.deadline_end(at) > at


def binds_at(matched: MatchedText, at: int) -> bool:
    """Whether a word that binds (要, 必须, 不得 …) begins here."""
    cue = matched.cues.at(at)
    return bool(cue and cue.rule.value in BINDING)
