"""Tiers of liability: who bears 主要领导责任, who 直接责任."""

import re

from extraction.reader.marks import Marks
from extraction.reader.parties.name_ends import CLAUSE_END
from extraction.reader.rulebook.words import word_at

# 承担主要领导责任, 对辖区防火负总责, 是第一责任人, 追究乡镇长的直接责任: behind these stands the tier.
_BEARING = re.compile("负|承担|扛起|扛牢|落实|履行|为|是|的|追究")


def liability_of(marks: Marks, at: int, end: int) -> str:
    """The tier that the clause says of those whose list ends at ``at``, in its words; empty where it says none."""
    stop = CLAUSE_END.search(marks.text, at, end)
    limit = stop.start() if stop else end
    for bearing in _BEARING.finditer(marks.text, at, limit):
        tier_end = word_at("liability_tiers", marks.folded, bearing.end(), limit)
        if tier_end > bearing.end():
            return marks.text[bearing.end() : tier_end]
    return ""
