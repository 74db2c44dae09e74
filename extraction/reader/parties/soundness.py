"""What no name is, whatever was found: half a pair of brackets, a mark of a list, a way to somewhere."""

from extraction.reader.matches import MatchedText

_CLOSED_BY = dict(zip("（([【〔「『《“‘", "）)]】〕」』》”’", strict=True))
_CLOSING = frozenset(_CLOSED_BY.values())
# 和县, 与 is none.
_ALSO_IN_NAMES = frozenset("和")


def is_sound(matched: MatchedText, start: int, end: int) -> bool:
    """Whether words can be a name at all: brackets in pairs, a letter or a pair in front, and no 驻村 or 下乡镇."""
    words = matched.text[start:end]
    begins = (matched.folded[start].isalnum() and words[:1] != "的") or words[:1] in _CLOSED_BY
    joins = matched.word_at("list_joints", start, end) > start and words[:1] not in _ALSO_IN_NAMES
    return begins and not joins and are_paired(words) and not _goes_somewhere(matched, start, end)


def are_paired(words: str) -> bool:
    """Whether each bracket and quotation mark that opens here closes here, in turn."""
    awaited: list[str] = []
    for sign in words:
        if sign in _CLOSED_BY:
            awaited.append(_CLOSED_BY[sign])
        elif sign in _CLOSING and (not awaited or awaited.pop() != sign):
            return False
    return not awaited


def _goes_somewhere(matched: MatchedText, start: int, end: int) -> bool:
    """住村, 包乡镇, 下社区: a verb and where to; 驻村工作队 and 包村干部 are who does so."""
    verb = matched.word_at("visiting_verbs", start, end)
    return verb > start and matched.word_at("visited_places", verb, end) == end
