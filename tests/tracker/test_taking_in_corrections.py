"""What former versions kept as corrections of meetings stands in the one table of changes, and comes back from it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0013_keep_how_often_and_beside", "0015_take_in_what_was_corrected_of_meetings"
FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def migrated(name: str):
    """The models as of a migration of ``tracker``, to which the database was brought."""
    executor = MigrationExecutor(connection)
    targets = [("tracker", name)]
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def newest_again(transactional_db):
    """Leaves the database as the other tests expect it."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def corrections(apps) -> list[tuple]:
    """All that a correction holds, whichever keys the rows have."""
    rows = apps.get_model("tracker", "MeetingCorrection").objects.order_by("meeting__title", "number")
    fields = ("meeting__title", "number", "former_on", "held_on", "speech__title", "former_meeting__title")
    return list(rows.values_list(*fields, "made_at", "made_by", "reason"))


def some_corrections(apps) -> None:
    """A day that was corrected twice, and a speech that came in between and left again."""
    make = {name: apps.get_model("tracker", name).objects.create for name in ("Meeting", "SourceFile", "Speech")}
    one, other = make["Meeting"](title="甲会", held_on=SECOND), make["Meeting"](title="乙会")
    signed = {"made_at": MOMENT, "imported_by": "周敏"}
    source = make["SourceFile"](
        sha256="0" * 64, name="讲话.txt", size=1, kind="txt", imported_at=MOMENT, imported_by=signed["imported_by"]
    )
    speech = make["Speech"](source=source, meeting=other, title="讲话", start=0, end=1, text="会", text_sha256="0" * 64)
    create = apps.get_model("tracker", "MeetingCorrection").objects.create
    moved = {"speech": speech, "former_on": None, "held_on": None}
    for minutes, values in enumerate(
        [
            {"meeting": one, "number": 1, "former_on": None, "held_on": FIRST},
            moved | {"meeting": one, "number": 2, "former_meeting": other, "held_on": FIRST},
            {"meeting": one, "number": 3, "former_on": FIRST, "held_on": SECOND, "reason": "通知写错"},
            moved | {"meeting": other, "number": 1, "former_meeting": one, "former_on": SECOND},
        ]
    ):
        create(made_at=MOMENT + timedelta(minutes=minutes), made_by="周敏", **values)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_corrections_become_amendments_and_nothing_is_lost_either_way(newest_again):
    old = migrated(BEFORE)
    some_corrections(old)
    were = corrections(old)

    new = migrated(AFTER)
    kept = new.get_model("tracker", "Amendment").objects.order_by("subject", "number")
    days = [("", "2026-03-01", ""), ("2026-03-01", "2026-03-02", "通知写错")]
    moves = [(("乙会", ""), ("甲会", "2026-03-01")), (("甲会", "2026-03-02"), ("乙会", ""))]
    fields = ["meeting", "meeting_day"]
    assert list(kept.values_list("subject", "number", "before", "after", "reason")) == [
        *(("meeting", n, {"held_on": was}, {"held_on": on}, why) for n, (was, on, why) in enumerate(days, 1)),
        *(
            ("speech", n, dict(zip(fields, former, strict=True)), dict(zip(fields, given, strict=True)), "")
            for n, (former, given) in enumerate(moves, 1)
        ),
    ]
    assert set(kept.values_list("made_by", "step")) == {("周敏", "changed")}
    assert len(set(kept.values_list("made_at"))) == 4

    assert corrections(migrated(BEFORE)) == were
