"""The program as an office runs it, in a folder of its own: gunicorn with its workers, which can be killed."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_WHOLE_SERVER = 0.1  # of the kills


class Server:
    """A running program with the demo's seeds planted."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DEMO": "on",
            "DATABASE_URL": database,
            "STORE_ROOT": str(folder / "store"),
            # More comes in here in five minutes than to an office in a month.
            "UPLOAD_FILES_PER_DAY": "100000",
            "UPLOAD_SECONDS_PER_DAY": "1000000",
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def password(self) -> str:
        """Of all its accounts."""
        return (self.folder / "demo-password").read_text().strip()

    def manage(self, *command: str) -> None:
        """Run a command of it."""
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=os.environ | self.environment, check=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "python:tracker.serving", "--bind"]
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen(
            [*command, f"127.0.0.1:{self.port}", "--log-level", "error"],
            cwd=ROOT, env=os.environ | self.environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.address}accounts/login/", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"The server does not answer; see {self.folder / 'log'}.")

    def kill_something(self, chance: random.Random) -> str:
        """Kill a worker, or now and then all at once and start anew; which of the two."""
        assert self._process is not None
        workers = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        if workers and chance.random() > _WHOLE_SERVER:
            os.kill(int(chance.choice(workers)), signal.SIGKILL)
            return "worker"
        self.stop()
        self.start()
        return "server"

    def stop(self) -> None:
        """Kill all of it."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


@contextmanager
def planted(folder: Path, database: str) -> Iterator[Server]:
    """A running server with the seeds in it; killed afterwards, and its folder removed."""
    server = Server(folder, database)
    try:
        server.manage("migrate", "--verbosity", "0")
        server.manage("plant", "--verbosity", "0")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
