"""LibreOffice, which many offices have instead of Office, as tests ask it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def soffice() -> str:
    """Where LibreOffice is; skips the test, or fails it where REQUIRE_OFFICE=1 insists."""
    found = shutil.which("soffice")
    if found is None and os.environ.get("REQUIRE_OFFICE") == "1":
        pytest.fail("soffice not found, and REQUIRE_OFFICE=1 insists on it")
    if found is None:
        pytest.skip("soffice not found (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui): it is not asked")
    return found


def saved_as(kind: str, *sources: Path, profile: Path) -> list[Path]:
    """The documents of one folder, saved anew beside themselves; ``profile`` is a folder of this LibreOffice's own.

    ``kind`` is a suffix, and behind a colon the filter that writes it, where there are several.
    """
    own = f"-env:UserInstallation={profile.as_uri()}"
    command = [soffice(), own, "--headless", "--convert-to", kind, "--outdir", sources[0].parent, *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [source.with_suffix(f".{kind.split(':')[0]}") for source in sources]
