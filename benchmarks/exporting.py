"""How exports grow: ``python -m benchmarks.exporting [FILE]``: 10,000 rows and 100,000, as CSV, XLSX and feed.

Each is written in a process of its own, on SQLite with the real settings; what it held at most is what the process grew
by (resident memory, as Linux tells it), its time that of the processor.  Both depend on the machine; what should stay
near 1 are the ratios of memory, and of time for one row, between the many rows and the few.  FILE is a throw-away
database; a large ledger is made in it where it is not there, which takes minutes.  Of the fixture `benchmarks.fixtures`
tells.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
from django.utils import timezone

FILE = Path("var/large-export.sqlite3")
FEW, MANY = 10_000, 100_000


def main() -> None:
    """Print, for each format, seconds and megabytes for few and for many rows, and how these compare."""
    asked = _arguments()
    _set_up(asked.file.resolve())
    if asked.only:
        print(json.dumps(_measured(asked.only, asked.rows)))
        return
    _make_where_missing(asked.file)
    print(f"{'':6} {'rows':>8} {'s':>7} {'ms/row':>7} {'MB held':>8}")
    for form in FORMATS:
        few, many = (_in_a_process(asked.file, form, rows) for rows in (asked.few, asked.many))
        for rows, one in ((asked.few, few), (asked.many, many)):
            print(f"{form:6} {rows:8} {one['s']:7.1f} {one['s'] / rows * 1000:7.2f} {one['kB'] / 1000:8.1f}")
        times, memory = many["s"] / asked.many / (few["s"] / asked.few), many["kB"] / few["kB"]
        print(f"{form:6} many / few: time for one row x {times:.2f}, memory x {memory:.2f}\n", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exporting", description="How exports grow.")
    parser.add_argument("file", nargs="?", type=Path, default=FILE, help="the throw-away database")
    parser.add_argument("--only", choices=FORMATS, help="measure one format in this process, and print it as JSON")
    parser.add_argument("--rows", type=int, default=FEW)
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    return parser.parse_args()


def _set_up(file: Path) -> None:
    os.environ |= {"DEMO": "on", "DEBUG": "off", "DATABASE_URL": f"sqlite:///{file}"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()


def _make_where_missing(file: Path) -> None:
    from django.core.management import call_command

    from benchmarks import large_ledger  # knows models, which need settings

    made = file.exists()
    call_command("migrate", verbosity=0)
    if not made:
        large_ledger.fill(timezone.localdate(), MANY)


def _in_a_process(file: Path, form: str, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.exporting", str(file), "--only", form, "--rows", str(rows)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _measured(form: str, rows: int) -> dict[str, float]:
    """Seconds of the processor, and kilobytes the process grew by at most, for one export of that many rows."""
    from tracker.exports import ids_of
    from tracker.models import Directive

    FORMATS[form](ids_of(Directive.objects.by_due_day()[:10]))  # so that what is loaded once is not counted
    held, begun = resident(), time.process_time()
    FORMATS[form](ids_of(Directive.objects.by_due_day()[:rows]))
    return {"s": time.process_time() - begun, "kB": max(resident() - held, 1)}


def resident() -> int:
    """Kilobytes this process held at most: `getrusage` would count what its parent held."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])  # type: ignore[index]


def _rows(ids: Any) -> Iterator[list]:
    from tracker.exports import batches

    return batches(ids, timezone.localdate())


def _csv(ids: Any) -> None:
    from tracker.exports import csv_parts

    _drain(csv_parts(_rows(ids)))


def _xlsx(ids: Any) -> None:
    from itertools import chain

    from tracker.exports import LEDGER_COLUMNS, Heading, write_xlsx

    with tempfile.TemporaryFile() as file:
        write_xlsx(file, LEDGER_COLUMNS, Heading("", ""), chain.from_iterable(_rows(ids)))


def _feed(ids: Any) -> None:
    from tracker.feeds.calendar import calendar_parts

    _drain(calendar_parts("", _rows(ids), lambda row: f"https://localhost/{row.directive.public_id}"))


def _drain(parts: Iterator) -> None:
    for _part in parts:
        pass


FORMATS: dict[str, Callable[[Any], None]] = {"csv": _csv, "xlsx": _xlsx, "feed": _feed}


if __name__ == "__main__":
    main()
