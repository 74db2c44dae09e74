"""The throw-away server: loud where it cannot be had, gone when its run is killed."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def no_programs(monkeypatch):
    monkeypatch.setattr(postgres, "server_programs", lambda: None)
    monkeypatch.delenv("REQUIRE_PG", raising=False)


def test_without_server_programs_the_run_says_so_loudly_and_goes_on(no_programs, capsys):
    assert postgres.main(["false"]) == 0
    assert "POSTGRESQL WAS NOT TESTED" in capsys.readouterr().err


def test_without_server_programs_an_insisting_run_fails(no_programs, monkeypatch):
    monkeypatch.setenv("REQUIRE_PG", "1")
    assert postgres.main(["true"]) == 1


def test_server_programs_are_found_where_pg_bindir_says(monkeypatch, tmp_path):
    for name in ["initdb", "postgres", "pg_isready"]:
        (tmp_path / name).touch()
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    assert postgres.server_programs() == tmp_path
    (tmp_path / "postgres").unlink()
    assert postgres.server_programs() != tmp_path


def processes_naming(word: str) -> list[int]:
    """The ids of running processes whose command line contains `word`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:  # it has just ended
                continue
            if word.encode() in command:
                found.append(int(entry.name))
    return found


def wait_until(condition, seconds: float = 20) -> bool:
    """Whether `condition` came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.skipif(postgres.server_programs() is None, reason="no PostgreSQL here")
def test_a_killed_run_leaves_no_server_behind():
    told = "import os, time; print(os.environ['TEST_DATABASE_URL'], flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", told]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    url = next(line for line in run.stdout if line.startswith("postgres://")).strip()
    data = Path(url.partition("host=")[2])
    assert processes_naming(str(data))
    run.kill()
    run.wait()
    assert wait_until(lambda: not processes_naming(str(data)))
    shutil.rmtree(data.parent)  # its files are the one thing a killed run cannot remove
