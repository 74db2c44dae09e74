"""A ledger as large as a county fills in three years, for measuring; `benchmarks.pages` makes it and measures on it.

Half of it is open; seven in ten have a day, one in ten nobody who answers; deadlines were moved, steps reported.  The
same number of directives gives the same ledger, except that it ends today.  It is written by rows, past ``actions``.
Not analysed: no office does that to its SQLite file, and the pages must be quick without.
"""

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from benchmarks import county
from benchmarks.large_parts import BY, Said, awaiting, decided, directive
from extraction.models import ExtractionRun
from tracker.models import Meeting, Membership, NumberedYear, ResponsibleParty, SourceFile, Speaker, Speech
from tracker.search import rebuild

DAYS = 3 * 365
LEVELS = ["city", "county", "county", "county", "township"]
AT_ONCE = 5_000


def fill(today: date, directives: int = 50_000, demand: county.Demanding = county.demand) -> None:
    """Write the whole ledger into an empty database, and make it findable."""
    with transaction.atomic():
        write(rows(random.Random(directives), today, directives, demand))
    _go_on_counting()
    rebuild()


def write(rows: Iterable[Model]) -> None:
    """Write rows of any models, many at once; what they refer to may come later."""
    waiting: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        waiting[type(row)].append(row)
        if len(waiting[type(row)]) == AT_ONCE:
            type(row)._default_manager.bulk_create(waiting.pop(type(row)))
    for model, left in waiting.items():
        model._default_manager.bulk_create(left)


def rows(
    dice: random.Random, today: date, directives: int, demand: county.Demanding = county.demand
) -> Iterator[Model]:
    """Every row of the ledger: 1,200 meetings and 3,000 speeches to 50,000 directives, and one speech to review."""
    yield from registry()
    meetings, speeches = max(directives * 3 // 125, 1), max(directives * 3 // 50, 1)
    yield from (Speaker(pk=pk, name=f"{pk}某", post="县委副书记、县长" if pk % 2 else "副县长") for pk in range(1, 41))
    days = {pk: today - timedelta(days=DAYS - DAYS * pk // meetings) for pk in range(1, meetings + 1)}
    for pk, day in days.items():
        title = f"全县{dice.choice(county.TRADES)}工作第{pk}次调度会"
        yield Meeting(pk=pk, title=title, held_on=day, level=dice.choice(LEVELS))
    recorded: Counter[int] = Counter()
    for pk in range(1, speeches + 1):
        numbers = range((pk - 1) * directives // speeches + 1, pk * directives // speeches + 1)
        meeting = (pk - 1) * meetings // speeches + 1
        text, demands = county.speech(dice, len(numbers), length=5_000, demand=demand)
        yield from stored(pk, meeting, days[meeting], text)
        for number, found in zip(numbers, demands, strict=True):
            said = Said(number, pk, days[meeting], found)
            recorded[said.at.year] += 1
            yield from directive(dice, said, today, serial=recorded[said.at.year])
            yield from decided(said)
    yield from (NumberedYear(year=year, last=last) for year, last in recorded.items())
    text, demands = county.speech(dice, 40, length=6_000, demand=demand)
    yield from stored(speeches + 1, meetings, today, text)
    last = Said(0, speeches + 1, today, demands[0])
    yield from (
        awaiting(replace(last, demand=found), number, pk=directives + number) for number, found in enumerate(demands, 1)
    )


def _go_on_counting() -> None:
    """PostgreSQL counts keys by itself, and knows nothing of those that were given here."""
    models = [model for app in ("tracker", "extraction") for model in apps.get_app_config(app).get_models()]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)


def registry() -> Iterator[Model]:
    """Units under units, and collectives with members."""
    numbers: dict[str, int] = {}
    for name, above in county.units():
        numbers[name] = len(numbers) + 1
        yield ResponsibleParty(pk=numbers[name], name=name, kind="unit", parent_id=numbers[above] if above else None)
    towns = [pk for name, pk in numbers.items() if name.endswith("镇")]
    for pk, name in enumerate(county.collectives(), len(numbers) + 1):
        yield ResponsibleParty(pk=pk, name=name, kind="collective")
        yield from (Membership(collective_id=pk, member_id=member) for member in towns)


def stored(pk: int, meeting: int, day: date, text: str) -> Iterator[Model]:
    """A speech with the file it came in, and its reading."""
    digest = hashlib.sha256(f"{pk} {text}".encode()).hexdigest()
    at = datetime.combine(day, time(8), UTC)
    source = {"name": f"讲话{pk}.docx", "size": 3 * len(text), "kind": "docx", "imported_at": at, "imported_by": BY}
    yield SourceFile(pk=pk, sha256=digest, **source)
    whose = {"source_id": pk, "meeting_id": meeting, "speaker_id": pk % 40 + 1, "title": "在调度会上的讲话"}
    yield Speech(pk=pk, start=0, end=len(text), text=text, text_sha256=digest, **whose)
    yield ExtractionRun(pk=pk, speech_id=pk, number=1, rules_hash="0" * 64, anchor_on=day, read_at=at, read_by=BY)
