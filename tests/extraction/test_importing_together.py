"""Several people import at the same moment, on either database: the same file, meeting and speaker come in once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from extraction.actions import AlreadyImported, import_file, receive
from extraction.models import ExtractionRun
from tests.builders import SOME_MOMENT
from tests.intake.files.docx import put
from tests.intake.files.words import DATED, OTHER
from tracker.models import Meeting, SourceFile, Speaker, Speech

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


def of_one_meeting(speakers: list[str], township: str) -> bytes:
    """A file of speeches that these people gave at one meeting on one day, each long enough to stand by itself."""
    speeches = [
        f"在全县春季护林会议上的讲话\n县委常委  {name}\n（2026年3月2日）\n\n同志们：\n{name}联系{township}。"
        "3月底前，林下枯枝要清理一遍，逐村逐户走到，清理情况报县林业局。护林员每天巡山，巡到哪里、看到什么，都记在本子上。"
        "防火隔离带4月10日前由县林业局验收，没有验收的山头不得开放。各村备足水泵和水带，4月5日前试用一次。\n"
        for name in speakers
    ]
    return "\n\n".join(speeches).encode()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_new_meeting_whose_files_come_in_at_once_is_one(tmp_path, round_):
    paths = [put(tmp_path, f"{n}.txt", of_one_meeting(["秦柏"], f"第{n}片区")) for n in range(PEOPLE)]

    imported_together(paths)

    assert Speech.objects.count() == PEOPLE
    assert Meeting.objects.get().title == "全县春季护林会议"


def test_files_that_name_the_same_in_another_order_do_not_wait_for_each_other(tmp_path):
    paths = [
        put(tmp_path, "there.txt", of_one_meeting(["秦柏", "卢槐", "方榆"], "东片区")),
        put(tmp_path, "back.txt", of_one_meeting(["方榆", "卢槐", "秦柏"], "西片区")),
    ]

    imported_together(paths)

    assert Speech.objects.count() == 6
    assert Speaker.objects.count() == 3
    assert Meeting.objects.count() == 1
