"""What jieba costs and what it finds: ``python -m benchmarks.cutting``.

The rows are what the reader proposes in the labelled speeches of seeds/.  What people type is taken from them: so many
characters from anywhere, so many from where a word begins to where one ends, and two or three words run together that
stand apart in the row.  Where words begin and end is told by jieba itself (with its HMM), which is in its favour.
"""

import logging
import os
import re
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from tempfile import TemporaryDirectory

import django
import jieba

from benchmarks.measuring import peak_bytes, seconds
from benchmarks.reading import HELD_ON
from benchmarks.texts import speeches, without_stops
from extraction.reader import read
from tracker.folding import fold

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from tracker.search.cutting import cut  # noqa: E402

LENGTHS, ASKED, SHOWN = (1, 2, 3, 4, 8), 1000, 5
NAMES = [f"第{number}水务公司" for number in range(1000)]
_STRETCH = re.compile(r"[\u4e00-\u9fd5]+")


def main() -> None:
    """Print every figure, one a line."""
    jieba.setLogLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        jieba.dt.tmp_dir = folder
        _costs(folder)
    proposals = (proposal for speech in read(speeches(), held_on=HELD_ON).speeches for proposal in speech.proposals)
    rows = list(dict.fromkeys(fold(proposal.text) for proposal in proposals))
    print(f"\nof the rows that hold what was typed, missed by an index of jieba's words ({len(rows)} rows)")
    for length in LENGTHS:
        _missed(f"{length} characters from anywhere", rows, _anywhere(rows, length, Random(12)))
        _missed(f"{length} characters that are words", rows, _whole_words(rows, length, Random(12)))
    _run_together(rows, Random(12))


def _costs(folder: str) -> None:
    first, from_cache, traced = jieba.dt, *(jieba.Tokenizer() for _ in range(2))
    from_cache.tmp_dir = traced.tmp_dir = folder
    long, ten = without_stops(10_000), "县水利局防汛物资储备"
    print("what it costs")
    _line("the first cut, with the dictionary", f"{seconds(lambda: cut(ten, []), 1):.2f} s")
    _line("jieba's own loading", f"{seconds(first.initialize, 1):.2f} s")
    _line("jieba's own loading, from its cache file", f"{seconds(from_cache.initialize, 1):.2f} s")
    _line("memory of the dictionary", f"{peak_bytes(traced.initialize) / 1e6:.0f} MB")
    _line(f"the first cut with {len(NAMES)} new names", f"{seconds(lambda: cut(ten, NAMES), 1) * 1000:.0f} ms")
    _line("a cut of ten characters", f"{seconds(lambda: cut(ten, NAMES), 100) * 1000:.2f} ms")
    _line("a cut of 10,000 characters", f"{seconds(lambda: cut(long, NAMES), 100) * 1000:.2f} ms")


def _anywhere(rows: list[str], length: int, chance: Random) -> Iterator[str]:
    """So many characters from anywhere."""
    while True:
        row = chance.choice(rows)
        start = chance.randrange(len(row))
        if len(text := row[start : start + length]) == length and _STRETCH.fullmatch(text):
            yield text


def _whole_words(rows: list[str], length: int, chance: Random) -> Iterator[str]:
    """So many characters from where a word begins to where one ends."""
    while True:
        words = jieba.lcut(chance.choice(rows))
        start, end = sorted(chance.choices(range(len(words) + 1), k=2))
        if len(text := "".join(words[start:end])) == length and _STRETCH.fullmatch(text):
            yield text


def _apart(rows: list[str], chance: Random) -> Iterator[tuple[int, str]]:
    """The number of a row, and two or three of its words as one that do not stand there as one."""
    while True:
        at = chance.randrange(len(rows))
        words = [word for word in jieba.lcut(rows[at]) if len(word) > 1 and _STRETCH.fullmatch(word)]
        if len(words) > 3:
            chosen = sorted(chance.sample(range(len(words)), chance.choice([2, 3])))
            text = "".join(words[number] for number in chosen)
            if text not in rows[at]:
                yield at, text


def _missed(name: str, rows: list[str], typed: Iterator[str]) -> None:
    """The share an index of the words misses, and one of the words and their parts as jieba cuts for searching."""
    asked = list(islice(typed, ASKED))
    _line(name, "   ".join(f"{_missed_by(way, rows, asked):6.1%}" for way in (jieba.lcut, jieba.lcut_for_search)))


def _missed_by(cut_by: Callable[..., list[str]], rows: list[str], asked: list[str]) -> float:
    index = [(row, set(cut_by(row, HMM=False))) for row in rows]
    wanted = [(text, set(cut_by(text, HMM=False))) for text in asked]
    found = [words <= indexed for text, words in wanted for row, indexed in index if text in row]
    return found.count(False) / len(found)


def _run_together(rows: list[str], chance: Random) -> None:
    asked = list(islice(_apart(rows, chance), ASKED))
    cuts = [(at, cut(text, [])) for at, text in asked]
    print(f"\nof {ASKED} times two or three words run together, the row they were taken from found")
    _share("as they stand", [any(text in row for row in rows) for _, text in asked])
    _share("cut, each word searched", [all(word in rows[at] for word in words) for at, words in cuts])
    _share(f"cut, among the {SHOWN} that hold most", [_rank(at, words, rows) <= SHOWN for at, words in cuts])


def _rank(wanted: int, words: list[str], rows: list[str]) -> int:
    """Where a row stands when those that hold more of the words come before it, at the worst."""
    held = [sum(len(word) for word in words if word in row) for row in rows]
    return sum(each >= held[wanted] for each in held)


def _share(name: str, found: list[bool]) -> None:
    _line(name, f"{sum(found) / len(found):.1%}")


def _line(name: str, value: str) -> None:
    print(f"  {name:<42}{value}")


if __name__ == "__main__":
    main()
