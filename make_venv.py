"""Make an empty virtual environment with pip in it: `python3 make_venv.py .venv`.

`python3 -m venv` is enough on most machines. Debian leaves out the part of it that brings pip (package
python3-venv), so there pip is fetched from the package index. Needs nothing but Python's own library.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import venv
from pathlib import Path

PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
OLDEST = (3, 11)


def fetch_pip(folder: Path) -> Path:
    """Download the pinned pip wheel into `folder`; raise ValueError if it is not the one that was pinned."""
    page = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    listing = urllib.request.urlopen(page, timeout=60).read().decode()
    link = re.search(rf'href="([^"]*{re.escape(PIP_WHEEL)})[#"]', listing)
    if link is None:
        raise ValueError(f"{page} has no {PIP_WHEEL}")
    url = urllib.parse.urljoin(page, link[1])
    content = urllib.request.urlopen(url, timeout=60).read()
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise ValueError(f"{url} is not the file that was pinned")
    wheel = folder / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def add_pip(environment: Path) -> None:
    """Install pip into `environment` with the fetched wheel itself: a wheel of pip can be run."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = fetch_pip(Path(folder))
        python = environment / "bin" / "python"
        subprocess.run([python, wheel / "pip", "install", "--quiet", "--no-index", wheel], check=True)


def main(environment: Path) -> None:
    """Make `environment`, or end with one sentence that says what is missing."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: set PYTHON=/path/to/python3.11.")
    has_pip = importlib.util.find_spec("ensurepip") is not None
    try:
        venv.create(environment, with_pip=has_pip, clear=True)
        if not has_pip:
            add_pip(environment)
    except (OSError, ValueError, subprocess.CalledProcessError) as reason:
        shutil.rmtree(environment, ignore_errors=True)  # half an environment would pass for a whole one next time
        sys.exit(f"No environment with pip ({reason!r}): apt-get install python3-venv, then try again.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
