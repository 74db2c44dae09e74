"""The same words again, in a file of other bytes, are told before importing, and come in twice only if one says so."""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.urls import reverse

from extraction.actions import SameWords, accept, import_file, receive, reject
from extraction.models import Proposal, SpeechWords
from tests.builders import SOME_MOMENT, WHO, a_speech
from tests.extraction.uploading import confirmed, filled_in, page, uploaded
from tests.intake.files.docx import document_bytes, put, zipped
from tests.intake.files.words import DATED, ORDER, OTHER, SECOND
from tracker.models import SourceFile, Speech

pytestmark = pytest.mark.django_db

WRAPPED = DATED.replace("隔离带", "隔\n离带").replace("10月20日", " 10 月 20 日 ")
FIRST, LATER = DATED + ORDER * 10 + "\n", OTHER + SECOND * 10 + "\n"
THIRD = FIRST.replace("护林防火", "河道清淤")


def imported(tmp_path, text: str, name: str = "first.txt") -> Speech:
    """The speech of a file of these words, as somebody imported it before."""
    received = receive(put(tmp_path, name, text.encode()), name)
    return import_file(received, received.drafts, **WHO).speeches.get()


def by_command(capsys, *arguments) -> str:
    call_command("import_speeches", *map(str, arguments))
    return capsys.readouterr().out


@pytest.fixture
def known(tmp_path):
    return imported(tmp_path, DATED)


