"""``python -m tests.load [--minutes 5] [--kill-every 3] [--seed 1]``: on SQLite, or where TEST_DATABASE_URL leads to
(``python -m tests.postgres python -m tests.load``).  Status 1 where anything was lost, doubled or answered with 500."""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import django

from tests.load.acts import Person
from tests.load.browsing import Browser
from tests.load.notes import Notes
from tests.load.server import Server, planted

PEOPLE = ["reviewer", "reviewer", "reviewer", "supervisor", "supervisor", "liaison", "auditor", "admin"]


def main() -> int:
    """Load the server, hold the database against the notes, and print both."""
    asked = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="tracker-load-"))
    database = os.environ.get("TEST_DATABASE_URL", f"sqlite:///{folder / 'tracker.sqlite3'}")
    with planted(folder, database) as server:
        notes, kills = _loaded(server, asked)
        os.environ |= server.environment
        django.setup()
        from tests.load.comparing import complaints  # knows models, which need settings

        found = list(complaints(notes))
    _say(notes, kills, found)
    return 1 if found or notes.faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description="Eight people, and kills, at once.")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--kill-every", type=float, default=3, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _loaded(server: Server, asked: argparse.Namespace) -> tuple[Notes, Counter[str]]:
    """The notes of all people, and how often what was killed."""
    notes, over, kills = Notes(), threading.Event(), Counter[str]()
    people = [
        Person(Browser(server.address, notes), f"demo-{sort}", server.password, notes, asked.seed + number)
        for number, sort in enumerate(PEOPLE)
    ]
    threads = [threading.Thread(target=_at_work, args=(person, over)) for person in people]
    for thread in threads:
        thread.start()
    chance, end = random.Random(asked.seed), time.monotonic() + asked.minutes * 60
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * asked.kill_every))
        kills[server.kill_something(chance)] += 1
    over.set()
    for thread in threads:
        thread.join()
    return notes, kills


def _at_work(person: Person, over: threading.Event) -> None:
    person.log_in()
    while not over.is_set():
        person.act()


def _say(notes: Notes, kills: Counter[str], found: list[str]) -> None:
    acts = Counter(sort for sort, _mark in notes.told)
    print("requests", sum(notes.statuses.values()), dict(sorted(notes.statuses.items(), key=str)))
    print("kills", dict(kills))
    print("acknowledged", dict(acts), "without an answer", len(notes.unanswered))
    print(*(f"500: {request}" for request in notes.faults[:20]), *found[:50], sep="\n")
    lost, doubled = (sum(each.startswith(word) for each in found) for word in ("lost", "done"))
    print(
        f"{lost} lost, {doubled} doubled, {len(found) - lost - doubled} otherwise wrong, {len(notes.faults)} status 500"
    )


if __name__ == "__main__":
    sys.exit(main())
