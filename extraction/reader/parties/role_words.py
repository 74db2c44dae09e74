"""What the words behind a name make of it: who leads, who helps, who checks."""

import re

from extraction.reader.matches import MatchedText

# 逐家验收, 来查: what stands before the verb.
_EACH = re.compile("逐[家件条项户个一村校企点笔人]|挨[个家户]|来(?=[查验审核督])|一[家件户个][一家件户个]+地?")
# 县公安局为配合单位
_CALLED = re.compile("[为是]")
_HELPS = re.compile("(?:给予|提供|做好|搞好).{0,8}(?:保障|支持|配合)$|保驾护航$|跟上$")


def role_said(matched: MatchedText, at: int, end: int, *, is_first: bool) -> str:
    """The role of those whose list ends at ``at``: lead, support or supervisor.

    乡镇负责整改，县水利局逐一复核: who comes second and checks is no owner.
    """
    verb = verb_start(matched, at, end)
    if _CALLED.match(matched.text, at, end) and _stands(matched, "support_labels", at + 1, end):
        return "support"
    if _stands(matched, "support_words", matched.skip_words("helping_manners", verb, end), end):
        return "support"
    if _stands(matched, "overseeing_words", verb, end) or (not is_first and _stands(matched, "check_words", verb, end)):
        return "supervisor"
    return "support" if not is_first and _HELPS.search(matched.text, at, end) else "lead"


def leads_whole(matched: MatchedText, at: int, end: int) -> bool:
    """Whether those whose list ends at ``at`` are told to lead (牵头, 负责), and not to do one thing."""
    return _stands(matched, "leading_words", verb_start(matched, at, end), end)


def verb_start(matched: MatchedText, at: int, end: int) -> int:
    """Where, behind adverbs, 逐一 and 每两个小时, the verb begins."""
    before = None
    while at != before:
        before, at = at, matched.deadline_end(at)
        each = _EACH.match(matched.text, at, end)
        at = each.end() if each else at
        at = matched.skip_words("every_words", matched.skip_words("adverbs", at, end), end)
    return at


def _stands(matched: MatchedText, lexicon: str, at: int, end: int) -> bool:
    return matched.word_at(lexicon, at, end) > at
