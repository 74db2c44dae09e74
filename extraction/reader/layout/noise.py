"""Lines that a web site or a printer put into a text: recognised, kept, and never read."""

import re
from itertools import islice

from extraction.reader.layout.headings import enumerator
from extraction.reader.layout.spans import Span
from extraction.reader.rulebook import Match, Rulebook

# - 3 -, 第3页, P12, 20.57KB
_ONLY_SIGNS = re.compile(r"(?:[\W\d_]|[第共页]|page|[KM]B|P(?=\d)|[xX]{3})+", re.IGNORECASE)
_LONGEST = 60
# A longer line is the site's only if two things say so, one of them near its beginning: what a site says can stand
# behind a paragraph in one line.
_LONGEST_LINE, _BEGINNING = 200, 30
_BLANKS = re.compile(r"[\s【】\[\]|]+")


def noise_reason(text: str, folded: str, block: Span, rulebook: Rulebook) -> str:
    """Why a line is no part of the speech, in Chinese; empty where it is."""
    if _ONLY_SIGNS.fullmatch(text, *block):
        return "只有数字或符号"
    if block.end - block.start <= _LONGEST and _BLANKS.sub("", block.of(text)) in rulebook.lexicons["buttons"]:
        return "网页导航"
    return site_noise(text, folded, block, rulebook)


def site_noise(text: str, folded: str, block: Span, rulebook: Rulebook) -> str:
    """Why a line was put there by a web site; empty where it was not."""
    if block.end - block.start > _LONGEST_LINE:
        return ""
    return noise_by_rules(text, block, list(islice(rulebook.family("noise").scan(text, *block, folded=folded), 2)))


def noise_by_rules(text: str, block: Span, found: list[Match]) -> str:
    """The same of a stretch in which the rules of noise found these."""
    found = [match for match in found if match.end <= block.end]
    is_short = block.end - block.start <= _LONGEST_LINE
    return found[0].rule.value if found and is_short and _is_noise(text, block, found) else ""


def _is_noise(text: str, block: Span, found: list[Match]) -> bool:
    if len(found) > 1:
        return block.end - block.start <= _LONGEST or found[0].start <= block.start + _BEGINNING
    # A sentence or a numbered item that only mentions such a word (（二）规范信息发布时间) is none of theirs.
    number = enumerator(text, *block)
    is_speech = text[block.end - 1] in "。；！？" or (number is not None and number.counts)
    return block.end - block.start <= _LONGEST and not (is_speech and found[0].start > block.start)
