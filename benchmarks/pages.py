"""How long the pages take at 50,000 directives on SQLite: ``python -m benchmarks.pages [FILE] [--only WORD]``.

FILE is a throw-away database; the large ledger is made in it where it is not there.  Server time is measured through
Django's test client with the real settings: what a browser waits for, without the network.  What else the machine does
adds to the time by the clock, and less to that of the processor, in which SQLite is included.  On a machine whose speed
comes and goes the least of the rounds is what two runs can be compared by.

CPython 3.11 gives the stack of its frames back to the system, and takes it again, wherever a loop happens to stand at
the end of one of its pieces of 16 KB: 10 ms more for a page of 30, and for another page after every change of how deep
a request is answered.  Each round therefore begins at another depth, so that the least is one without that.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

ROUNDS = 20
FRAMES = 8  # by which each round begins deeper: in all more than a piece of the stack
FILE = Path("var/large.sqlite3")


def main() -> None:
    """Print each page: milliseconds by the clock and of the processor (the median), its least, queries and size."""
    asked = _arguments()
    file = asked.file.resolve()
    os.environ |= {"DEMO": "on", "DEBUG": "off", "DATABASE_URL": f"sqlite:///{file}", "ALLOWED_HOSTS": "testserver"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()
    if not file.exists() or asked.anew:
        file.unlink(missing_ok=True)
        _make(asked.directives)
    call_command("migrate", verbosity=0)  # one made before may lack an index
    _measure(asked.only)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="How long the pages take.")
    parser.add_argument("file", nargs="?", type=Path, default=FILE, help="the throw-away database")
    parser.add_argument("--anew", action="store_true", help="make the ledger anew")
    parser.add_argument("--directives", type=int, default=50_000)
    parser.add_argument("--only", default="", help="measure the pages whose name holds this")
    return parser.parse_args()


def _make(directives: int) -> None:
    from benchmarks import large_ledger  # knows models, which need settings

    begun = time.perf_counter()
    call_command("migrate", verbosity=0)
    large_ledger.fill(timezone.localdate(), directives)
    print(f"made {directives} directives in {time.perf_counter() - begun:.0f} s")


def _measure(only: str) -> None:
    from benchmarks.page_list import addresses, browsers

    print(f"{'ms':>7} {'of cpu':>7} {'least':>7} {'queries':>8} {'kB':>6}  page")
    visiting = browsers()
    for who, name, address in addresses():
        if only in f"{who}: {name}":
            times, queries, size = _visits(visiting[who], address)
            print(*(f"{one:7.0f}" for one in times), f"{queries:8} {size / 1000:6.0f}  {who}: {name}")


def _visits(browser: Client, address: str) -> tuple[tuple[float, float, float], int, int]:
    """Milliseconds by the clock and of the processor, the median of each and the latter's least; queries; bytes."""
    with CaptureQueriesContext(connection) as captured:
        page = browser.get(address)
    queries = len(captured)
    if page.status_code != 200:
        raise SystemExit(f"{address} is answered with {page.status_code}")
    visit = partial(_visit, browser, address)
    clock, processor = zip(*(_deeper(number * FRAMES, visit) for number in range(ROUNDS)), strict=True)
    times = statistics.median(clock), statistics.median(processor), min(processor)
    return times, queries, len(page.content)


def _deeper(frames: int, visit: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    return _deeper(frames - 1, visit) if frames else visit()


def _visit(browser: Client, address: str) -> tuple[float, float]:
    connection.close()  # as the server does after each request: the next one finds SQLite's cache empty
    clock, processor = time.perf_counter(), time.process_time()
    browser.get(address)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


if __name__ == "__main__":
    main()
