"""What the index of words is worth: ``python -m benchmarks.searching [FILE] [--directives N]``.

The list's former search (LIKE, for each word, in words and quote) against ``tracker.search.holding``, in one run on
one ledger, the rows of each query compared; under ``python -m tests.postgres`` on PostgreSQL, else on SQLite in FILE, a
throw-away database that is made where it is not there.  The ledger is that of ``benchmarks.pages``, said in the clauses
of the labelled speeches (``benchmarks/said.py``): its own words are so few that each stands in one of nine directives.
"""

import argparse
import os
import random
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

FILE = Path("var/large-search.sqlite3")


def main() -> None:
    """Print, beside what is asked for, how each class of queries compares, and what the index costs."""
    asked = _arguments()
    file = asked.file.resolve()
    url = os.environ.get("TEST_DATABASE_URL", f"sqlite:///{file}")
    os.environ |= {"DEMO": "on", "DEBUG": "off", "DATABASE_URL": url, "ALLOWED_HOSTS": "testserver"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()
    _make_where_missing(asked.directives)

    from benchmarks import searching_costs, searching_ratios  # which know models, and they need settings

    searching_ratios.tell(random.Random(12), asked.queries)
    searching_costs.tell()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching", description="What the index is worth.")
    parser.add_argument("file", nargs="?", type=Path, default=FILE, help="the throw-away database of SQLite")
    parser.add_argument("--directives", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=40, help="of each class")
    return parser.parse_args()


def _make_where_missing(directives: int) -> None:
    from benchmarks import large_ledger, said
    from tracker.models import Directive

    call_command("migrate", verbosity=0)
    if not Directive.objects.exists():
        large_ledger.fill(timezone.localdate(), directives, said.demand)


if __name__ == "__main__":
    main()
