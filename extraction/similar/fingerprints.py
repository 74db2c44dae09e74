"""Which directives say nearly the same: by their words without days, figures and names, which are compared apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tracker.models import Assignment, Directive
from tracker.search import candidates

# Of 806 sentences from speeches in different places, 5 pairs reach 50 of 100, and four of these demand the same; at
# 45 it is 13 pairs, half of them.  The same sentence with another day, figure or owner stands at 100.
ENOUGH = 50
# Few characters are mostly 要, 完成 and 到位: 复绿 and 集中整治, each to be completed by some day, would stand at 57.
_FEW, _ENOUGH_OF_FEW = 12, 75
# Shorter ones are alike by chance.
_SHORTEST = 6
# More words would cost more time and tell no more.
_LONGEST = 200
# How many share enough to be compared: among so many the nearest was found wherever it was among twice as many.
_COMPARED = 200
_FIGURES = "0-9０-９一二三四五六七八九十百千万亿两几零〇XxＸｘ×*%％‰.．"
_TIME = re.compile(
    f"[{_FIGURES}]+(?:年|月|日|号|天|季度|周|小时|分钟|个百分点)?(?:底|末|初|上旬|中旬|下旬)?(?:以前|之前|前|内)?"
)
_WORDS = re.compile(r"\w+")


class Like(NamedTuple):
    """A directive by its primary key, and how like it is, of 100."""

    pk: int
    score: float


def fingerprint(text: str, names: Iterable[str] = ()) -> str:
    """What is to be done, without who, when, how much and the marks: 清河堤防9月底前加固 → 清河堤防加固."""
    return _together(pieces(text, names))


def pieces(text: str, names: Iterable[str] = ()) -> list[str]:
    """What a fingerprint is made of: what stands between the days, figures, names and marks."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, " ")
    return _WORDS.findall(_TIME.sub(" ", text))


def _together(parts: Iterable[str]) -> str:
    return "".join(parts)[:_LONGEST]


def nearest(text: str, names: Iterable[str], limit: int) -> list[Like]:
    """The directives most like a text that gives these names something to do, best first, each once.

    Those that share the text's rarest pairs are compared with it, and nothing is kept: what another process recorded is
    found.  None for a text too short to tell anything.
    """
    parts = pieces(text, names)
    words = _together(parts)
    if len(words) < _SHORTEST:
        return []
    pks, fingerprints = _fingerprints(candidates(parts, _COMPARED))
    enough = ENOUGH if len(words) > _FEW else _ENOUGH_OF_FEW
    found = process.extract(words, fingerprints, scorer=fuzz.ratio, score_cutoff=enough, limit=2 * limit)
    best = dict(reversed([(pks[index], score) for _words, score, index in found]))
    return sorted((Like(*each) for each in best.items()), key=lambda like: -like.score)[:limit]


def _fingerprints(pks: Sequence[int]) -> tuple[list[int], list[str]]:
    """The fingerprints of these directives: of the quote, and of the office's own words; and whose each is."""
    names = defaultdict(set)
    for pk, name in Assignment.objects.filter(directive__in=pks).order_by().values_list("directive", "name"):
        names[pk].add(name)
    found = [
        (pk, words)
        for pk, *texts in Directive.objects.filter(pk__in=pks).order_by("pk").values_list("pk", "quote", "text")
        for words in dict.fromkeys(fingerprint(text, names[pk]) for text in dict.fromkeys(texts))
        if len(words) >= _SHORTEST
    ]
    return [pk for pk, _words in found], [words for _pk, words in found]
