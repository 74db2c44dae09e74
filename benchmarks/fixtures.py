"""What the fixture export costs: ``python -m benchmarks.fixtures [FOLDER]``, at 10,000 directives and at 50,000.

Each is written in a process of its own with the real settings: seconds of the processor, the least of some, and what
the process grew by at most (resident memory, as Linux tells it).  Beside them stands what Django's own `dumpdata` takes
on the same database, naming rows by natural keys as a fixture does, and by their numbers, which asks far less; and what
is asked for.  FOLDER keeps the throw-away databases; they are made where they are not there.

On PostgreSQL: ``python -m tests.postgres python -m benchmarks.fixtures``.  Its server's time is not counted.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django
import environ
from django.utils import timezone

from benchmarks.exporting import resident

FOLDER = Path("var")
FEW, MANY = 10_000, 50_000
MOST_GROWTH, MOST_MEMORY, MOST_TIME = 1.3, 64_000, 0.5


def main() -> None:
    """Print seconds and megabytes of each way of writing, for few and for many, and how these compare."""
    asked = _arguments()
    if asked.only:
        _set_up(asked.database)
        print(json.dumps(WAYS[asked.only]()))
        return
    found = {size: _all_ways(_database(asked.folder, size), size, asked.rounds) for size in (asked.few, asked.many)}
    few, many = (found[size] for size in (asked.few, asked.many))
    for size in found:
        for way in ("natural", "plain"):
            _compare(f"{size}: time / {way}", found[size]["now"]["s"] / found[size][way]["s"], MOST_TIME)
    _compare("memory of many / few", many["now"]["kB"] / few["now"]["kB"], MOST_GROWTH)
    _compare("memory of many, MB", many["now"]["kB"] / 1000, MOST_MEMORY / 1000)


def _compare(name: str, value: float, most: float) -> None:
    print(f"{name:24} {value:8.2f}   asked: at most {most:g}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fixtures", description="What a fixture costs.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="where the throw-away databases are kept")
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=WAYS, help="write once in this process, and print what it took as JSON")
    parser.add_argument("--database", help="the address of the database to write")
    return parser.parse_args()


def _set_up(database: str) -> None:
    os.environ |= {"DEMO": "on", "DEBUG": "off", "DATABASE_URL": database}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()


def _database(folder: Path, directives: int) -> str:
    """The address of a database with so many, made where it is not there."""
    server = os.environ.get("TEST_DATABASE_URL")
    name = f"fixtures_{directives}"
    address = server.replace("/postgres?", f"/{name}?") if server else f"sqlite:///{folder.resolve() / name}.sqlite3"
    if server or not (folder / f"{name}.sqlite3").exists():
        if server:
            _create(server, name)
        _in_a_process(address, "make", directives)
    return address


def _create(server: str, name: str) -> None:
    import psycopg

    parts = environ.Env.db_url_config(server)
    with psycopg.connect(user=parts["USER"], dbname=parts["NAME"], autocommit=True, **parts["OPTIONS"]) as connection:
        connection.execute(f"CREATE DATABASE {name}")


def _all_ways(database: str, size: int, rounds: int) -> dict[str, dict[str, float]]:
    found = {}
    for way in ("now", "formerly", "plain", "natural"):
        taken = [_in_a_process(database, way) for _ in range(rounds)]
        found[way] = {key: min(one[key] for one in taken) for key in ("s", "kB")}
        print(f"{size:8} {way:9} {found[way]['s']:8.2f} s {found[way]['kB'] / 1000:8.1f} MB", flush=True)
    return found


def _in_a_process(database: str, way: str, many: int = FEW) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.fixtures", "--database", database, "--only", way, "--many", str(many)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)


def _make() -> dict[str, float]:
    from django.core.management import call_command

    from benchmarks import large_ledger  # knows models, which need settings

    call_command("migrate", verbosity=0)
    large_ledger.fill(timezone.localdate(), _arguments().many)
    return {}


def _measured(write: Callable[[Path], object]) -> dict[str, float]:
    from django.db import connection

    connection.ensure_connection()
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        held, begun = resident(), time.process_time()
        write(Path(folder) / "fixture.json")
        return {"s": time.process_time() - begun, "kB": max(resident() - held, 1)}


def _now() -> dict[str, float]:
    from tracker.exports.fixtures import export_fixture

    return _measured(export_fixture)


def _formerly() -> dict[str, float]:
    from benchmarks.former_fixtures import export_formerly

    return _measured(export_formerly)


def _dumped(*, natural: bool) -> dict[str, float]:
    from django.core.management import call_command

    how = {"natural_foreign": natural, "natural_primary": natural, "verbosity": 0}
    return _measured(lambda path: call_command("dumpdata", "tracker", "extraction", output=str(path), **how))


WAYS: dict[str, Callable[[], dict[str, float]]] = {
    "make": _make,
    "now": _now,
    "formerly": _formerly,
    "plain": lambda: _dumped(natural=False),
    "natural": lambda: _dumped(natural=True),
}


if __name__ == "__main__":
    main()
