"""The words around a time: what opens it (到, 从), closes it (前, 内, 起), joins two (至), or spoils it (以来)."""

import re
from functools import cache
from typing import NamedTuple

from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.patterns import GAP

REACH = 8  # longest opening word and a blank
# 春节前一周 is another day than 春节前.
_BY_MUCH = re.compile(" ?[0-9一二两三四五六七八九十半]{1,3}个?(?:天|周|日|月|星期|工作日)")
# X月份一个月时间: the length only says again how long the period is.
_SPENT = re.compile(r"(?: ?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|X{1,2})(?:个月|个?星期|周|天)的?时间)?")


class Opening(NamedTuple):
    """The word before a time: where it begins and what it says (by, from, never, or empty)."""

    start: int
    kind: str = ""
    word: str = ""


class Closing(NamedTuple):
    """The word after a time: where it ends and what it says (before, within, from, after, by, never, or empty)."""

    end: int
    kind: str = ""


def opening(folded: str, at: int, floor: int) -> Opening:
    """The opening word that ends at ``at`` and does not begin before ``floor``."""
    found = _openings().search(folded, max(floor, at - REACH), at)
    kind = _said("opening", found[1]) if found else "none"
    return Opening(found.start(), kind, found[1]) if found and kind != "none" else Opening(at)


def closing(folded: str, at: int, stop: int) -> Closing:
    """The closing word that begins at ``at``."""
    spent = _SPENT.match(folded, at, stop)
    at = spent.end() if spent else at
    found = _closings().match(folded, at, stop)
    if found and _BY_MUCH.match(folded, found.end()):
        return Closing(at)
    kind = _said("closing", found[1]) if found else "none"
    return Closing(found.end(), kind) if found and kind != "none" else Closing(at)


def joined(folded: str, end: int, start: int) -> bool:
    """Whether only 至, 到, a dash … stands between two times."""
    between = _between(folded, end, start)
    return between in _words("join") or between in _words("long_join")


def listed(folded: str, end: int, start: int) -> bool:
    """Whether two times stand side by side in a list."""
    return end == start or _between(folded, end, start) in _words("and")


def in_brackets(folded: str, end: int, start: int, last_end: int) -> bool:
    """Whether the second of two times stands alone in brackets behind the first."""
    return folded[end:start] == "(" and folded[last_end : last_end + 1] == ")"


def _between(folded: str, end: int, start: int) -> str | None:
    """The words between two times; None where a paragraph ends there."""
    words = folded[end:start]
    return None if words.count("\n") > 1 else words.strip()


def share_a_frame(folded: str, end: int, start: int, last_end: int) -> bool:
    """Whether two times stand side by side before one 期间 (元旦、春节期间)."""
    return listed(folded, end, start) and closing(folded, last_end, len(folded)).kind == "within"


def runs_on(folded: str, end: int) -> bool:
    """Whether the last character before ``end`` begins another word (3天内|容, 检查前|期): then it limits nothing."""
    return any(_words("closing").get(folded[end - 1 : end + more]) == "none" for more in (1, 2))


def _words(lexicon: str) -> dict[str, str]:
    return Rulebook.load().lexicons[lexicon]  # type: ignore[return-value]


def _said(lexicon: str, words: str) -> str:
    return _words(lexicon)[words.replace("\n", "").replace(" ", "")]


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(f"({any_of(_words('opening'), GAP)}){GAP}$")


@cache
def _closings() -> re.Pattern[str]:
    return re.compile(f"{GAP}({any_of(_words('closing'), GAP)})")
