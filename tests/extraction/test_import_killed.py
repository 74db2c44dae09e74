"""An import that is killed at any moment leaves whole files in the record or none, and can simply be run again."""

import hashlib
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.intake.files.docx import put
from tests.intake.files.words import DATED

ROOT = Path(__file__).resolve().parents[2]
KILLS = 9
FILES = 90


class Import:
    """The command as a process of its own, on a database and a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "tracker.sqlite3"
        self.store = folder / "store"
        self.speeches = folder / "speeches"
        self.speeches.mkdir()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DEMO": "on",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "STORE_ROOT": str(self.store),
        }

    def manage(self, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def finish(self, *arguments: str) -> None:
        process = self.manage(*arguments)
        _said, complaints = process.communicate()
        assert process.returncode == 0, complaints.decode()

    def kill_while_at_work(self, seconds: float) -> None:
        """Kill it so long after it has begun with files it did not know."""
        known = self.count()
        process = self.manage("import_speeches", str(self.speeches))
        while seen := process.stderr.read1(200):
            done = re.findall(rb"(\d+)/", seen)
            if done and int(done[-1]) > known:
                break
        time.sleep(seconds)
        process.kill()
        process.communicate()

    def count(self) -> int:
        return self.asked("select count(*) from tracker_sourcefile")[0][0]

    def asked(self, query: str) -> list[tuple]:
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def half_done(self) -> list[tuple]:
        return self.asked(
            "select s.sha256 from tracker_sourcefile s left join tracker_speech p on p.source_id = s.id"
            " left join extraction_extractionrun r on r.speech_id = p.id"
            " left join extraction_proposal c on c.run_id = r.id where c.id is null"
        )

    def damaged(self) -> list[str]:
        hashes = [row[0] for row in self.asked("select sha256 from tracker_sourcefile")]
        stored = {sha256: self.store / sha256[:2] / sha256 for sha256 in hashes}
        return [
            sha256
            for sha256, path in stored.items()
            if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256
        ]


@pytest.mark.slow
def test_a_killed_import_leaves_nothing_half_done_and_can_be_run_again(tmp_path):
    chance = random.Random(2026)
    running = Import(tmp_path)
    for number in range(FILES):
        put(running.speeches, f"{number:02}.txt", (DATED + f"第{number}号\n").encode())
    running.finish("migrate", "--verbosity", "0")
    counts = set()
    for _ in range(KILLS):
        running.kill_while_at_work(chance.uniform(0, 0.2))
        assert running.half_done() == []
        assert running.damaged() == []
        counts.add(running.count())
    # Otherwise hardly a kill has fallen into the middle of the work.
    assert len(counts - {0, FILES}) >= KILLS / 3
    running.finish("import_speeches", str(running.speeches))
    assert running.count() == FILES
    assert running.asked("select count(*) from tracker_speech") == [(FILES,)]
