"""What a hint on restatement costs, and whether it is found: ``python -m benchmarks.hinting [--directives 50000]``.

Beside it the former way, a list of all fingerprints in each process, already loaded.  The ledger is a throw-away file
of SQLite, gone afterwards, or the empty database that TEST_DATABASE_URL leads to (``python -m tests.postgres``).  One
half of the proposals say again what is on the ledger, the other half say something new in sentences like others there.

Milliseconds are the least of three of each proposal, on the average of all: of the processor, and by the clock, which
alone tells what PostgreSQL does.
"""

import argparse
import logging
import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import django
from django.core.management import call_command
from django.db import connection

from benchmarks.demands import Demand, Token, Writer
from benchmarks.monotonous import MonotonousWriter

ROUNDS, LIKES, AT_ONCE = 3, 20, 5_000


class Found(NamedTuple):
    """Least milliseconds of the processor and by the clock, and the scores, best first."""

    processor: float
    clock: float
    scores: list[float]


def main() -> None:
    """Print the cost of the former list, and of a hint by it and by the index; how many of the best are found."""
    asked = _arguments()
    file = Path(f"var/hinting-{asked.directives}.sqlite3").resolve()
    url = os.environ.get("TEST_DATABASE_URL", f"sqlite:///{file}")
    os.environ |= {"DEMO": "on", "DEBUG": "off", "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    django.setup()
    logging.disable(logging.INFO)
    writer = (MonotonousWriter if asked.monotonous else Writer)(random.Random(asked.directives))
    file.unlink(missing_ok=True)
    try:
        _measure(asked.proposals, _filled(writer, asked.directives, asked.proposals // 2), writer)
    finally:
        file.unlink(missing_ok=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hinting", description="What a hint costs.")
    parser.add_argument("--directives", type=int, default=50_000)
    parser.add_argument("--proposals", type=int, default=200)
    parser.add_argument("--monotonous", action="store_true", help="the demands of the large ledger, of a few words")
    return parser.parse_args()


def _filled(writer: Writer, directives: int, kept: int) -> list[list[Token]]:
    """Write the ledger; returns what some of it, from everywhere, is made of."""
    from tracker.search import rebuild

    call_command("migrate", verbosity=0)
    _write_speech()
    every, words = max(directives // kept, 1), []
    demands = enumerate(writer.demands(directives), 1)
    while some := list(islice(demands, AT_ONCE)):
        _write(some)
        words += [tokens for number, (_demand, tokens) in some if number % every == 0]
    begun = time.process_time()
    rebuild()
    made_in = time.process_time() - begun
    if connection.vendor == "postgresql":  # as it does by itself, somewhat later
        connection.cursor().execute("ANALYZE")
    print(f"{directives} directives; index made in {made_in:.1f} s of this process")
    return words[:kept]


def _write_speech() -> None:
    from tracker.models import Meeting, SourceFile, Speaker, Speech

    SourceFile.objects.create(
        pk=1, sha256="0" * 64, name="讲话.txt", size=1, kind="txt", imported_at="2026-01-01T00:00Z", imported_by="林某"
    )
    whose = {"speaker": Speaker.objects.create(name="林某"), "meeting": Meeting.objects.create(title="调度会")}
    Speech.objects.create(pk=1, source_id=1, title="讲话", start=0, end=1, text="讲", **whose)


def _write(some: Iterable[tuple[int, tuple[Demand, list[Token]]]]) -> None:
    from tracker.models import Assignment, Directive

    same = {"speech_id": 1, "year": 2026, "start": 0, "kind": "directive", "strength": "should"}
    said = [(number, demand) for number, (demand, _tokens) in some]
    Directive.objects.bulk_create(
        Directive(pk=number, serial=number, text=each.text, quote=each.quote, end=len(each.quote), **same)
        for number, each in said
    )
    Assignment.objects.bulk_create(
        Assignment(directive_id=number, name=each.owner) for number, each in said if each.owner
    )


def _measure(proposals: int, words: list[list[Token]], writer: Writer) -> None:
    from benchmarks.former_hints import FormerList
    from extraction.similar.fingerprints import nearest

    halves = {
        "said again": [writer.again(tokens) for tokens in words],
        "new": [demand for demand, _tokens in writer.demands(proposals - len(words))],
    }
    indexed = {name: list(_all_found(nearest, demands)) for name, demands in halves.items()}
    former, begun = FormerList(), time.process_time()
    former.load()
    loaded = time.process_time() - begun
    print(f"former list: {loaded:.1f} s to load, {former.size() / 1e6:.0f} MB in each process; now none")
    print(f"{'proposals':>12} {'former ms':>10} {'now ms':>8} {'times':>6} {'by clock':>9} {'a best':>7} {'found':>6}")
    formerly = {name: list(_all_found(former.nearest, demands)) for name, demands in halves.items()}
    for name in halves:
        _tell(name, formerly[name], indexed[name])
    _tell("all", sum(formerly.values(), []), sum(indexed.values(), []))


def _all_found(nearest: Callable[..., list[tuple[int, float]]], demands: Iterable[Demand]) -> Iterator[Found]:
    for demand in demands:
        times = []
        for _round in range(ROUNDS):
            begun = time.process_time(), time.perf_counter()
            likes = nearest(demand.quote, {demand.owner} - {""}, LIKES)
            times.append((time.process_time() - begun[0], time.perf_counter() - begun[1]))
        processor, clock = (1000 * min(each) for each in zip(*times, strict=True))
        yield Found(processor, clock, [round(score, 3) for _pk, score in likes])


def _tell(name: str, former: list[Found], now: list[Found]) -> None:
    processor, clock = (
        [statistics.mean(getattr(each, field) for each in way) for way in (former, now)]
        for field in ("processor", "clock")
    )
    best = [(old.scores[0], new.scores[:1]) for old, new in zip(former, now, strict=True) if old.scores]
    found = sum([score] == at_best for score, at_best in best)
    print(
        f"{name:>12} {processor[0]:10.2f} {processor[1]:8.2f} {processor[0] / processor[1]:6.1f}"
        f" {clock[0] / clock[1]:9.1f} {len(best):7} {found / max(len(best), 1):6.1%}"
    )


if __name__ == "__main__":
    main()
