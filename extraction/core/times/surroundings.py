"""The words around a time: what opens it (到, 截至, 从), closes it (前, 内, 起), joins two (至), or spoils it (以来)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extraction.core.masks import fold
from extraction.core.patterns import GAP
from extraction.core.rulebook import Rulebook

REACH = 8  # longest opening word and a blank
SCOPE = 40  # how far past a time its verb is looked for
_DAY_TIME = (
    r"(?: ?\((?:周|星期)[一二三四五六日天]\))?(?: ?(?:上午|下午|中午|晚上?|早上|凌晨))?"
    r"(?: ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[:][0-9]{2}|[时点](?:[0-9]{1,2}分|半|整)?))?(?: ?下班)?"
)
# X月份一个月时间: the length only says again how long the period is.
_SPENT = r"(?: ?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|X{1,2})(?:个月|个?星期|周|天)的?时间)?"
_CLAUSE_END = re.compile(r"[,，;；。!！?？\n]")


@dataclass(frozen=True)
class Opening:
    """The word before a time: where it begins and what it says (by, from, past, or empty)."""

    start: int
    kind: str = ""
    word: str = ""


@dataclass(frozen=True)
class Closing:
    """The word after a time: where it ends and what it says (before, within, from, after, by, past, or empty)."""

    end: int
    kind: str = ""


def opening(folded: str, at: int, floor: int) -> Opening:
    """The opening word that ends at ``at`` and does not begin before ``floor``."""
    found = _openings().search(folded, max(floor, at - REACH), at)
    kind = _words("opening").get(found[1].replace("\n", "").replace(" ", "")) if found else None
    return Opening(found.start(), kind, found[1]) if found and kind and kind != "none" else Opening(at)


def closing(folded: str, at: int, stop: int) -> Closing:
    """The closing word that begins at ``at``, perhaps behind an hour of the day (9月30日17:00前, 周五下班前)."""
    spent = re.compile(_SPENT).match(folded, at, stop)
    at = spent.end() if spent else at
    found = _closings().match(folded, at, stop)
    kind = _words("closing")[found[1].replace("\n", "").replace(" ", "")] if found else "none"
    return Closing(found.end(), kind) if found and kind != "none" else Closing(at)


def joined(folded: str, end: int, start: int) -> bool:
    """Whether only 至, 到, a dash … stands between two times."""
    return folded[end:start].strip() in _words("join")


def runs_on(folded: str, end: int) -> bool:
    """Whether the last character before ``end`` begins another word (3天内|容, 检查前|期): then it limits nothing."""
    return any(_words("closing").get(folded[end - 1 : end + more]) == "none" for more in (1, 2))


def is_past(folded: str, end: int, stop: int) -> bool:
    """Whether the clause after a bare time tells what was (了, 已, 仍有) and demands nothing."""
    scope = _clause_after(folded, end, stop)
    return bool(_any_of("past").search(scope)) and not _any_of("demand").search(scope)


def is_demand(folded: str, end: int, stop: int) -> bool:
    """Whether the clause after a time demands something (要, 确保, 完成)."""
    return bool(_any_of("demand").search(_clause_after(folded, end, stop)))


def belongs_to_noun(folded: str, start: int, end: int) -> bool:
    """Whether a bare time only tells which: 今年的计划, 2024年版, 较2023年."""
    return bool(_any_of("attributive").match(folded, end)) or folded[max(0, start - 1) : start] in tuple("比较同与和")


def _clause_after(folded: str, end: int, stop: int) -> str:
    scope = folded[end : min(stop, end + SCOPE)].lstrip(",， ")
    return _CLAUSE_END.split(scope, maxsplit=1)[0]


def _words(lexicon: str) -> dict[str, str]:
    return dict(Rulebook.load().lexicons[lexicon])


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(GAP.join(map(re.escape, fold(word))) for word in sorted(words, key=len, reverse=True))


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(f"({_alternatives(_words('opening'))}){GAP}$")


@cache
def _closings() -> re.Pattern[str]:
    return re.compile(f"{_DAY_TIME}{GAP}({_alternatives(_words('closing'))})")


@cache
def _any_of(lexicon: str) -> re.Pattern[str]:
    words = _words(lexicon)
    harmless = [word for word, value in words.items() if value == "none"]
    guard = f"(?!{_alternatives(harmless)})" if harmless else ""
    return re.compile(f"{guard}(?:{_alternatives(word for word in words if word not in harmless)})")
