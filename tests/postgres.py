"""A throw-away PostgreSQL: `python -m tests.postgres COMMAND…` runs COMMAND with TEST_DATABASE_URL leading to it.

The server lives in a temporary folder, listens on a unix socket there and nowhere else, and is gone afterwards.
Where no server programs are found this says so loudly and succeeds; with REQUIRE_PG=1 it fails.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

DEBIAN_BINARIES = Path("/usr/lib/postgresql")
PR_SET_PDEATHSIG = 1  # linux/prctl.h
SKIPPED = """
************************************************************************************
*  POSTGRESQL WAS NOT TESTED: its server programs (initdb, postgres) were not found.
*  Install them (Debian: apt-get install postgresql) or set PG_BINDIR to their folder.
************************************************************************************
"""


def server_programs() -> Path | None:
    """Return the folder that holds initdb and postgres: $PG_BINDIR, PATH, or Debian's newest; None if there is none."""
    on_path = shutil.which("initdb")
    folders = [os.environ.get("PG_BINDIR"), on_path and Path(on_path).resolve().parent]
    folders += sorted(DEBIAN_BINARIES.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    needed = ["initdb", "postgres", "pg_isready"]
    candidates = [Path(folder) for folder in folders if folder]
    return next((folder for folder in candidates if all((folder / name).exists() for name in needed)), None)


def server_user() -> str | None:
    """PostgreSQL refuses to run as root: return the account to run it as, None to stay who we are."""
    if os.geteuid() != 0:
        return None
    import pwd

    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in accounts else "nobody"


def die_with_parent(how: signal.Signals) -> None:
    """Ask the kernel to end this process with signal `how` when its parent dies: a killed run leaves nothing behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)


def make_cluster(programs: Path, data: Path, user: str | None) -> None:
    """Create the files of an empty server in `data`. Locale and encoding are named: without LANG it would be ASCII."""
    command = [programs / "initdb", "-D", data, "-U", "tracker", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    made = subprocess.run([*command, "--no-sync"], user=user, cwd="/", capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"initdb failed: {made.stderr.strip()}")


def start(programs: Path, data: Path, user: str | None) -> subprocess.Popen:
    """Start the server on a socket in `data` and return it once it answers, or end with its last words."""
    settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60"]
    options = [word for setting in settings for word in ("-c", setting)]
    command = [programs / "postgres", "-D", data, "-k", data, "-h", "", *options]
    log = (data.parent / "log").open("w")
    at_once = partial(die_with_parent, signal.SIGQUIT)
    server = subprocess.Popen(command, user=user, cwd="/", stdout=log, stderr=log, preexec_fn=at_once)
    ask = [programs / "pg_isready", "-q", "-h", data, "-U", "tracker", "-d", "postgres"]
    for _ in range(150):
        if subprocess.run(ask).returncode == 0:
            return server
        if server.poll() is not None:
            break
        time.sleep(0.2)
    server.kill()
    sys.exit(f"PostgreSQL did not start: {Path(log.name).read_text()[-2000:]}")


@contextmanager
def throw_away_server(programs: Path) -> Iterator[str]:
    """Give the URL of a running empty server; stop it and remove its files afterwards."""
    user = server_user()
    home = Path(tempfile.mkdtemp(prefix="tracker-pg-"))
    server = None
    try:
        if user:
            shutil.chown(home, user)
        make_cluster(programs, home / "data", user)
        server = start(programs, home / "data", user)
        yield f"postgres://tracker@/postgres?host={home / 'data'}"
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)  # at once: there is nothing to save
            server.wait()
        shutil.rmtree(home, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run `command` against a throw-away server and return its exit status."""
    programs = server_programs()
    if programs is None:
        print(SKIPPED, file=sys.stderr)
        return 1 if os.environ.get("REQUIRE_PG") == "1" else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `finally` cleans up
    with throw_away_server(programs) as url:
        print(f"On PostgreSQL ({programs}):", flush=True)
        environment = os.environ | {"TEST_DATABASE_URL": url}
        politely = partial(die_with_parent, signal.SIGTERM)
        return subprocess.run(command, env=environment, preexec_fn=politely).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
