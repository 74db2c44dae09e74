"""Tiers of liability: who bears 主要领导责任, who 直接责任."""

import re

from extraction.reader.matches import MatchedText
from extraction.reader.parties.name_boundary import CLAUSE_END

# 承担主要领导责任, 对辖区防火负总责, 是第一责任人, 追究乡镇长的直接责任: behind these stands the tier.
_BEARING = re.compile("负|承担|扛起|扛牢|落实|履行|为|是|的|追究")


def liability_of(matched: MatchedText, at: int, end: int) -> str:
    """The tier that the clause says of those whose list ends at ``at``, in its words; empty where it says none."""
    stop = CLAUSE_END.search(matched.text, at, end)
    limit = stop.start() if stop else end
    for bearing in _BEARING.finditer(matched.text, at, limit):
        tier_end = matched.word_at("liability_tiers", bearing.end(), limit)
        if tier_end > bearing.end():
            return matched.text[bearing.end() : tier_end]
    return ""
