"""How hints on restatement were found before: by a list of all fingerprints in each process.  Kept as a yardstick."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from tracker.models import Assignment, Directive

_FIGURES = "0-9０-９一二三四五六七八九十百千万亿两几零〇XxＸｘ×*%％‰.．"
_TIME = re.compile(
    f"[{_FIGURES}]+(?:年|月|日|号|天|季度|周|小时|分钟|个百分点)?(?:底|末|初|上旬|中旬|下旬)?(?:以前|之前|前|内)?"
)
_MARKS = re.compile(r"\W+")


def fingerprint(text: str, names: Iterable[str] = ()) -> str:
    """What is to be done, without who, when, how much and the marks."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return _MARKS.sub("", _TIME.sub("", text))[:200]


class FormerList:
    """The fingerprints of all directives."""

    def __init__(self) -> None:
        self._pks: list[int] = []
        self._fingerprints: list[str] = []

    def load(self) -> None:
        """Read the whole ledger."""
        names = defaultdict(set)
        for pk, name in Assignment.objects.values_list("directive", "name"):
            names[pk].add(name)
        for pk, quote, text in Directive.objects.order_by("pk").values_list("pk", "quote", "text").iterator():
            for words in {fingerprint(quote, names[pk]): None, fingerprint(text, names[pk]): None}:
                if len(words) >= 6:
                    self._pks.append(pk)
                    self._fingerprints.append(words)

    def size(self) -> int:
        """How many bytes it takes."""
        parts = (self._pks, self._fingerprints)
        return sum(sys.getsizeof(part) + sum(map(sys.getsizeof, part)) for part in parts)

    def nearest(self, text: str, names: Iterable[str], limit: int) -> list[tuple[int, float]]:
        """Primary keys and scores, best first; the two questions whether the list is still new are asked as well."""
        words, rows = fingerprint(text, names), Directive.objects.order_by("pk")
        rows.count(), rows.values_list("pk", "public_id").last()
        enough = 50 if len(words) > 12 else 75
        found = process.extract(words, self._fingerprints, scorer=fuzz.ratio, score_cutoff=enough, limit=2 * limit)
        best = dict(reversed([(self._pks[index], score) for _words, score, index in found]))
        return sorted(best.items(), key=lambda each: -each[1])[:limit]
