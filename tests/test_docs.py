"""What the documents say holds: every setting is explained, what they name is there, and their Python runs."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = [path for path in sorted((ROOT / "docs").rglob("*.md")) if path.name != "rules.md"]  # rules.md is generated
PAGES = {
    page.relative_to(ROOT).as_posix(): page.read_text()
    for page in [*DOCS, *map(ROOT.joinpath, ["README.md", "CONTRIBUTING.md"])]
}
OPERATING = PAGES["docs/operating.md"]
# `tracker/files/store.py` anywhere; between backquotes also a file by its last part, and a module by its dotted name.
PATHS = re.compile(
    r"(?<![\w./-])(?:benchmarks|deploy|docs|extraction|findings|fixtures|seeds|tests|tracker)/[\w./-]*\w"
    r"|(?<=`)[\w/-]+\.(?:css|html|js|md|py|toml)(?=`)"
)
MODULES = re.compile(r"`((?:extraction|tests|tracker)(?:\.[a-z_]+)+)`")
NEVER_MADE = {"settings/demo.py", "settings/production.py"}  # docs/decisions/0001 says why


def is_there(path: str, tracked: list[str]) -> bool:
    """Whether the checkout has this file or folder; of a file the last part of its path is enough."""
    return (ROOT / path).exists() or any(name.endswith(f"/{path}") for name in tracked)


@pytest.fixture(scope="module")
def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split("\0")


def test_every_setting_that_is_read_has_its_row_in_the_table_of_settings():
    read = re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "tracker" / "settings.py").read_text())
    assert {"SECRET_KEY", "DATABASE_URL", "TRACKER_HOME"} <= set(read)
    assert [name for name in read if f"\n| `{name}` | " not in OPERATING] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_files_and_modules_a_page_names_are_there(page, tracked):
    modules = [name.replace(".", "/") for name in MODULES.findall(PAGES[page])]
    named = {*PATHS.findall(PAGES[page])} - NEVER_MADE
    assert [path for path in sorted(named) if not is_there(path, tracked)] == []
    assert [path for path in modules if not (is_there(path, tracked) or is_there(f"{path}.py", tracked))] == []


def test_the_search_for_names_finds_them():
    said = "see `tracker/gone.py`, deploy/nginx.conf: `cards.py`, `tracker.rows.ledger`, not https://x/docs/a.md"
    assert PATHS.findall(said) == ["tracker/gone.py", "deploy/nginx.conf", "cards.py"]
    assert MODULES.findall(said) == ["tracker.rows.ledger"]
