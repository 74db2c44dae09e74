"""What the documents say holds: every setting is explained, what they name is there, and their Python runs."""

import re
import subprocess
import textwrap
from datetime import date
from pathlib import Path

import pytest

from extraction.reader import load_rulebook, shipped
from tracker import choices
from tracker.filtering import filters
from tracker.questions import states

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
SNIPPETS = re.compile(r"^ *```(python|sh)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
NEVER_MADE = {"settings/demo.py", "settings/production.py"}  # docs/decisions/0001 says why


def is_there(path: str, tracked: list[str]) -> bool:
    """Whether the checkout has this file or folder; of a file the last part of its path is enough."""
    return (ROOT / path).exists() or any(name.endswith(f"/{path}") for name in tracked)


def snippets(page: str, language: str) -> list[str]:
    """What a page shows in this language, each as it would stand in a file of its own."""
    return [textwrap.dedent(text) for name, text in SNIPPETS.findall(PAGES[page]) if name == language]


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


def test_the_state_that_contributing_adds_is_one():
    [state] = [text for text in snippets("CONTRIBUTING.md", "python") if "State(" in text]
    added = eval(state, vars(states))
    assert isinstance(added, states.State)
    assert added.key == "repeating"
    assert added.among is states.followed


def test_the_filter_that_contributing_adds_is_one():
    [declared] = [text for text in snippets("CONTRIBUTING.md", "python") if "Filter(" in text]
    added: dict[str, object] = {}
    exec(declared, vars(choices) | vars(filters), added)
    assert isinstance(added["time"], filters.ChoiceFilter)


@pytest.mark.parametrize("commands", snippets("docs/operating.md", "sh"), ids=lambda text: text.split("\n")[0][:40])
def test_a_shell_understands_what_operating_has_typed(commands):
    parsed = subprocess.run(["bash", "-n"], input=commands, capture_output=True, text=True)
    assert (parsed.returncode, parsed.stderr) == (0, "")


def test_the_words_shown_as_an_office_s_own_can_be_read(tmp_path):
    (tmp_path / "lexicon").mkdir()
    for number, words in enumerate(re.findall(r"```toml\n(.*?)```", OPERATING, re.DOTALL)):
        (tmp_path / "lexicon" / f"own{number}.toml").write_text(words, encoding="utf-8")

    own = load_rulebook(office=tmp_path)
    assert "清河试验站" in own.lexicons["organs"]
    assert own.lexicons["month_word"]["下下月"] == 2
    assert date(2027, 1, 1) in own.lexicons["official_days_off"]["2027"]
    assert own.hash != shipped().hash
