"""LIKE against the index, for queries of each class, and on the whole page of the list."""

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from tracker.folding import fold
from tracker.models import Directive
from tracker.questions.directives import DirectiveQuerySet
from tracker.search import holding

ROUNDS = 5
LENGTHS = {
    "one character": (1, 1),
    "two": (2, 2),
    "three": (3, 3),
    "four and more": (4, 8),
    "two words": (2, 2),
    "two longer": (3, 4),
}
# By the median of a class: on SQLite, on PostgreSQL.
ASKED: dict[str, tuple[int | None, int | None]] = {
    "one character": (5, None),
    "two": (20, 4),
    "three": (None, 4),
    "four and more": (None, 4),
    "two words": (80, 4),
    "two longer": (None, 4),
}
WORST = 1.0

Search = Callable[[DirectiveQuerySet, str], DirectiveQuerySet]


class Compared(NamedTuple):
    """A query, how many rows it finds, and the seconds of both ways."""

    words: str
    found: int
    like: float
    index: float

    @property
    def ratio(self) -> float:
        """How many times as long LIKE takes."""
        return self.like / self.index


def tell(dice: random.Random, queries: int) -> None:
    """Print a line for each class, and the worst query of all."""
    texts = list(Directive.objects.values_list("text", flat=True))
    told: list[Compared] = []
    print(f"{'':14} {'queries':>7} {'rows':>6} {'LIKE ms':>8} {'index ms':>8} {'ratio':>6} {'asked':>5} {'of sums':>7}")
    for name, lengths in LENGTHS.items():
        compared = [_compared(words) for words in _asked(dice, texts, lengths, queries, pairs=name.startswith("two "))]
        told += compared
        _line(name, compared)
    worst = min(told, key=lambda one: one.ratio)
    print(f"the worst of all: {worst.ratio:.2f} (asked: {WORST}), {worst.words!r} in {worst.found} rows\n", flush=True)


def like(rows: DirectiveQuerySet, words: str) -> DirectiveQuerySet:
    """What the filter of the list did before there was an index."""
    for word in words.split():
        rows = rows.filter(Q(text__icontains=word) | Q(quote__icontains=word))
    return rows


def processor_time() -> float:
    """Seconds of the processor so far, in this process and in that of PostgreSQL which answers it."""
    if connection.vendor == "sqlite":
        return time.process_time()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(schedule.read_text().split()[0]) / 1e9


def _line(name: str, compared: Sequence[Compared]) -> None:
    asked = ASKED[name][connection.vendor != "sqlite"]
    rows, slow, quick, ratio = (
        statistics.median(values)
        for values in zip(*((one.found, one.like, one.index, one.ratio) for one in compared), strict=True)
    )
    sums = sum(one.like for one in compared) / sum(one.index for one in compared)
    figures = f"{len(compared):7} {rows:6.0f} {slow * 1000:8.2f} {quick * 1000:8.2f} {ratio:6.1f} {asked or '':>5}"
    print(f"{name:14} {figures} {sums:7.1f}", flush=True)


def _compared(words: str) -> Compared:
    """Each way several times on end: right behind a pass over all rows whatever comes next finds no cache warm."""
    seconds: dict[Search, float] = {}
    found: dict[Search, list[int]] = {}
    for search in (like, holding):
        for _round in range(ROUNDS):
            begun = processor_time()
            found[search] = list(search(Directive.objects.all(), words).order_by("pk").values_list("pk", flat=True))
            seconds[search] = min(processor_time() - begun, seconds.get(search, 1e9))
    if found[like] != found[holding]:
        raise SystemExit(f"{words!r}: LIKE finds {len(found[like])} rows, the index {len(found[holding])}")
    return Compared(words, len(found[like]), seconds[like], seconds[holding])


def _asked(
    dice: random.Random, texts: list[str], lengths: tuple[int, int], count: int, *, pairs: bool
) -> Iterator[str]:
    """Half as frequent as they stand in the texts, a quarter of those that any text has, a quarter that none has."""
    make = _two_words if pairs else _word
    alike = _written_in_two_ways(texts)
    made = iter(lambda: make(dice, texts, lengths), None)
    sought = (words for words in made if not alike & {*words.replace(" ", "")})
    yield from (next(sought) for _ in range(count // 2))
    every = sorted({next(sought) for _ in range(50 * count)})
    yield from dice.sample(every, count // 4)
    folded = list(map(fold, texts))
    yield from (_unsaid(dice, folded, fold(next(sought))) for _ in range(count // 4))


def _word(dice: random.Random, texts: list[str], lengths: tuple[int, int]) -> str:
    """A stretch of a text, without punctuation, which nobody looks for."""
    while True:
        text, length = dice.choice(texts), dice.randint(*lengths)
        start = dice.randrange(max(len(text) - length, 1))
        word = text[start : start + length]
        if len(word) == length and word.isalnum():
            return word


def _two_words(dice: random.Random, texts: list[str], lengths: tuple[int, int]) -> str:
    one = [dice.choice(texts)]
    return f"{_word(dice, one, lengths)} {_word(dice, one, lengths)}"


def _unsaid(dice: random.Random, texts: list[str], words: str) -> str:
    """Its characters, some of them others, so that no text has it."""
    first, blank, rest = words.partition(" ")
    while fold(first) != first or any(first in text for text in texts):
        place = dice.randrange(len(first))
        other = dice.choice(dice.choice(texts)) if len(first) > 1 else chr(dice.randrange(0x4E00, 0x9FA0))
        first = first[:place] + (other if other.isalnum() else "垚") + first[place + 1 :]
    return first + blank + rest


def _written_in_two_ways(texts: list[str]) -> set[str]:
    """The characters that LIKE does not find everywhere where they are found now, ６ for 6."""
    said = set().union(*texts)
    folded = [fold(character) for character in said]
    return {character for character in said if folded.count(fold(character)) > 1}
