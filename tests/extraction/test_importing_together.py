"""Several people bring in the same file at the same moment, on either database: it comes in once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from extraction.actions import AlreadyImported, import_file, receive
from extraction.models import ExtractionRun
from tests.builders import SOME_MOMENT
from tests.intake.files.docx import put
from tests.intake.files.words import DATED, OTHER
from tracker.models import SourceFile, Speaker, Speech

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE, ROUNDS = 6, 4


def imported_together(paths) -> list[str]:
    """What became of it when each path is imported by somebody else at the same moment: a name, or who was first."""
    together = Barrier(len(paths))

    def one_person(number: int) -> str:
        try:
            received = receive(paths[number], paths[number].name)
            together.wait(timeout=60)
            return import_file(received, received.drafts, by=f"person{number}", at=SOME_MOMENT).imported_by
        except AlreadyImported as refusal:
            return f"after {refusal.source.imported_by}"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(paths)) as pool:
        return list(pool.map(one_person, range(len(paths))))


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_all_who_import_the_same_file_at_once_one_wins_and_the_others_are_told(tmp_path, round_):
    answers = imported_together([put(tmp_path, f"{n}.txt", DATED.encode()) for n in range(PEOPLE)])

    winner = SourceFile.objects.get().imported_by
    assert sorted(answers) == sorted([winner] + [f"after {winner}"] * (PEOPLE - 1))
    assert Speech.objects.count() == ExtractionRun.objects.count() == 1


def test_files_of_one_speaker_that_come_in_at_once_share_the_speaker(tmp_path):
    contents = [DATED, OTHER, f"{DATED}完。\n", f"{OTHER}完。\n"]

    answers = imported_together([put(tmp_path, f"{n}.txt", text.encode()) for n, text in enumerate(contents)])

    assert answers == [f"person{n}" for n in range(len(contents))]
    assert Speaker.objects.count() == 1
