"""How long a reading takes: ``python -m benchmarks.reading [--large] [FILE ...]``.

Against ``jieba.lcut`` of the same text, the segmentation most programs of this kind begin with, and against one scan
with a compiled expression of the cue words, the least that any reader must do; both measured in this process, just
before.  Seconds depend on the machine; the ratios hardly do.  Files given (UTF-8 text) are measured beside the labelled
speeches of seeds/, which are denser than most.
"""

import argparse
import logging
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba

from benchmarks.measuring import peak_bytes, seconds
from benchmarks.texts import of_size, speeches, without_stops
from extraction.reader import Reading, read, shipped

HELD_ON = date(2026, 3, 2)
SIZES = (10_000, 100_000, 1_000_000)
LARGE = 10_000_000
HAN = 200_000


def main() -> None:
    """Print every figure, one a line."""
    asked = _arguments()
    _ratios("the labelled speeches of seeds/", speeches())
    if asked.files:
        _ratios("the files given", "\n".join(path.read_text(encoding="utf-8") for path in asked.files))
    _growth((*SIZES, LARGE) if asked.large else SIZES)
    print("\nwhat must not stall")
    _line(f"{HAN} Han characters without stops", f"{seconds(lambda: _read(without_stops(HAN)), 1):.2f} s")
    _line("first result of a cold start", f"{_cold_start():.2f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description="How long a reading takes.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a text to measure as well")
    parser.add_argument("--large", action="store_true", help="grow the text to 10 MB: takes minutes")
    return parser.parse_args()


def _ratios(name: str, text: str) -> None:
    reading = seconds(lambda: _read(text))
    print(f"\n{name}: {len(text)} characters")
    _line("reading / jieba.lcut", f"{reading / _segmenting(text):.2f}")
    _line("reading / one re scan", f"{reading / _scanning(text):.0f}")
    _line("characters a second", f"{len(text) / reading:.0f}")


def _growth(sizes: tuple[int, ...]) -> None:
    print("\nhow it grows: bytes of text, seconds, times the seconds before, peak bytes a character")
    before = 0.0
    for size in sizes:
        text = of_size(size)
        now = seconds(lambda text=text: _read(text), rounds=5 if size < SIZES[-1] else 1)  # type: ignore[misc]
        peak = peak_bytes(lambda text=text: _read(text)) / len(text)  # type: ignore[misc]
        _line(f"{size}", f"{now:.3f} s   x {now / before:.1f}   {peak:.0f}" if before else f"{now:.3f} s   {peak:.0f}")
        before = now


def _read(text: str) -> Reading:
    return read(text, held_on=HELD_ON)


def _scanning(text: str) -> float:
    cues = re.compile("|".join(re.escape(word) for word in shipped().lexicons["should_words"]))
    return seconds(lambda: cues.findall(text))


def _segmenting(text: str) -> float:
    """Seconds of jieba on the text.  It runs what its cache holds, so the cache is its own and not everybody's."""
    jieba.setLogLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = folder
        return seconds(lambda: tokenizer.lcut(text))


def _cold_start() -> float:
    """Seconds by the clock until ``python -m extraction`` has read a speech, the least of three starts."""
    with TemporaryDirectory() as folder:
        speech = Path(folder) / "speech.txt"
        speech.write_text(of_size(SIZES[0]), encoding="utf-8")
        return min(_started(speech) for _ in range(3))


def _started(speech: Path) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "extraction", str(speech)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def _line(name: str, value: str) -> None:
    print(f"  {name:<38}{value}")


if __name__ == "__main__":
    main()
