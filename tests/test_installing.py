"""The wheel, built from the tracked files and installed into an environment of its own, works without the checkout."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker import __version__
from tracker.home import home

ROOT = Path(__file__).resolve().parent.parent
SPEECH = "在全县安全生产会议上的讲话\n同志们：\n各乡镇要在月底前完成烟花爆竹经营点检查。\n"
SHOW_LOGIN = """
from django.test import Client
print(Client().get("/accounts/login/", HTTP_HOST="127.0.0.1").content.decode())
"""


def tracked() -> list[str]:
    """The files git knows: what a clean checkout holds."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]


def build_wheel(folder: Path) -> Path:
    """Build the wheel in a copy of the tracked files, so that nothing else can get into it."""
    checkout = folder / "checkout"
    for name in tracked():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, checkout / name)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


class Installed:
    """The wheel in a fresh environment, and an empty folder to call its commands in."""

    def __init__(self, folder: Path, wheel: Path):
        self.folder, self.programs = folder / "work", folder / "venv" / "bin"
        self.folder.mkdir()
        venv.create(folder / "venv", with_pip=False)
        pip = [sys.executable, "-m", "pip", "--python", str(self.programs / "python"), "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
        (self.packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
        # The packages it depends on, as they are installed for these tests: no index is asked.
        (self.packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))

    def run(self, program: str, *words: str) -> subprocess.CompletedProcess:
        """Call one of its commands for a demo, in the folder."""
        environment = {"PATH": os.environ["PATH"], "DEMO": "on", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [str(self.programs / program), *words]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)

    def files(self) -> set[str]:
        """What lies among its packages, without what Python compiles."""
        found = [path for path in self.packages.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        return {path.relative_to(self.packages).as_posix() for path in found}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def installed(tmp_path, wheel):
    return Installed(tmp_path, wheel)


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_both_apps_and_no_other(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {name for name in tracked() if name.startswith(("tracker/", "extraction/"))}
    assert {Path(name).suffix for name in held} >= {".py", ".html", ".css", ".js", ".svg", ".mo", ".po", ".toml"}


@pytest.mark.slow
def test_the_ledger_is_set_up_and_shown_in_chinese_from_an_empty_folder_and_writes_nowhere_else(installed):
    before = installed.files()
    assert installed.run("commitment-tracker", "--version").stdout == f"commitment-tracker {__version__}\n"
    for words in (["migrate", "--verbosity", "0"], ["check", "--database", "default"], ["collectstatic", "--noinput"]):
        done = installed.run("commitment-tracker", *words)
        assert done.returncode == 0, done.stderr
    assert "登录" in installed.run("commitment-tracker", "shell", "--verbosity", "0", "-c", SHOW_LOGIN).stdout

    assert [path.name for path in installed.folder.iterdir()] == ["var"]
    assert (installed.folder / "var" / "tracker.sqlite3").is_file()
    assert installed.files() == before


@pytest.mark.slow
def test_a_speech_is_read_without_database_and_settings_and_nothing_is_written(installed, tmp_path):
    speech = tmp_path / "speech.txt"
    speech.write_text(SPEECH, encoding="utf-8")
    read = installed.run("read-speech", str(speech), "--held-on", "2026-01-05")
    assert "2026-01-31" in read.stdout, read.stderr
    assert installed.run("read-speech", "--version").stdout == f"read-speech {__version__}\n"
    assert list(installed.folder.iterdir()) == []


@pytest.mark.slow
def test_planting_without_seeds_says_in_one_sentence_where_they_are_to_be_had(installed):
    installed.run("commitment-tracker", "migrate", "--verbosity", "0")
    refused = installed.run("commitment-tracker", "plant")
    assert refused.returncode == 1
    assert str(installed.folder / "seeds") in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def pins(name: str) -> dict[str, str]:
    """The version a list of requirements names for each package."""
    return dict(re.findall(r"^([a-z0-9.-]+)(?:\[\w+])?==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def test_what_is_installed_are_the_versions_that_were_tested():
    installed, tested = pins("requirements.txt"), pins("requirements-dev.txt")
    assert "django" in installed
    assert installed.items() <= tested.items()


def test_a_checkout_works_in_itself_and_an_installed_program_where_it_is_called(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert home("", ROOT) == ROOT
    assert home("", tmp_path / "site-packages") == tmp_path


def test_the_folder_asked_for_wins_and_has_to_be_there(tmp_path):
    assert home(str(tmp_path), ROOT) == tmp_path
    with pytest.raises(ImproperlyConfigured, match="TRACKER_HOME is no folder"):
        home(str(tmp_path / "mistyped"), ROOT)
