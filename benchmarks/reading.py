"""How long a reading takes, as ratios measured in one process: ``python -m benchmarks.reading``.

Against ``jieba.lcut`` of the same text, the segmentation most programs of this kind begin with, and against one scan
with a compiled expression of the cue words, the least that any reader must do.  Seconds depend on the machine; the
ratios hardly do.
"""

import logging
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from tempfile import TemporaryDirectory

import jieba

from extraction.core import read
from extraction.core.rulebook import Rulebook
from seeds.build import GOLD, HELDOUT

HELD_ON = date(2026, 3, 2)
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The least of several runs, after one that is not counted: whatever else the machine does only adds to it."""
    work()
    return min(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Print the ratios for the labelled speeches as one text, and how the time grows with the text."""
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted([*GOLD.glob("*.txt"), *HELDOUT.glob("gold/*.txt")])
    )
    cues = re.compile("|".join(re.escape(word) for word in Rulebook.load().lexicons["should_words"]))
    reading = seconds(lambda: read(text, held_on=HELD_ON))
    print(f"text                    {len(text)} characters")
    print(f"reading / jieba.lcut    {reading / _segmenting(text):.2f}")
    print(f"reading / one re scan   {reading / seconds(lambda: cues.findall(text)):.0f}")
    print(f"characters a second     {len(text) / reading:.0f}")
    print(f"10 x text / text        {seconds(lambda: read(text * 10, held_on=HELD_ON)) / reading:.1f}")
    print(f"bytes a character       {_peak(text) / len(text):.0f} at the peak")


def _segmenting(text: str) -> float:
    """Seconds of jieba on the text.  It runs what its cache holds, so the cache is its own and not everybody's."""
    jieba.setLogLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = folder
        return seconds(lambda: tokenizer.lcut(text))


def _peak(text: str) -> int:
    tracemalloc.start()
    read(text, held_on=HELD_ON)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
