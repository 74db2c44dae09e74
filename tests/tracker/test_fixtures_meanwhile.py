"""An export is of one moment and in nobody's way, and where it comes to no end the former file stays."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections, transaction
from django.utils import translation

from tests.builders import a_directive, a_party, a_speech
from tracker.exports.fixtures import export_fixture, exported_models, moment, writing
from tracker.models import Directive, Meeting, Speech

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from tests import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from tracker.exports.fixtures import export_fixture, writing
as_json = writing.as_json

def killed(rows):
    for number, row in enumerate(as_json(rows)):
        yield row
        if rows.model.__name__ == "Directive" and number == 2:
            os.kill(os.getpid(), signal.SIGKILL)

writing.as_json = killed
export_fixture(Path(sys.argv[2]))
"""


@pytest.fixture
def meanwhile(monkeypatch):
    """A function that has something done in another thread, to its end, once an export has written its first row."""

    def done(work) -> None:
        threads, as_json = [], writing.as_json

        def interrupted(rows):
            for row in as_json(rows):
                yield row
                if not threads:
                    threads.append(Thread(target=apart, args=[work]))
                    threads[0].start()
                    threads[0].join(timeout=60)
                    assert not threads[0].is_alive(), "it waited for the export"

        monkeypatch.setattr(writing, "as_json", interrupted)

    return done


def apart(work) -> None:
    """Do it in a thread, on a connection of its own."""
    try:
        work()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_who_records_during_an_export_does_not_wait_and_is_wholly_not_in_it(tmp_path, meanwhile):
    a_directive(owner=a_party())
    speech = a_speech("县财政局要拨付资金。")
    rows = sum(model._default_manager.count() for model in exported_models())
    meanwhile(lambda: a_directive("晚来的", speech=speech))

    assert export_fixture(tmp_path / "ledger.json") == rows

    assert Directive.objects.filter(speech=speech).exists()
    assert "晚来的" not in (tmp_path / "ledger.json").read_text(encoding="utf-8")
    export_fixture(tmp_path / "ledger.json")
    assert "晚来的" in (tmp_path / "ledger.json").read_text(encoding="utf-8")


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_during_an_export_is_in_it(tmp_path, meanwhile):
    speeches = [a_speech(), a_speech()]
    meanwhile(lambda: Speech.objects.all().delete())

    export_fixture(tmp_path / "ledger.json")

    assert not Speech.objects.exists()
    for speech in speeches:
        assert speech.text_sha256 in (tmp_path / "ledger.json").read_text(encoding="utf-8")


@pytest.mark.django_db(transaction=True)
def test_afterwards_this_thread_reads_and_writes_the_database_again(tmp_path, monkeypatch):
    own = connections["default"]
    a_speech()
    export_fixture(tmp_path / "ledger.json")
    monkeypatch.setattr(writing, "as_json", lambda rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_fixture(tmp_path / "ledger.json")

    assert connections["default"] is own
    a_directive()
    assert Meeting.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_limits_for_pages_do_not_cut_an_export_off_and_hold_again_afterwards(tmp_path, meanwhile):
    a_speech()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '150ms'")
        cursor.execute("SET idle_in_transaction_session_timeout = '150ms'")
    try:
        meanwhile(lambda: Signal().wait(0.5))  # a slow disk
        export_fixture(tmp_path / "ledger.json")
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("150ms",)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_nothing_can_be_written_by_an_export(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "as_json", lambda rows: Meeting.objects.create(title="不该有的"))
    with pytest.raises(Exception, match="read-only"):
        export_fixture(tmp_path / "ledger.json")


@pytest.mark.django_db
def test_within_a_transaction_its_own_rows_are_exported(tmp_path):
    with transaction.atomic():
        a_directive("还没有提交的")
        export_fixture(tmp_path / "ledger.json")
    assert "还没有提交的" in (tmp_path / "ledger.json").read_text(encoding="utf-8")


def test_a_file_that_is_written_to_again_and_again_is_copied_whole(tmp_path, monkeypatch):
    """A thread that moves the same sum from row to row; each copy has all of it."""
    monkeypatch.setattr(moment, "PAGES", 1)
    path = tmp_path / "book.sqlite3"
    with sqlite3.connect(path) as book:
        book.execute("create table account (id integer primary key, sum integer, filling blob)")
        book.executemany("insert into account values (?, 10, zeroblob(3000))", [(number,) for number in range(200)])
    book.close()
    moved, enough = [], Signal()

    def move() -> None:
        with sqlite3.connect(path, timeout=60, isolation_level=None) as book:
            while not enough.wait(0.002):
                book.execute("begin immediate")
                for sign, row in ((-1, len(moved) % 200), (1, len(moved) * 7 % 200)):
                    book.execute("update account set sum = sum + ? where id = ?", [sign, row])
                book.execute("commit")
                moved.append(1)
        book.close()

    writer = Thread(target=move)
    writer.start()
    source = sqlite3.connect(path, timeout=60)
    try:
        while len(moved) < 20:
            copy = sqlite3.connect("")
            moment.copied(source, copy)
            assert copy.execute("select sum(sum), count(*) from account").fetchone() == (2000, 200)
            copy.close()
    finally:
        enough.set()
        writer.join()
        source.close()


def test_after_some_beginnings_it_is_copied_in_one_go():
    """A source that is written to between any two steps, which a step of everything leaves no room for."""

    class Busy:
        asked: list[int] = []

        def backup(self, copy, *, pages: int = -1, progress=None) -> None:
            self.asked.append(pages)
            for remaining in (0, 9, 7, 9, 9, 8, 9) * 3 if progress else ():
                progress(0, remaining, 10)

    moment.copied(Busy(), None)
    assert Busy.asked == [moment.PAGES, -1]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_export_that_is_killed_leaves_the_former_file_whole(tmp_path):
    path = tmp_path / "ledger.json"
    for number in range(5):
        a_directive(f"任务{number}")
    export_fixture(path)
    former = path.read_bytes()
    a_directive("后来的")

    command = [sys.executable, "-c", KILLED, str(connection.settings_dict["NAME"]), str(path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == -9

    assert path.read_bytes() == former
    export_fixture(path)
    assert "后来的" in path.read_text(encoding="utf-8")


def told_by_command(path: Path) -> str:
    """What the command says where it fails."""
    with translation.override("en"), pytest.raises(CommandError) as refused:
        call_command("export_fixture", path)
    return str(refused.value)


@pytest.mark.django_db
def test_a_full_disk_is_told_in_one_sentence_and_the_former_file_stays(tmp_path, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "ledger.json"
    path.write_text("the former one")
    monkeypatch.setattr(os, "fsync", full)

    assert told_by_command(path) == f"{path} cannot be written: No space left on device. Nothing was changed."
    assert path.read_text() == "the former one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_no_room_for_the_copy_is_told_in_the_same_words(tmp_path, monkeypatch):
    a_speech()
    settings = connection.settings_dict["OPTIONS"] | {"init_command": "PRAGMA max_page_count=3"}
    connection.ensure_connection()
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", settings)
    path = tmp_path / "ledger.json"

    assert told_by_command(path) == f"{path} cannot be written: No space left on device. Nothing was changed."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_fault_of_the_database_is_not_taken_for_a_full_disk(tmp_path, monkeypatch):
    def broken(source, copy) -> None:
        raise sqlite3.OperationalError("no such table")

    monkeypatch.setattr(moment, "copied", broken)
    with pytest.raises(OperationalError, match="no such table"):
        export_fixture(tmp_path / "ledger.json")
    assert list(tmp_path.iterdir()) == []
