"""However many rows are exported, no more of them are held at a time."""

import io
import sys
from datetime import date
from itertools import chain

import pytest

from benchmarks.measuring import peak_bytes
from tests.builders import a_directive, a_party
from tracker.exports import LEDGER_COLUMNS, Heading, batches, csv_parts, ids_of, write_xlsx
from tracker.feeds.calendar import calendar_parts
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ON = date(2026, 10, 8)
BATCH = 60


def as_csv(ids):
    """A download that keeps nothing."""
    for _part in csv_parts(batches(ids, ON)):
        pass


def as_feed(ids):
    """A calendar's."""
    for _part in calendar_parts("", batches(ids, ON), lambda row: "https://localhost/"):
        pass


def as_xlsx(ids):
    """A sheet, thrown away as it is written."""
    write_xlsx(Nowhere(), LEDGER_COLUMNS, Heading("", ""), chain.from_iterable(batches(ids, ON)))


class Nowhere(io.BytesIO):
    """A file that forgets what it was given."""

    def write(self, data) -> int:
        """Count on, keep nothing."""
        self.place = getattr(self, "place", 0) + len(data)
        return len(data)

    def tell(self) -> int:
        """Where a real file would be."""
        return getattr(self, "place", 0)

    def seekable(self) -> bool:
        """A zip file can be written without going back."""
        return False


@pytest.mark.parametrize("written", [as_csv, as_xlsx, as_feed])
def test_eight_times_the_rows_are_written_in_the_same_memory(written, monkeypatch):
    monkeypatch.setattr(sys.modules["tracker.exports.batches"], "BATCH", BATCH)
    owner = a_party()
    for number in range(BATCH):
        a_directive(f"任务{number}", due_on=ON, owner=owner)
    ids = list(ids_of(Directive.objects.all()))

    written(ids[:10])  # what is loaded once is loaded now
    few, many = peak_bytes(lambda: written(ids)), peak_bytes(lambda: written(ids * 8))
    assert many < few * 1.3