OTHER_BYTES = {
    "again.docx": document_bytes(*DATED.splitlines()),
    "wrapped.txt": WRAPPED.encode(),
    "gbk.txt": DATED.encode("gb18030"),
    "windows.txt": DATED.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("name", OTHER_BYTES)
def test_the_same_words_in_other_bytes_are_told_by_the_command_and_do_not_come_in(tmp_path, capsys, known, store, name):
    before = sorted(path.name for path in store.rglob("*") if path.is_file())
    proposals = Proposal.objects.count()
    said = by_command(capsys, put(tmp_path, name, OTHER_BYTES[name]))
    assert known.source.imported_by in said
    assert "first.txt" in said
    assert "--again" in said
    assert (Speech.objects.count(), Proposal.objects.count()) == (1, proposals)
    assert sorted(path.name for path in store.rglob("*") if path.is_file()) == before


def test_the_command_imports_them_all_the_same_where_it_is_told_to(tmp_path, capsys, known):
    by_command(capsys, put(tmp_path, "again.docx", OTHER_BYTES["again.docx"]), "--again")
    assert Speech.objects.count() == 2
    assert set(SpeechWords.objects.values_list("number", flat=True)) == {1, 2}


def test_other_words_come_in_without_a_word(tmp_path, capsys, known):
    said = by_command(capsys, put(tmp_path, "other.txt", DATED.replace("10月20日", "10月25日").encode()))
    assert "--again" not in said
    assert Speech.objects.count() == 2


def test_of_three_speeches_of_a_file_the_known_one_is_left_out_and_the_others_come_in(tmp_path, capsys):
    first = imported(tmp_path, LATER)
    said = by_command(capsys, put(tmp_path, "three.txt", (FIRST + LATER + THIRD).encode()))
    assert "--again" in said
    source = SourceFile.objects.get(name="three.txt")
    assert [speech.text for speech in source.speeches.order_by("start")] == [FIRST, THIRD]
    [rest] = [note["params"] for note in source.notes if note["key"] == "left_out"]
    assert rest["words"] == first.text


def test_the_same_speech_twice_in_one_file_comes_in_once(tmp_path, capsys):
    by_command(capsys, put(tmp_path, "twice.txt", (FIRST + LATER + FIRST).encode()))
    assert [speech.text for speech in Speech.objects.order_by("start")] == [FIRST, LATER]


def test_files_of_the_same_words_in_one_go_come_in_once(tmp_path, capsys):
    by_command(capsys, put(tmp_path, "all.zip", zipped({"a.docx": OTHER_BYTES["again.docx"], "b.txt": DATED})))
    assert SourceFile.objects.get().name == "all.zip/a.docx"


def test_speeches_that_came_in_by_another_way_are_known_as_well(tmp_path, capsys):
    a_speech(DATED)
    by_command(capsys, put(tmp_path, "wrapped.txt", WRAPPED.encode()))
    assert Speech.objects.count() == 1


@pytest.mark.usefixtures("reviewer")
class TestUploading:
    """What the page says, and what becomes of it."""

    def test_the_page_says_who_imported_the_same_words_and_what_was_decided_then(self, client, known):
        first, second = known.proposals.in_reading_order()[:2]
        accept(first, **WHO)
        reject(second, "exhortation", **WHO)
        response = uploaded(client, again__docx=OTHER_BYTES["again.docx"])
        shown = page(response)
        [form] = response.context["files"][0].speeches
        assert known.source.imported_by in str(form.there)
        assert "first.txt" in shown
        assert reverse("admin:tracker_speech_change", args=[known.pk]) in shown
        [there] = form.there.imported
        assert {state: there.counts.get(state, 0) for state in ("accepted", "rejected", "corrected")} == {
            "accepted": 1,
            "rejected": 1,
            "corrected": 0,
        }

    def test_without_a_tick_nothing_is_imported_and_that_is_said(self, client, known):
        response = confirmed(client, uploaded(client, wrapped__txt=WRAPPED))
        assert known.source.imported_by in page(client.get(response.url))
        assert SourceFile.objects.get() == known.source

    def test_with_a_tick_it_is_imported_all_the_same(self, client, known):
        response = uploaded(client, wrapped__txt=WRAPPED)
        [form] = response.context["files"][0].speeches
        sent = filled_in(response) | {form.add_prefix("again"): "on"}
        client.post(reverse("admin:tracker_sourcefile_confirm"), sent)
        assert Speech.objects.count() == 2

    def test_of_two_speeches_the_new_one_comes_in(self, client, tmp_path):
        imported(tmp_path, FIRST)
        confirmed(client, uploaded(client, both__txt=FIRST + LATER))
        assert [speech.text for speech in SourceFile.objects.get(name="both.txt").speeches.all()] == [LATER]

    def test_what_is_not_imported_need_not_be_filled_in(self, client, tmp_path):
        imported(tmp_path, FIRST)
        response = uploaded(client, both__txt=FIRST + LATER)
        known = response.context["files"][0].speeches[0]
        sent = filled_in(response) | {known.add_prefix("meeting"): ""}
        assert client.post(reverse("admin:tracker_sourcefile_confirm"), sent).status_code == 302
        assert SourceFile.objects.filter(name="both.txt").exists()

    def test_two_files_of_the_same_words_on_one_page_are_told(self, client):
        response = uploaded(client, a__docx=OTHER_BYTES["again.docx"], b__txt=DATED)
        first, second = (file.speeches[0] for file in response.context["files"])
        assert (first.there.above, second.there.above) == ("", "a.docx")
        confirmed(client, response)
        assert SourceFile.objects.get().name == "a.docx"

    def test_what_somebody_imports_while_the_page_is_open_is_told_on_confirming(self, client, tmp_path):
        response = uploaded(client, wrapped__txt=WRAPPED)
        known = imported(tmp_path, DATED)
        answer = confirmed(client, response)
        assert known.source.imported_by in page(client.get(answer.url))
        assert SourceFile.objects.get() == known.source


PEOPLE = 5


@pytest.mark.django_db(transaction=True)
def test_of_all_who_import_the_same_words_at_once_one_wins_and_the_others_are_told(tmp_path):
    texts = [DATED.replace("县林业局", " " * number + "县林业局") for number in range(1, PEOPLE + 1)]
    received = [receive(put(tmp_path, f"{n}.txt", text.encode()), f"{n}.txt") for n, text in enumerate(texts)]
    together = Barrier(PEOPLE)

    def one_person(number: int) -> str:
        try:
            together.wait(timeout=60)
            return import_file(received[number], received[number].drafts, by=f"p{number}", at=SOME_MOMENT).imported_by
        except SameWords as refusal:
            return f"after {refusal.known[0].speech.source.imported_by}"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(one_person, range(PEOPLE)))

    winner = SourceFile.objects.get().imported_by
    assert sorted(answers) == sorted([winner] + [f"after {winner}"] * (PEOPLE - 1))
    assert SpeechWords.objects.get().number == 1


def test_speeches_that_were_there_before_have_their_words_noted_by_the_migration():
    first, again = a_speech(DATED), a_speech(WRAPPED)
    import_module("extraction.migrations.0007_note_the_words_of_what_is_there").note_words(apps, None)
    noted = SpeechWords.objects.order_by("number")
    assert [(row.speech, row.number) for row in noted] == [(first, 1), (again, 2)]
    assert len({row.wordprint for row in noted}) == 1
