"""Which directives say nearly the same: by their words without days, figures and names, which are compared apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from rapidfuzz import fuzz, process

from tracker.models import Assignment, Directive

# Of 806 sentences from speeches in different places, 5 pairs reach 50 of 100, and four of these demand the same; at
# 45 it is 13 pairs, half of them.  The same sentence with another day, figure or owner stands at 100.
ENOUGH = 50
# Few characters are mostly 要, 完成 and 到位: 复绿 and 集中整治, each to be completed by some day, would stand at 57.
_FEW, _ENOUGH_OF_FEW = 12, 75
# Shorter ones are alike by chance.
_SHORTEST = 6
# More words would cost more time and tell no more.
_LONGEST = 200
_FIGURES = "0-9０-９一二三四五六七八九十百千万亿两几零〇XxＸｘ×*%％‰.．"
_TIME = re.compile(
    f"[{_FIGURES}]+(?:年|月|日|号|天|季度|周|小时|分钟|个百分点)?(?:底|末|初|上旬|中旬|下旬)?(?:以前|之前|前|内)?"
)
_MARKS = re.compile(r"\W+")


def fingerprint(text: str, names: Iterable[str] = ()) -> str:
    """What is to be done, without who, when, how much and the marks: 清河堤防9月底前加固 → 清河堤防加固."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return _MARKS.sub("", _TIME.sub("", text))[:_LONGEST]


class Like(NamedTuple):
    """A directive by its primary key, and how like it is, of 100."""

    pk: int
    score: float


class FingerprintIndex:
    """The fingerprints of all directives, kept in this process and brought up to date whenever it is asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._count = 0
        self._last: tuple[int, UUID | None] = (0, None)
        self._pks: list[int] = []
        self._fingerprints: list[str] = []

    def nearest(self, words: str, limit: int) -> list[Like]:
        """The directives most like a fingerprint, best first, each once; none for one too short to tell anything."""
        if len(words) < _SHORTEST:
            return []
        with self._lock:
            self._refresh()
            enough = ENOUGH if len(words) > _FEW else _ENOUGH_OF_FEW
            found = process.extract(words, self._fingerprints, scorer=fuzz.ratio, score_cutoff=enough, limit=2 * limit)
            best = dict(reversed([(self._pks[index], score) for _words, score, index in found]))
        return sorted((Like(*each) for each in best.items()), key=lambda like: -like.score)[:limit]

    def _refresh(self) -> None:
        """Add what is new.  Words on the ledger never change, but what is taken back is deleted: then start anew."""
        rows = Directive.objects.order_by("pk")
        count, last = rows.count(), rows.values_list("pk", "public_id").last() or (0, None)
        if (count, last) == (self._count, self._last):
            return
        # The key of another database, or of one that was set up anew, may be the same; the public id is not.
        known = self._last == (0, None) or rows.filter(pk=self._last[0], public_id=self._last[1]).exists()
        if not known or self._count + rows.filter(pk__gt=self._last[0]).count() != count:
            self._forget()
        for pk, words in _fingerprints_behind(self._last[0]):
            self._pks.append(pk)
            self._fingerprints.append(words)
        self._count, self._last = count, last


def _fingerprints_behind(last: int) -> Iterator[tuple[int, str]]:
    """The fingerprints of the directives behind this primary key: of the quote, and of the office's own words."""
    names = defaultdict(set)
    for pk, name in Assignment.objects.filter(directive__pk__gt=last).values_list("directive", "name"):
        names[pk].add(name)
    rows = Directive.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "quote", "text")
    for pk, quote, text in rows.iterator():
        for words in {fingerprint(quote, names[pk]): None, fingerprint(text, names[pk]): None}:
            if len(words) >= _SHORTEST:
                yield pk, words


INDEX = FingerprintIndex()
